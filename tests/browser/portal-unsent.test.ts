import { expect } from 'vitest'
import {
  chooseVillage,
  countApplications,
  enter,
  enterAnswers,
  enterApplicant,
  fillNewIdCard,
  inspect,
  photograph,
  review,
  takePhoto,
  untilKept,
  visitOnce,
} from './portal-page'
import { createPortalTest } from './portal-site'

const test = createPortalTest()

test('a draft outlives a reload and leaves the phone when its owner says so', async ({ home, page }) => {
  await page.goto(`${home}/layanan/KTP-BARU/isi`)
  await chooseVillage(page, 'krayan')
  await enter(page, 'applicant.name', 'Yohana Dogon')
  await page.getByText('Isian ini disimpan di HP ini').waitFor()
  await page.reload()
  await expect.poll(() => page.locator('[name="applicant.name"]').inputValue()).toBe('Yohana Dogon')
  expect(await page.locator('input[name="villageCode"]').inputValue()).toMatch(/^65\.03\./)

  await page.goto(`${home}/draf`)
  await page.locator('[data-draft]').waitFor()
  await inspect(page, 'drafts-one')
  await page.getByRole('link', { name: 'Lanjutkan' }).click()
  await expect.poll(() => page.locator('[name="applicant.name"]').inputValue()).toBe('Yohana Dogon')
  await page.goto(`${home}/draf`)
  await page.getByRole('button', { name: 'Hapus dari HP ini' }).click()
  await page.getByText('Tidak ada draf di HP ini.').waitFor()

  await page.goto(`${home}/layanan/KTP-BARU/isi`)
  await enter(page, 'applicant.name', 'Yohana Dogon')
  await page.getByRole('button', { name: 'Hapus dari HP ini' }).click()
  await expect.poll(() => page.locator('[name="applicant.name"]').inputValue()).toBe('')
  await page.goto(`${home}/draf`)
  await page.getByText('Tidak ada draf di HP ini.').waitFor()
})

test('after one visit it opens offline; an application finished there sends itself once', async ({
  context,
  home,
  line,
  page,
  system,
}) => {
  const before = await countApplications(system, 'KTP-BARU')
  await visitOnce(page, home)
  await line.lose(context)
  await page.goto(home)
  await page.getByRole('heading', { name: 'Urus KTP, KK, dan akta dari rumah' }).waitFor()
  await page.goto(`${home}/layanan/KTP-BARU/isi`)
  await review(page)
  await page.getByRole('heading', { name: 'Ada yang perlu diperbaiki' }).waitFor()
  await fillNewIdCard(page, 7)
  await review(page)
  await page.getByRole('heading', { name: 'Tidak ada sinyal' }).waitFor()
  await inspect(page, 'offline-finish')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Simpan dan kirim nanti' }).click()
  await page.waitForURL('**/draf')
  await page.locator('[data-state="queued"]').waitFor()
  await inspect(page, 'drafts-queued')
  expect(await countApplications(system, 'KTP-BARU')).toBe(before)

  await line.find(context)
  await page.locator('[data-state="sent"]').waitFor()
  await inspect(page, 'drafts-sent')
  expect(await page.locator('[data-state="sent"]').textContent()).toMatch(/SPL-/)
  await expect.poll(() => countApplications(system, 'KTP-BARU')).toBe(before + 1)
  await page.reload()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.locator('[data-state="sent"]').waitFor()
  expect(await countApplications(system, 'KTP-BARU')).toBe(before + 1)
})

test.for([
  ['id', 'Halaman ini perlu sinyal', 'Coba lagi'],
  ['en', 'This page needs a signal', 'Try again'],
  ['ms', 'Halaman ini memerlukan isyarat telefon', 'Cuba lagi'],
] as const)(
  'without a signal a page that is not kept says so in %s, and opens once it is tried again',
  async ([language, needsSignal, again], { context, home, line, page }) => {
    await page.goto(`${home}/?bahasa=${language}`)
    await untilKept(page)
    await line.lose(context)
    for (const address of ['/pengaduan', '/permohonan', '/maklumat']) {
      await page.goto(home + address)
      await page.getByRole('heading', { level: 1, name: needsSignal }).waitFor()
      expect(page.url()).toBe(home + address)
    }
    await inspect(page, `needs-signal-offline-${language}`)
    expect(await page.locator('main a[href="/draf"]').isVisible()).toBe(true)
    await line.find(context)
    await page.getByRole('link', { name: again }).click()
    await page.getByRole('heading', { level: 1, name: needsSignal }).waitFor({ state: 'detached' })
    expect(page.url()).toBe(`${home}/maklumat`)
  },
)

