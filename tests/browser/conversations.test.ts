import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ApplicationFile } from '@sipelandukilat/contract'
import { toLocalDate } from '@sipelandukilat/domain'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../services/api/src/platform/caller'
import { addressIndex } from '../../services/api/src/platform/crypto/address-index'
import { documentNumbersOf } from '../../services/api/src/testing/document-numbers'
import { type FarSide, startFarSide } from '../../services/api/src/testing/far-side'
import { examplePhoto } from '../../services/api/src/testing/test-application'
import { startWorker } from '../../services/api/src/worker'
import { createCitizenPhone, type PhoneChannel } from './citizen-phone'
import { chooseService } from './intake-desk'
import { inspectScreen, type OfficerSite, openOfficerSite, openPart, speak } from './officer-site'
import { review } from './portal-page'

const smsSecret = 'a-gateway-secret'
const writer = '+6281230059901'
const caller = '+6281230059902'

let farSide: FarSide
/** Where the far side posts its webhooks before the API has an address. */
let webhook: Server
let site: OfficerSite
let worker: { stop: () => Promise<void> }
let officer: Page

beforeAll(async () => {
  webhook = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', async () => {
      const answer = await fetch(`${site.system.url}/api/v1/channels/whatsapp/webhook`, {
        method: 'POST',
        headers: { 'x-hub-signature-256': String(request.headers['x-hub-signature-256']) },
        body: Buffer.concat(chunks),
      })
      response.writeHead(answer.status).end()
    })
  })
  await new Promise<void>((resolve) => webhook.listen(0, '127.0.0.1', resolve))
  farSide = await startFarSide({ webhookUrl: `http://127.0.0.1:${(webhook.address() as AddressInfo).port}` })
  site = await openOfficerSite(['intake', 'admin'], 20, {
    ...farSide.environment,
    SMS_GATEWAY_SECRET: smsSecret,
    // At any hour of the day.
    QUIET_HOURS: 'none',
  })
  // What is said one after the other has its own time.
  Object.defineProperty(site.system.clock, 'now', { get: () => new Date() })
  worker = await startWorker(site.system.app.platform, site.system.app.queues)
  officer = await site.signIn('intake@nunukan.test')
})
afterAll(async () => {
  await worker?.stop()
  await site?.close()
  await farSide?.stop()
  webhook?.close()
})
afterEach(() => {
  expect(site.complaints).toEqual([])
})

const inspect = (page: Page, name: string) => inspectScreen(page, 'conversations', name)

let count = 0
async function writeSms(text: string): Promise<void> {
  count += 1
  const { status } = await site.system.request('POST', '/api/v1/channels/sms/inbound', {
    headers: { authorization: `Bearer ${smsSecret}` },
    body: { id: `sms-${count}`, from: writer, to: '+628110000000', text, receivedAt: new Date().toISOString() },
  })
  expect(status).toBe(200)
}

