import { type Answers, type Language, languageCodes } from '@sipelandukilat/domain'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { examplePhoto } from '../../services/api/src/testing/test-application'
import { chooseVillage, countApplications, enter, inspect, openScreen, phone, photograph, review } from './portal-page'
import { createPortalTest } from './portal-site'

const test = createPortalTest()

const village = '65.03.05.2022'

const example = (code: string, seed: number) =>
  exampleApplication(code, seed, { today: '2026-09-14', villageCode: village })

const screenOf = (target: Page) => target.locator('[data-step]:not([hidden])')
const wrongOn = async (target: Page) => (await screenOf(target).locator('.summary').allTextContents()).join()
const screenId = async (target: Page) => (await screenOf(target).getAttribute('data-step')) ?? ''

/** Answers what the screen asks, as it stands: what its answers bring up is answered too. */
async function answerScreen(target: Page, answers: Answers): Promise<void> {
  for (const [sectionId, section] of Object.entries(answers)) {
    const rows = Array.isArray(section) ? section : [section]
    for (const [index, row] of rows.entries())
      for (const [fieldId, value] of Object.entries(row)) {
        const name = ['answers', sectionId, ...(Array.isArray(section) ? [index] : []), fieldId].join('.')
        if (await screenOf(target).locator(`[data-field="${name}"]`).count()) await enter(target, name, String(value))
      }
  }
}

async function answerApplicant(target: Page, { applicant }: ReturnType<typeof example>): Promise<void> {
  await enter(target, 'applicant.name', applicant.name)
  await enter(target, 'applicant.nik', applicant.nik ?? '')
  await enter(target, 'applicant.kkNumber', applicant.kkNumber ?? '')
}

test('“Saya ibunya” fills the mother from the applicant on the device, and says so', async ({ home, page }) => {
  const { applicant } = example('AK-LAHIR', 33)
  await page.goto(`${home}/layanan/AK-LAHIR/isi`)
  await chooseVillage(page, 'krayan')
  await answerApplicant(page, { ...example('AK-LAHIR', 33), applicant })
  const posted: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/isi')) posted.push(request.url())
  })
  await openScreen(page, 'answers.mother.name')
  await screenOf(page).getByRole('button', { name: 'Saya ibunya' }).click()
  await screenOf(page).getByText('Sudah diisi dari data pemohon').waitFor()
  expect(await page.locator('[name="answers.mother.name"]').inputValue()).toBe(applicant.name)
  expect(await page.locator('[name="answers.mother.nik"]').inputValue()).toBe(applicant.nik)
  expect(await page.locator('[name="answers.father.name"]').inputValue()).toBe('')
  expect(posted).toEqual([])
})

const requiredFiles = '[data-file]:not([data-off]):not([data-optional])'

const onward = (target: Page) => target.locator('[data-onward]').click()