test('entries that do not get through stand there again', async ({ context, home, line, page }) => {
  await visitOnce(page, home)
  await page.goto(`${home}/layanan/KTP-BARU/isi`)
  await fillNewIdCard(page, 8)
  await enter(page, 'applicant.name', 'Yohana Dogon')
  // A phone that believes it has a signal.
  await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { get: () => true }))
  await line.lose(context)
  await review(page)
  await page.getByText('Sinyal terputus sebelum isian sampai').waitFor()
  expect(await page.locator('[name="applicant.name"]').inputValue()).toBe('Yohana Dogon')
  await photograph(page, 'cut-off')
  await line.find(context)
  await review(page)
  await page.getByRole('heading', { name: 'Periksa sebelum dikirim' }).waitFor()
  expect(await page.locator('[name="applicant.name"]').inputValue()).toBe('Yohana Dogon')
})

test('an application with photos, finished offline, is sent with all of them; what the server refuses is shown beside its box', async ({
  browser,
  context,
  home,
  line,
  page,
  system,
}) => {
  const photo = await takePhoto(browser)
  await visitOnce(page, home)
  const before = await countApplications(system, 'AK-LAHIR')
  await line.lose(context)
  await page.goto(`${home}/layanan/AK-LAHIR/isi`)
  await chooseVillage(page, 'krayan')
  const answers = await enterApplicant(page, 'AK-LAHIR', 5)
  await enterAnswers(page, answers)
  // What only the server judges: a name with digits.
  await enter(page, 'answers.mother.name', 'Siti 2 Aminah')
  await enter(page, 'applicant.kkNumber', '6503051203109901')
  const boxes = page.locator('[data-file]:not([data-off]):not([data-optional]) input[type="file"]')
  const count = await boxes.count()
  for (let index = 0; index < count; index += 1)
    await boxes.nth(index).setInputFiles({ name: `berkas-${index}.jpg`, mimeType: 'image/jpeg', buffer: photo })
  await expect.poll(() => page.locator('[data-files] li').count()).toBe(count)
  const queue = async () => {
    await review(page)
    await page.getByRole('checkbox', { name: /Saya menyatakan/ }).check()
    await page.getByRole('button', { name: 'Simpan dan kirim nanti' }).click()
    await page.locator('[data-state="queued"]').waitFor()
  }
  await queue()
  await line.find(context)
  await page.locator('[data-state="refused"]').waitFor({ timeout: 60_000 })
  expect(await countApplications(system, 'AK-LAHIR')).toBe(before)
  await inspect(page, 'drafts-refused')

  await page.getByRole('link', { name: 'Lanjutkan' }).click()
  await page.locator('[data-field="answers.mother.name"] .error').waitFor()
  await inspect(page, 'form-refused')
  await expect.poll(() => page.locator('li[data-uploaded]').count()).toBe(count)
  await line.lose(context)
  await enter(page, 'answers.mother.name', 'Siti Aminah')
  await queue()
  await line.find(context)
  await page.locator('[data-state="sent"]').waitFor({ timeout: 60_000 })
  await expect.poll(() => countApplications(system, 'AK-LAHIR')).toBe(before + 1)
})

test('a draft nobody touched for 30 days is gone', async ({ home, page }) => {
  await page.goto(`${home}/draf`)
  await page.getByText('Tidak ada draf di HP ini.').waitFor()
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('sipelandukilat', 1)
      request.onsuccess = () => resolve(request.result)
    })
    const drafts = database.transaction('drafts', 'readwrite').objectStore('drafts')
    for (const days of [29, 31])
      drafts.put({
        key: `draft-${days}`,
        address: '/layanan/KTP-BARU/isi',
        title: 'KTP-el Baru',
        savedAt: Date.now() - days * 86_400_000,
        state: 'draft',
        entries: [],
        regions: {},
        errors: [],
      })
    await new Promise((resolve) => {
      drafts.transaction.oncomplete = resolve
    })
  })
  await page.reload()
  await page.locator('[data-draft="draft-29"]').waitFor()
  await expect
    .poll(async () => {
      await page.reload()
      await page.locator('[data-draft="draft-29"]').waitFor()
      await page.waitForLoadState('networkidle')
      return page.locator('[data-draft]').count()
    })
    .toBe(1)
})