type Row = {
  id: string
  handled_by: string
  officer_id: string | null
  regency_code: string
  unread: number
  waits: boolean
  said: number
}
async function conversationOf(channel: 'sms' | 'whatsapp', address: string): Promise<Row | undefined> {
  const { keyring } = site.system.app.platform
  return site.system.database.read(workerScope, (db) =>
    db.first<Row>({
      text: `select id, handled_by, officer_id, regency_code, unread, wants_person_since is not null as waits,
               (select count(*)::int from conversation_message m where m.conversation_id = c.id) as said
             from conversation c where channel = $1 and address_index = $2`,
      values: [channel, addressIndex(keyring, channel, address)],
    }),
  )
}
const said = (channel: 'sms' | 'whatsapp', address: string, least: number) =>
  expect
    .poll(async () => (await conversationOf(channel, address))?.said ?? 0, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(least)

const thread = () => officer.getByRole('log')
const row = () => officer.locator('[data-row]').filter({ hasText: 'SMS' })

test('who asks for a person by SMS stands first, with how long they wait, and is read by opening', async () => {
  await writeSms('petugas')
  await said('sms', writer, 2)
  await officer
    .getByRole('link', { name: /1 percakapan butuh petugas|Percakapan/ })
    .first()
    .waitFor()
  await openPart(officer, 'Percakapan')
  await row()
    .getByText(/Menunggu petugas sejak/)
    .waitFor()
  await row().getByText('Belum ada wilayah').waitFor()
  await officer.getByText('Pilih percakapan', { exact: true }).waitFor()
  await inspect(officer, 'list')
  await officer.keyboard.press('j')
  await officer.keyboard.press('Enter')
  await thread().getByText('petugas', { exact: true }).waitFor()
  await thread().getByText('Sistem').first().waitFor()
})

test('a conversation without a region gets one, and whoever waits still waits there', async () => {
  await officer.getByLabel('Kabupaten/kota').selectOption({ label: 'Kabupaten Nunukan' })
  await officer.getByRole('button', { name: 'Tetapkan' }).click()
  await officer.getByText('Percakapan menjadi urusan Kabupaten Nunukan.').waitFor()
  await expect.poll(() => conversationOf('sms', writer)).toMatchObject({ regency_code: '65.03', waits: true })
})

test('an officer takes over, answers on the same channel, sees it arrive, and gives back', async () => {
  await officer.getByRole('button', { name: 'Ambil alih' }).click()
  await officer.locator('.talk-head').getByText('Anda tangani').waitFor()
  await expect.poll(() => conversationOf('sms', writer)).toMatchObject({ handled_by: 'officer', waits: false })
  const before = (await farSide.received('sms', writer)).length

  await writeSms('KTP saya hilang, bagaimana?')
  await thread().getByText('KTP saya hilang, bagaimana?').waitFor({ timeout: 20_000 })
  await expect.poll(async () => (await conversationOf('sms', writer))?.unread, { timeout: 15_000 }).toBe(0)
  expect(await farSide.received('sms', writer), 'the system is silent meanwhile').toHaveLength(before)

  await officer.getByLabel('Jawaban').fill('Silakan kirim foto KK Anda.')
  await openPart(officer, 'Kotak Masuk')
  await officer.goBack()
  await thread().waitFor()
  expect(await officer.getByLabel('Jawaban').inputValue()).toBe('Silakan kirim foto KK Anda.')
  await officer.getByLabel('Jawaban').press('Control+Enter')
  const answer = thread().locator('article').last()
  await answer.getByText('Silakan kirim foto KK Anda.').waitFor()
  await answer.getByText(/^(Terkirim|Sampai)$/).waitFor({ timeout: 30_000 })
  expect(await officer.getByLabel('Jawaban').inputValue()).toBe('')
  const arrived = (await farSide.received('sms', writer)).slice(before)
  expect(arrived.map(({ content }) => content.text)).toEqual(['Silakan kirim foto KK Anda.'])
  await inspect(officer, 'thread')

  await officer.getByRole('button', { name: 'Kembalikan ke sistem' }).click()
  await officer.locator('.talk-head').getByText('Dijawab sistem').waitFor()
  await expect.poll(() => conversationOf('sms', writer)).toMatchObject({ handled_by: 'dialogue', officer_id: null })
})

test('on a phone what was said has the room, and who it is unfolds', async () => {
  await officer.setViewportSize({ width: 390, height: 844 })
  const heightOf = async () => (await thread().boundingBox())?.height ?? 0
  await expect.poll(heightOf).toBeGreaterThanOrEqual(380)
  const makeApplication = officer.getByRole('link', { name: 'Buat permohonan' })
  expect(await makeApplication.isVisible()).toBe(false)
  await inspectScreen(officer, 'conversations', 'thread-folded')
  await officer.setViewportSize({ width: 390, height: 844 })
  await officer.getByRole('button', { name: 'Buka rincian dan tindakan' }).click()
  await makeApplication.waitFor()
  await officer.getByRole('button', { name: 'Tutup rincian dan tindakan' }).click()
  const box = officer.getByLabel('Jawaban')
  const least = (await box.boundingBox())?.height ?? 0
  await box.fill('Satu\nDua\nTiga')
  await expect.poll(async () => (await box.boundingBox())?.height ?? 0).toBeGreaterThan(least)
  await box.fill('')
  await officer.setViewportSize({ width: 1280, height: 900 })
  await makeApplication.waitFor()
  expect(await officer.getByRole('button', { name: 'Buka rincian dan tindakan' }).isVisible()).toBe(false)
})

test('an officer attaches a photo; what is no photo is refused in words, and by SMS a link goes', async () => {
  const before = (await farSide.received('sms', writer)).length
  const photo = { name: 'contoh.jpg', mimeType: 'image/jpeg', buffer: await examplePhoto() }
  const archive = { name: 'arsip.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004') }
  await officer.locator('.talk-answer input[type=file]').setInputFiles([photo, archive])
  await officer.getByText(/arsip\.zip tidak terlampir: Berkas ini bukan foto/).waitFor()
  await officer.getByText(/SMS tidak membawa berkas/).waitFor()
  await inspect(officer, 'attached')
  await officer.getByRole('button', { name: 'Hapus contoh.jpg' }).click()
  expect(await officer.getByRole('button', { name: 'Kirim', exact: true }).isDisabled()).toBe(true)
  await officer.locator('.talk-answer input[type=file]').setInputFiles(photo)
  await officer.getByRole('list', { name: 'Berkas terlampir' }).getByText('contoh.jpg').waitFor()
  await officer.getByRole('button', { name: 'Kirim', exact: true }).click()
  const answer = thread().locator('article').last()
  await answer.getByRole('button', { name: 'Buka foto 1' }).waitFor()
  await answer.getByText(/^(Terkirim|Sampai)$/).waitFor({ timeout: 30_000 })
  const [arrived] = (await farSide.received('sms', writer)).slice(before)
  const [link = ''] = /\/berkas\/[\w-]{43}/.exec(arrived?.content.text ?? '') ?? []
  const citizen = await officer.context().newPage()
  await citizen.goto(link)
  await citizen.getByRole('heading', { name: 'Berkas dari petugas' }).waitFor()
  const download = citizen.waitForEvent('download')
  await citizen.getByRole('button', { name: 'Simpan ke HP ini' }).click()
  expect((await download).suggestedFilename()).toBe('berkas-1.jpg')
  await citizen.close()
  await officer.getByRole('button', { name: 'Kembalikan ke sistem' }).click()
  await officer.locator('.talk-head').getByText('Dijawab sistem').waitFor()
})