test('a birth is reported screen by screen, without asking the server between them', async ({ home, page, system }) => {
  const photo = await examplePhoto()
  const before = await countApplications(system, 'AK-LAHIR')
  const given = example('AK-LAHIR', 31)
  await page.goto(`${home}/layanan/AK-LAHIR/isi`)
  const posted: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/isi')) posted.push(request.url())
  })
  await onward(page)
  await page.getByText('Pilih: Desa/Kelurahan').first().waitFor()
  await chooseVillage(page, 'krayan')
  await onward(page)
  await enter(page, 'applicant.name', given.applicant.name)
  await enter(page, 'applicant.nik', '6503')
  await onward(page)
  expect(await page.locator('[data-field="applicant.nik"] .error').textContent()).toMatch(/NIK pemohon: .*16 angka/)
  const lacking = page.getByRole('button', { name: 'Lanjut, ini menyusul' })
  expect(await lacking.isVisible(), 'what is wrong is mended first').toBe(false)
  // What may follow keeps nobody from the next screen.
  await enter(page, 'applicant.nik', '')
  await onward(page)
  await lacking.waitFor()
  await inspect(page, 'step-lacking')
  await lacking.click()
  expect(await screenId(page)).toBe('bantuan')
  expect(await lacking.isVisible()).toBe(false)
  await page.goBack()
  await answerApplicant(page, given)
  await onward(page)
  const seen: string[] = []
  for (let turn = 0; turn < 15; turn += 1) {
    const id = await screenId(page)
    seen.push(id)
    await answerScreen(page, given.answers)
    expect(await page.locator('main').evaluate((main) => main.scrollHeight), id).toBeLessThan(2000)
    if (id === 'berkas') break
    await onward(page)
    expect(await screenId(page), `after ${id}: ${await wrongOn(page)}`).not.toBe(id)
  }
  expect(seen).toEqual(['bantuan', 'circumstances', 'child', 'birth', 'mother', 'father', 'witnesses', 'berkas'])
  expect(posted).toEqual([])

  // Back and forth with the phone's own button: every entry stands where it was.
  await page.goBack()
  expect(await screenId(page)).toBe('witnesses')
  await page.goBack()
  expect(await screenId(page)).toBe('father')
  await page.goForward()
  expect(await screenId(page)).toBe('witnesses')
  await page.reload()
  expect(await screenId(page), 'the address names the screen').toBe('witnesses')
  const { name } = (given.answers.witnesses as { name: string }[])[0] ?? { name: '?' }
  await expect.poll(() => page.locator('[name="answers.witnesses.0.name"]').inputValue()).toBe(name)

  await openScreen(page, 'attachments.reporterIdCard')
  const boxes = page.locator(`${requiredFiles} input[type="file"]`)
  const count = await boxes.count()
  for (let index = 0; index < count; index += 1)
    await boxes.nth(index).setInputFiles({ name: `berkas-${index}.jpg`, mimeType: 'image/jpeg', buffer: photo })
  await expect.poll(() => page.locator('li[data-uploaded]').count()).toBe(count)
  await onward(page)
  await page.getByRole('heading', { name: 'Periksa sebelum dikirim' }).waitFor()

  await page.locator('[data-reviewed="mother"]').getByRole('button', { name: /^Ubah/ }).click()
  expect(await screenId(page)).toBe('mother')
  await enter(page, 'answers.mother.name', 'Yuliana Padan Liling')
  await page.locator('[name="answers.mother.name"]').press('Enter')
  await page.getByText('Yuliana Padan Liling').waitFor()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Kirim permohonan' }).click()
  await page.waitForURL('**/tanda-terima')
  await expect.poll(() => countApplications(system, 'AK-LAHIR')).toBe(before + 1)

  // This browser has no sheet of its own to share by: WhatsApp stands in, without the PIN until it is asked for.
  const pin = (await page.locator('[data-pin]').textContent()) ?? ''
  const number = (await page.locator('[data-tracking-number]').textContent()) ?? ''
  const message = async () =>
    new URL((await page.locator('[data-whatsapp]').getAttribute('href')) ?? '').searchParams.get('text') ?? ''
  expect(await message()).toContain(number)
  expect(await message()).toMatch(/Akta Kelahiran.*\/lacak/)
  expect(await message()).not.toContain(pin)
  expect(await message()).not.toContain(given.applicant.nik ?? '?')
  await page.getByLabel('Sertakan PIN').check()
  expect(await message()).toContain(pin)
})

test('a phone that can share does so by its own sheet', async ({ context, home, page }) => {
  await context.addInitScript(() => {
    const shared: string[] = []
    Object.assign(window, { shared })
    Object.defineProperty(navigator, 'share', { value: async ({ text }: { text: string }) => void shared.push(text) })
  })
  const given = example('KTP-BARU', 51)
  await page.goto(`${home}/layanan/KTP-BARU/isi`)
  await chooseVillage(page, 'krayan')
  await answerApplicant(page, given)
  await openScreen(page, 'answers.person.ground')
  await answerScreen(page, given.answers)
  await enter(page, 'presence.mode', 'office')
  await review(page)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Kirim permohonan' }).click()
  await page.waitForURL('**/tanda-terima')
  await page.getByRole('button', { name: 'Bagikan', exact: true }).click()
  expect(await page.locator('[data-whatsapp]').isVisible()).toBe(false)
  const [text = ''] = await page.evaluate(() => (window as unknown as { shared: string[] }).shared)
  expect(text).toContain((await page.locator('[data-tracking-number]').textContent()) ?? '?')
  expect(text).not.toContain((await page.locator('[data-pin]').textContent()) ?? '?')
  await inspect(page, 'receipt-shared')
})