test('a photo opens large, a voice note is heard and opens a call-back, which stays until somebody has spoken', async () => {
  const base64 = (await examplePhoto()).toString('base64')
  await farSide.post('/whatsapp', { person: caller, kind: 'file', base64, contentType: 'image/jpeg', name: 'kk.jpg' })
  await said('whatsapp', caller, 2)
  await farSide.post('/whatsapp', { person: caller, kind: 'voice' })
  await said('whatsapp', caller, 4)
  await officer.getByRole('button', { name: /^Telepon Balik/ }).click()
  const call = officer.getByRole('listitem').filter({ hasText: caller })
  await call.getByText(/Telepon sebelum/).waitFor()
  expect(await call.getByRole('link', { name: `Telepon ${caller}` }).getAttribute('href')).toBe(`tel:${caller}`)
  await call.locator('audio').waitFor()
  await inspect(officer, 'call-backs')
  await call.getByRole('button', { name: 'Tidak tersambung' }).click()
  await officer.getByText('Permintaan tetap di daftar').waitFor()
  await call.waitFor()

  await call.getByRole('link', { name: 'Buka percakapan' }).click()
  await thread().locator('audio').waitFor()
  await thread().getByRole('button', { name: 'Buka foto 1' }).click()
  const dialog = officer.getByRole('dialog', { name: 'Foto 1' })
  await dialog.getByRole('button', { name: 'Perbesar' }).click()
  await expect
    .poll(() => dialog.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0)
  expect(await dialog.locator('img').getAttribute('style')).toContain('125%')
  await inspect(officer, 'photo')
  await officer.keyboard.press('Escape')
  await inspect(officer, 'files')
})

test('an application made by hand from a conversation takes its photo, is linked, and its notices go there', async () => {
  await officer.getByRole('button', { name: /^Telepon Balik/ }).click()
  await officer.getByRole('listitem').filter({ hasText: caller }).getByRole('link', { name: 'Buat permohonan' }).click()
  await chooseService(officer, 'ktp baru', 'KTP-el Baru')
  expect(await officer.locator('#channel').inputValue()).toBe('phone')
  expect(await officer.locator('[id="applicant.phone"]').inputValue()).toBe(caller)
  await officer.locator('#villageCode').fill('pembeliangan')
  await officer.getByRole('option', { name: /^Pembeliangan/ }).click()
  await officer.locator('[id="applicant.name"]').fill('Daniel Apui Tingang')
  await officer.locator('[id="applicant.nik"]').fill('6503051203099901')
  await officer.locator('[id="applicant.kkNumber"]').fill('6503050101209902')
  await officer.getByLabel('Sudah berumur 17 tahun').check()
  await officer.getByLabel('Laki-laki').check()
  await officer.locator('[id="person.birthDate"]').fill('2009-03-12')
  await officer.getByLabel('Datang ke kantor').check()
  await officer.getByLabel('Pakai berkas 1 sebagai').selectOption({ index: 1 })
  await officer.getByText(/^Dipakai:/).waitFor()
  await inspect(officer, 'entry')
  await officer.getByRole('checkbox', { name: /menyatakan/ }).check()
  const boxes = officer.locator('.ui-drop-zone input[type="file"]')
  for (let index = 1; index < (await boxes.count()); index += 1) {
    const buffer = await examplePhoto()
    await boxes.nth(index).setInputFiles({ name: `berkas-${index}.jpg`, mimeType: 'image/jpeg', buffer })
    await officer.getByText(`Terunggah: berkas-${index}.jpg`).waitFor()
  }
  await officer.getByRole('button', { name: 'Kirim permohonan' }).click()
  await officer.getByText('Tertaut ke percakapan. Pemberitahuan dikirim ke sana.').waitFor()
  await inspect(officer, 'receipt')
  const before = (await farSide.received('whatsapp', caller)).length
  await officer.getByRole('button', { name: 'Kirim nomor dan PIN ke percakapan' }).click()
  const link = officer.locator('.talk-applications').getByRole('link', { name: /SPL-/ })
  await link.waitFor()
  await expect
    .poll(async () => (await farSide.received('whatsapp', caller)).slice(before).map(({ content }) => content.text), {
      timeout: 20_000,
    })
    .toEqual([expect.stringMatching(/SPL-\w{4}-\w{4}-\w{4}\nPIN: \d{6}/)])
  await inspect(officer, 'linked')

  await link.click()
  await officer.getByRole('tab', { name: 'Pemberitahuan' }).click()
  const notices = officer.locator('.intake-deliveries')
  await notices.getByText('Permohonan diterima').waitFor()
  await notices
    .getByText(/^WhatsApp ·/)
    .first()
    .waitFor()
  await inspect(officer, 'deliveries')
})