test('a day to come is refused on its own screen, and what is wrong is told from what may follow, on the device', async ({
  home,
  page,
}) => {
  await page.goto(`${home}/layanan/KTP-BARU/isi`)
  await chooseVillage(page, 'krayan')
  await answerApplicant(page, example('KTP-BARU', 34))
  await enter(page, 'answers.person.birthDate', '2038-01-10')
  const posted: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/isi')) posted.push(request.url())
  })
  await onward(page)
  expect(await screenId(page)).toBe('person')
  expect(await wrongOn(page)).toContain('Tanggal lahir: Tanggal ini belum tiba.')

  const follow = page.getByRole('button', { name: 'Kirim dulu, lengkapi nanti' })
  await review(page)
  await follow.waitFor()
  await page.getByText('Ada yang harus dibetulkan dulu.').waitFor()
  await inspect(page, 'day-to-come')
  await follow.click()
  expect(await wrongOn(page)).toContain('belum tiba')
  expect(posted).toEqual([])
  await enter(page, 'answers.person.birthDate', '2008-01-10')
  await follow.click()
  await page.getByText('Masih kurang, menyusul').waitFor()
})

test('without script the same birth is reported, a screen with each button', async ({ browser, home, system }) => {
  const photo = await examplePhoto()
  const before = await countApplications(system, 'AK-LAHIR')
  const given = example('AK-LAHIR', 32)
  const plain = await browser.newContext({ ...phone, javaScriptEnabled: false })
  const simple = await plain.newPage()
  await simple.goto(`${home}/layanan/AK-LAHIR/isi`)
  await simple.locator('[name="region.villageCode.query"]').fill('liang butan')
  await simple.locator('[name="region.villageCode.query"]').press('Enter')
  await simple.locator('.found-item').first().click()
  await onward(simple)
  await answerApplicant(simple, given)
  await onward(simple)
  for (let turn = 0; turn < 15; turn += 1) {
    const id = await screenId(simple)
    await photograph(simple, `no-script-${id}`)
    await answerScreen(simple, given.answers)
    if (id === 'berkas') break
    await onward(simple)
    expect(await screenId(simple), `after ${id}: ${await wrongOn(simple)}`).not.toBe(id)
  }
  // Without script one reads which papers are needed; this child's parents married with proof.
  for (const paper of [
    'birthLetter',
    'birthStatement',
    'marriageProof',
    'spouseStatement',
    'familyCard',
    'reporterIdCard',
  ]) {
    const box = simple.locator(`input[name="file.${paper}"]`)
    if (await box.count()) await box.setInputFiles({ name: `${paper}.jpg`, mimeType: 'image/jpeg', buffer: photo })
  }
  await onward(simple)
  await simple.getByRole('heading', { name: 'Periksa sebelum dikirim' }).waitFor()
  await photograph(simple, 'no-script-review')
  await simple.getByRole('checkbox').check()
  await simple.getByRole('button', { name: 'Kirim permohonan' }).click()
  await simple.waitForURL('**/tanda-terima')
  expect(await countApplications(system, 'AK-LAHIR')).toBe(before + 1)
  await plain.close()
})

/** The screens differ in their words alone: all languages in a full run. */
const spoken: readonly Language[] = process.env.PROVE ? languageCodes : ['id']

test.for(spoken)('each screen of the birth form is in order in %s', async (language, { home, page }) => {
  await page.goto(`${home}/?bahasa=${language}`)
  await page.goto(`${home}/layanan/AK-LAHIR/isi`)
  const screens = await page
    .locator('[data-step]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-step')))
  for (const id of screens) {
    await page.goto(`${home}/layanan/AK-LAHIR/isi?langkah=${id}`)
    await page.locator('html.scripted').waitFor({ state: 'attached' })
    await inspect(page, `birth-${id}-${language}`)
  }
  await review(page)
  await page.locator('#ringkasan-kesalahan').waitFor()
  await inspect(page, `birth-wrong-${language}`)
})