test('a call-back that was made leaves the list; one that somebody else made is said to be', async () => {
  const other = await site.signIn('supervisor@nunukan.test')
  for (const page of [officer, other]) {
    await openPart(page, 'Percakapan')
    await page.getByRole('button', { name: /^Telepon Balik/ }).click()
    await page.getByRole('listitem').filter({ hasText: caller }).waitFor()
  }
  // Over a bad line the other one's list is not notified.
  const isReading = (url: URL) => url.pathname.endsWith('/call-backs')
  await other.route(isReading, (route) => route.abort())
  await officer.getByRole('button', { name: 'Sudah bicara' }).click()
  await officer.getByText('Tidak ada yang menunggu ditelepon').waitFor()
  await inspect(officer, 'no-call-backs')
  await other.getByRole('button', { name: 'Tidak perlu' }).click()
  await other.getByText('Permintaan ini sudah ditangani orang lain.').waitFor()
  await other.context().close()
})

test('every view and word is there in English, and an empty view says so', async () => {
  await speak(officer, 'English')
  await officer.getByRole('heading', { level: 1, name: 'Conversations' }).waitFor()
  await officer.getByRole('button', { name: 'All', exact: true }).click()
  await officer.locator('[data-row]').first().click()
  await officer.getByRole('button', { name: 'Give back to the system' }).waitFor()
  await inspect(officer, 'english')
  await officer.getByLabel('Channel').selectOption('email')
  await officer.getByText('This view holds no conversation.').waitFor()
  await inspect(officer, 'empty')
  await speak(officer, 'Bahasa Indonesia')
})

test('an administrator sees how the channels are and what to do', async () => {
  const province = await site.signIn('admin@kaltara.test')
  expect(await province.getByRole('link', { name: 'Percakapan' }).count(), 'no citizen’s words for the province').toBe(
    0,
  )
  await openPart(province, 'Kanal')
  await province.getByRole('heading', { name: 'WhatsApp' }).waitFor()
  await province.getByText('Terpasang', { exact: true }).first().waitFor()
  const channels = province.getByRole('main')
  // Names of variables are for whoever runs the server; an administrator reads words.
  expect(await channels.textContent()).not.toMatch(/[A-Z]+_[A-Z]+/)
  await expect.poll(() => province.getByText('Tersambung', { exact: true }).count(), { timeout: 40_000 }).toBe(3)
  await inspect(province, 'channels')
  await site.system.database.write(workerScope, (db) =>
    db.run({ text: `update channel_state set state = 'down', detail = 'connect ECONNREFUSED' where channel = 'sms'` }),
  )
  await province.reload()
  await province.getByText('Terputus', { exact: true }).waitFor()
  await province.getByText(/Minta pengelola server memeriksa alamat, nama, dan kata sandi/).waitFor()
  await inspect(province, 'channels-down')

  await openPart(province, 'Layanan')
  await province.getByText('37 layanan').waitFor()
  await expect.poll(() => province.getByText(/^\d+ hal$/).count(), { timeout: 20_000 }).toBeGreaterThan(5)
  await inspect(province, 'services')
  await province.getByLabel('Hanya yang ada keraguan').check()
  await expect.poll(() => province.getByText(/^\d+ hal$/).count()).toBe(await province.locator('tbody tr').count())
  await province.getByRole('link', { name: 'Akta Kelahiran' }).first().click()
  await province.getByRole('heading', { level: 2, name: 'Perlu dicek' }).waitFor()
  await inspect(province, 'service')
  await province.context().close()
})

test('an administrator tries a channel: what was sent, what the provider refused, and what is to do', async () => {
  const province = await site.signIn('admin@kaltara.test')
  await openPart(province, 'Kanal')
  await province.getByRole('button', { name: 'Kirim pesan uji' }).click()
  const form = province.getByRole('dialog', { name: 'Pesan uji' })
  await form.getByLabel('Kanal').selectOption({ label: 'SMS' })
  const box = form.getByLabel('Nomor telepon')
  await box.fill('123')
  await form.getByRole('button', { name: 'Kirim pesan uji' }).click()
  await form.getByText('Tulis nomor telepon Indonesia').waitFor()
  expect(await box.evaluate((field) => field === document.activeElement)).toBe(true)
  await inspect(province, 'channel-test-wrong')
  await box.fill('0812 3005 9941')
  await form.getByRole('button', { name: 'Kirim pesan uji' }).click()
  await form.getByRole('status').getByText('Diterima penyedia').waitFor()
  const [sms] = await farSide.received('sms', '+6281230059941')
  expect(sms?.content.text).toMatch(/^Pesan uji dari Sipelandukilat Kalimantan Utara, .* WITA\./)

  // Whoever did not write lately gets a template; one that Meta did not approve is refused in Meta's words.
  await form.getByLabel('Kanal').selectOption({ label: 'WhatsApp' })
  await form.getByRole('button', { name: 'Kirim pesan uji' }).click()
  await form.getByText('Dikirim sebagai templat sipelandukilat_pemberitahuan').waitFor()
  await inspect(province, 'channel-test-template')
  const message = '(#132001) Template name does not exist in the translation'
  await farSide.post('/faults', { whatsapp: { failNext: [{ status: 404, code: 132001, message }] } })
  await form.getByRole('button', { name: 'Kirim lagi' }).click()
  await form.getByRole('status').getByText('Ditolak penyedia').waitFor()
  await form.getByText(message).waitFor()
  await form.getByText('memeriksa nama templat pemberitahuan dan persetujuannya di Meta').waitFor()
  await inspect(province, 'channel-test-refused')
  await province.keyboard.press('Escape')

  await speak(province, 'English')
  await province.getByRole('button', { name: 'Send a test message' }).click()
  const dialog = province.getByRole('dialog', { name: 'Test message' })
  await dialog.getByLabel('Channel').selectOption({ label: 'E-mail' })
  await dialog.getByLabel('E-mail address').fill('uji.kanal@surel.test')
  await dialog.getByRole('button', { name: 'Send a test message' }).click()
  await dialog.getByRole('status').getByText('Accepted by the provider').waitFor()
  const [mail] = await farSide.received('email', 'uji.kanal@surel.test')
  expect(mail?.content.text).toMatch(/^Test message from Sipelandukilat/)
  await province.keyboard.press('Escape')

  // Tested by whom, and where it went: masked.
  await province.goto('/app/admin/audit?action=channel-tested')
  const trail = province.getByRole('region', { name: /trail/i })
  await trail.getByText('channel: SMS, to (masked): +62••••••941').waitFor()
  await trail.getByText('to (masked): u•••@surel.test').waitFor()
  await speak(province, 'Bahasa Indonesia')
  await province.context().close()
})

/** The office's steps, as its officers' screens send them. */
async function work(trackingNumber: string, actions: string[]): Promise<void> {
  const { body } = await site.ask(officer, `/api/v1/applications/search`, {
    method: 'POST',
    body: { q: trackingNumber },
  })
  const [found] = (body as { items: { id: string; regencyCode: string }[] }).items
  expect(found?.regencyCode).toBe('65.03')
  for (const action of actions) {
    const { body: file } = await site.ask(officer, `/api/v1/applications/${found?.id}`)
    const { version } = file as ApplicationFile
    const handover = {
      to: 'Pemohon',
      method: 'office',
      recipient: 'applicant',
      proof: 'none',
      note: 'Cap jempol tidak terbaca',
    }
    const more =
      action === 'complete'
        ? { handover }
        : action === 'issue'
          ? { products: documentNumbersOf(file as ApplicationFile, toLocalDate(site.system.clock.now)) }
          : {}
    if (action === 'issue')
      for (const field of ['applicant.nik', 'applicant.kkNumber'])
        await site.ask(officer, `/api/v1/applications/${found?.id}/siak`, {
          method: 'PUT',
          body: { field, result: 'match' },
        })
    const { status, body: answer } = await site.ask(officer, `/api/v1/applications/${found?.id}/transitions`, {
      method: 'POST',
      body: { action, expectedVersion: version, ...more },
    })
    expect(status, `${action}: ${JSON.stringify(answer)}`).toBe(200)
  }
}