/** A paper with rows of small print, photographed well or badly. */
async function paper(browser: Browser, kind: 'clear' | 'blurred' | 'dark' | 'small'): Promise<Buffer> {
  const studio = await browser.newPage()
  const base64 = await studio.evaluate((how) => {
    const canvas = document.createElement('canvas')
    const [width, height] = how === 'small' ? [700, 500] : [1600, 1200]
    canvas.width = width
    canvas.height = height
    const pen = canvas.getContext('2d')
    if (!pen) return ''
    pen.fillStyle = how === 'dark' ? '#202020' : '#f0f0f0'
    pen.fillRect(0, 0, width, height)
    if (how === 'blurred') pen.filter = 'blur(14px)'
    pen.fillStyle = how === 'dark' ? '#484848' : '#101010'
    pen.font = `${Math.round(height / 30)}px sans-serif`
    for (let line = 4; line < 26; line += 1)
      pen.fillText('REPUBLIK INDONESIA KARTU KELUARGA 6503', width / 8, (height / 30) * line)
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? ''
  }, kind)
  await studio.close()
  return Buffer.from(base64, 'base64')
}

test('a paper has one button; a bad photo is named and taken all the same, replaced, removed and seen in the review', async ({
  browser,
  home,
  page,
}) => {
  const photo = await examplePhoto()
  const given = example('KTP-GANTI', 41)
  await page.goto(`${home}/layanan/KTP-GANTI/isi`)
  await chooseVillage(page, 'krayan')
  await answerApplicant(page, given)
  for (const [sectionId, section] of Object.entries(given.answers))
    if (!Array.isArray(section))
      for (const [id, value] of Object.entries(section)) await enter(page, `answers.${sectionId}.${id}`, String(value))
  if (await page.locator('[data-field="presence.mode"]').count()) await enter(page, 'presence.mode', 'office')
  await openScreen(page, 'attachments.familyCard')
  const field = page.locator('[data-field="attachments.familyCard"]')
  const box = field.locator('input[type="file"]')
  expect(await field.locator('button:visible, [data-pick]:visible').count(), 'one button').toBe(1)
  const add = async (kind: Parameters<typeof paper>[1]) =>
    box.setInputFiles({ name: `${kind}.jpg`, mimeType: 'image/jpeg', buffer: await paper(browser, kind) })

  await add('blurred')
  await field.getByText('Foto tampak buram').waitFor()
  await add('dark')
  await field.getByText('Foto tampak gelap').waitFor()
  await add('small')
  await field.getByText('Foto terlalu kecil').waitFor()
  await expect.poll(() => field.locator('li[data-uploaded]').count(), { message: 'none is refused' }).toBe(3)
  expect(await field.locator('li img').count()).toBe(3)
  expect(await field.locator('[data-pick]').textContent()).toBe('Tambah halaman')
  await inspect(page, 'photos-with-faults')

  const chooser = page.waitForEvent('filechooser')
  await field
    .getByRole('button', { name: /^Ganti/ })
    .first()
    .click()
  await (await chooser).setFiles({ name: 'clear.jpg', mimeType: 'image/jpeg', buffer: await paper(browser, 'clear') })
  await expect.poll(() => field.getByText('Foto tampak buram').count()).toBe(0)
  await field
    .getByRole('button', { name: /dark\.jpg/ })
    .and(field.getByRole('button', { name: /^Hapus/ }))
    .click()
  await expect.poll(() => field.locator('li[data-uploaded]').count()).toBe(2)

  for (const other of await page.locator(`${requiredFiles}:not([data-field="attachments.familyCard"]) input`).all())
    if ((await other.getAttribute('type')) === 'file')
      await other.setInputFiles({ name: 'lain.jpg', mimeType: 'image/jpeg', buffer: photo })
  await review(page)
  await page.getByRole('heading', { name: 'Periksa sebelum dikirim' }).waitFor()
  await expect.poll(() => page.locator('[data-reviewed="berkas"] dd').first().locator('img').count()).toBe(2)
  await inspect(page, 'review-with-photos')
})