test('by WhatsApp, by SMS with a link and by e-mail a citizen applies, is notified how it goes, and rates it', {
  timeout: 180_000,
}, async () => {
  const browser = officer.context().browser()
  if (!browser) throw new Error('No browser')
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'id-ID' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(farSide.phoneUrl)
  const people = { whatsapp: '+6281230059911', sms: '+6281230059912', email: 'keponakan@contoh.test' }
  const phoneOf = async (channel: PhoneChannel) => {
    await page.getByLabel(channel === 'email' ? 'Alamat surel' : 'Nomor telepon').fill(people[channel])
    await page.getByLabel('Nama profil').click()
    return createCitizenPhone(site.system, page, channel, people[channel])
  }

  const whatsapp = await phoneOf('whatsapp')
  const first = await whatsapp.apply('KTP-GANTI', 21, '65.03.05.2022', 'KTP saya rusak')
  await officer.goto('/app/intake')
  await officer.getByText(first).first().waitFor()
  await work(first, ['start', 'process', 'issue', 'make_ready', 'complete'])
  await whatsapp.answers.filter({ hasText: '1/9' }).waitFor({ timeout: 30_000 })
  // Notices of the steps before may still arrive between: each question is answered where it stands.
  for (let question = 1; question <= 9; question += 1) await whatsapp.tap(`${question}/9`, 3)
  await whatsapp.answers.filter({ hasText: 'Empat pertanyaan singkat tentang Anda' }).waitFor()
  for (let trait = 0; trait < 4; trait += 1) await whatsapp.say('lewati')
  await whatsapp.answers.filter({ hasText: 'Ada pesan atau saran?' }).waitFor()
  await whatsapp.say('Cepat sekali')
  await whatsapp.answers.filter({ hasText: 'Penilaian Anda membantu kami' }).waitFor()

  const sms = await phoneOf('sms')
  const offered = sms.answers.filter({ hasText: '/lanjutkan/' })
  await sms.say('#KTP#6503051708909931#6503050101209931#Budi Santoso#Long Bawan#Krayan#HILANG')
  await sms.say('tautan')
  await offered.first().waitFor()
  const [link = ''] = /\/lanjutkan\/[\w-]{32}/.exec((await offered.last().textContent()) ?? '') ?? []
  await page.screenshot({ path: 'test-output/conversations/citizen-phones.png', fullPage: true })

  const mail = await phoneOf('email')
  const second = await mail.apply('KTP-GANTI', 23, '65.03.05.2022', 'KTP saya rusak')
  await officer.goto('/app/intake')
  await officer.getByText(second).first().waitFor()
  await work(second, ['start'])

  const portal = await context.newPage()
  await portal.setViewportSize({ width: 360, height: 740 })
  await portal.goto(`${site.system.url.replace('127.0.0.1', 'localhost')}${link}`)
  expect(await portal.locator('[name="applicant.name"]').inputValue()).toBe('Budi Santoso')
  const boxes = portal.locator('[data-file]:not([data-off]):not([data-optional]) input[type="file"]')
  const letter = { name: 'surat.jpg', mimeType: 'image/jpeg', buffer: await examplePhoto() }
  for (let index = 0; index < (await boxes.count()); index += 1) await boxes.nth(index).setInputFiles(letter)
  await expect.poll(() => portal.locator('li[data-uploaded]').count(), { timeout: 30_000 }).toBe(await boxes.count())
  await review(portal)
  await portal.getByRole('checkbox', { name: /Saya menyatakan/ }).check()
  await portal.getByRole('button', { name: 'Kirim permohonan' }).click()
  await portal.getByRole('heading', { name: 'Tanda Terima' }).waitFor()
  await context.close()
})
