import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { RegencyOverview, User } from '../../packages/contract/src/index'
import { recordAudit } from '../../services/api/src/platform/audit'
import { workerScope } from '../../services/api/src/platform/caller'
import { newId } from '../../services/api/src/platform/id'
import { inspectScreen, type OfficerSite, openOfficerSite, openPart, speak } from './officer-site'

let site: OfficerSite
let province: Page

beforeAll(async () => {
  site = await openOfficerSite(['admin'], 60)
  province = await site.signIn('admin@kaltara.test')
})
afterAll(() => site?.close())
afterEach(() => {
  expect(site.complaints).toEqual([])
})

const inspect = (page: Page, name: string) => inspectScreen(page, 'admin', name)

async function regency(page: Page, code: string): Promise<RegencyOverview> {
  const { items } = (await site.ask(page, '/api/v1/regencies')).body as { items: RegencyOverview[] }
  const found = items.find((one) => one.code === code)
  if (!found) throw new Error(`No regency ${code}`)
  return found
}

async function userOf(page: Page, email: string): Promise<User> {
  const { items } = (await site.ask(page, `/api/v1/users?q=${encodeURIComponent(email)}`)).body as { items: User[] }
  const [found] = items
  if (!found) throw new Error(`No user ${email}`)
  return found
}

async function openRegency(page: Page, name: string): Promise<void> {
  await openPart(page, 'Wilayah')
  await page.getByRole('link', { name }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

const dialog = (page: Page) => page.getByRole('dialog').first()

async function editUser(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Ubah ${name}` }).click()
  await dialog(page).waitFor()
}

test('the regencies stand there with their readiness and their open applications', async () => {
  await openPart(province, 'Wilayah')
  const row = province.getByRole('row', { name: /Kabupaten Nunukan/ })
  await row.getByText('Aktif').waitFor()
  expect(await row.textContent()).toContain('7 / 7')
  expect(await row.locator('td').last().textContent()).toBe(String((await regency(province, '65.03')).openApplications))
  await inspect(province, 'regencies')
})

test('a regency is paused after a question, and active again', async () => {
  await openRegency(province, 'Kota Tarakan')
  await inspect(province, 'regency')
  await province.getByRole('button', { name: 'Jeda layanan' }).click()
  await dialog(province).getByText('menunggu di antrean provinsi').waitFor()
  await inspect(province, 'regency-pause')
  await dialog(province).getByRole('button', { name: 'Batal' }).click()
  expect((await regency(province, '65.71')).status).toBe('active')
  await province.getByRole('button', { name: 'Jeda layanan' }).click()
  await dialog(province).getByRole('button', { name: 'Jeda layanan' }).click()
  await province.getByText('Status wilayah: Dijeda.').waitFor()
  await expect.poll(async () => (await regency(province, '65.71')).status).toBe('paused')
  await province.getByRole('button', { name: 'Aktifkan lagi' }).click()
  await province.getByText('Status wilayah: Aktif.').waitFor()
  await expect.poll(async () => (await regency(province, '65.71')).status).toBe('active')
})

test('a regency that lacks something is not activated, and the refusal names it; once it is there, it is', async () => {
  await site.system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'preparing', office = '{}' where code = '65.02'` }),
  )
  await province.reload()
  await openRegency(province, 'Kabupaten Malinau')
  await province.getByText('Alamat, telepon, dan jam kantor: belum').waitFor()
  await province.getByRole('button', { name: 'Aktifkan', exact: true }).click()
  await province
    .getByRole('alert')
    .getByText('Lengkapi dulu sebelum diaktifkan: alamat, telepon, dan jam kantor.')
    .waitFor()
  await inspect(province, 'regency-refused')
  await province.getByLabel('Alamat').fill('Jalan Pusat Pemerintahan, Malinau Kota')
  await province.getByLabel('Telepon').fill('0553 21234')
  await province.getByLabel('Jam layanan').fill('Senin–Jumat 08.00–15.00 WITA')
  await province.getByRole('button', { name: 'Simpan' }).click()
  await province.getByText('Perubahan disimpan.').waitFor()
  await province.getByText('Alamat, telepon, dan jam kantor: siap').waitFor()
  await province.getByRole('button', { name: 'Aktifkan', exact: true }).click()
  await province.getByText('Status wilayah: Aktif.').waitFor()
  await expect
    .poll(() => regency(province, '65.02'))
    .toMatchObject({
      status: 'active',
      office: { address: 'Jalan Pusat Pemerintahan, Malinau Kota' },
    })
})

test('an office that serves is not emptied: each missing field is named beside its box', async () => {
  const { office } = await regency(province, '65.02')
  await openRegency(province, 'Kabupaten Malinau')
  await province.getByLabel('Telepon').fill('')
  await province.getByLabel('Jam layanan').fill(' ')
  await province.getByRole('button', { name: 'Simpan' }).click()
  for (const [label, message] of [
    ['Telepon', 'Isi nomor telepon kantor: warga membacanya.'],
    ['Jam layanan', 'Isi jam layanan kantor: warga membacanya.'],
  ] as const) {
    await province.getByText(message).waitFor()
    expect(await province.getByLabel(label).getAttribute('aria-invalid')).toBe('true')
  }
  await inspect(province, 'regency-office-refused')
  expect((await regency(province, '65.02')).office).toEqual(office)
  await province.getByLabel('Telepon').fill('0553 21234')
  await province.getByLabel('Jam layanan').fill('Senin–Jumat 08.00–15.00 WITA')
  await province.getByRole('button', { name: 'Simpan' }).click()
  // A toast of an earlier test may still stand: what was saved tells.
  await expect.poll(async () => (await regency(province, '65.02')).office).toMatchObject({ phone: '0553 21234' })
})

test('the letters of a regency are previewed with its letterhead, number and signatory', async () => {
  const page = await site.signIn('admin@nunukan.test')
  await openRegency(page, 'Kabupaten Nunukan')
  await page.getByRole('link', { name: 'Naskah dinas' }).click()
  await page.locator('[role="group"][lang="id"]').waitFor()
  await inspect(page, 'letters')
})

test('an office writes its charter, and everybody reads it at once', async () => {
  const page = await site.signIn('admin@nunukan.test')
  await openRegency(page, 'Kabupaten Nunukan')
  await page.getByLabel('Isi (Bahasa Indonesia)').fill('Kami melayani tanpa biaya, dan menjawab hari itu juga.')
  await page.getByLabel('Ditandatangani oleh').fill('Maria Lencau, Kepala Dinas')
  await page.getByLabel('Ditandatangani pada').fill('01/09/2026')
  await page.getByRole('button', { name: 'Terbitkan maklumat' }).click()
  await page.getByText('Maklumat diterbitkan.').waitFor()
  await page.getByText('Terakhir diubah').waitFor()
  await inspect(page, 'regency-charter')
  const { body } = await site.ask(page, '/api/v1/regencies/65.03/charter')
  expect(body).toMatchObject({
    charter: { version: 1, signedBy: 'Maria Lencau, Kepala Dinas', signedOn: '2026-09-01' },
  })
  await page.goto('/maklumat/65.03')
  await page.getByText('Kami melayani tanpa biaya, dan menjawab hari itu juga.').waitFor()
})

test('what is typed of an office is not lost by leaving', async () => {
  await openRegency(province, 'Kabupaten Malinau')
  await province.getByLabel('Telepon').fill('0553 99')
  await province.getByRole('link', { name: 'Wilayah' }).last().click()
  await province.getByRole('dialog', { name: 'Tinggalkan halaman ini?' }).waitFor()
  await province.getByRole('button', { name: 'Tetap di sini' }).click()
  expect(await province.getByLabel('Telepon').inputValue()).toBe('0553 99')
  await province.getByRole('link', { name: 'Wilayah' }).last().click()
  await province.getByRole('button', { name: 'Tinggalkan' }).click()
  await province.getByRole('heading', { level: 1, name: 'Wilayah' }).waitFor()
})

test('a regency enters its own holidays; those of the province stay', async () => {
  const page = await site.signIn('admin@nunukan.test')
  await openRegency(page, 'Kabupaten Nunukan')
  const table = page.getByRole('region', { name: 'Daftar hari libur' })
  await table.getByText('Hari Kemerdekaan Republik Indonesia').waitFor()
  const year = site.system.clock.now.getFullYear()
  await page.getByLabel('Tanggal').fill(`${year}-10-12`)
  await page.getByLabel('Nama').fill('Hari Jadi Nunukan')
  await page.getByRole('button', { name: 'Tambah hari libur' }).click()
  const row = table.getByRole('row', { name: /Hari Jadi Nunukan/ })
  await row.getByText('Wilayah ini').waitFor()
  await inspect(page, 'regency-holidays')
  const holidays = async () =>
    ((await site.ask(page, '/api/v1/calendars/65.03/holidays')).body as { items: { name: string }[] }).items.map(
      (holiday) => holiday.name,
    )
  await expect
    .poll(() => holidays())
    .toEqual(expect.arrayContaining(['Hari Jadi Nunukan', 'Hari Kemerdekaan Republik Indonesia']))
  await row.getByRole('button', { name: 'Hapus Hari Jadi Nunukan' }).click()
  await expect.poll(holidays).not.toContain('Hari Jadi Nunukan')
  expect(await holidays()).toContain('Hari Kemerdekaan Republik Indonesia')
  await page.context().close()
})

test('the province confirms the holidays of a year: ticked, added, and in force only then', async () => {
  const year = site.system.clock.now.getFullYear() + 1
  await openPart(province, 'Hari Libur')
  await province.getByLabel('Tahun', { exact: true }).selectOption(String(year))
  await province.getByText(`Tahun ${year} belum dikonfirmasi.`).waitFor()
  await inspect(province, 'holiday-year')
  const table = province.getByRole('region', { name: `Hari libur ${year}` })
  await table.getByRole('checkbox', { name: 'Pakai Hari Buruh Internasional' }).uncheck()
  const added = province.locator('form').filter({ hasText: 'Nama' })
  await added.getByLabel('Tanggal').fill(`${year}-12-24`)
  await added.getByLabel('Nama').fill('Cuti bersama Natal')
  await added.getByRole('button', { name: 'Tambah' }).click()
  await table.getByRole('checkbox', { name: 'Pakai Cuti bersama Natal' }).waitFor()
  await province.getByRole('button', { name: /^Konfirmasi \d+ hari untuk/ }).click()
  await province.getByText(/^Dikonfirmasi .* Perubahan berlaku/).waitFor()
  const { items } = (await site.ask(province, '/api/v1/calendars/65.03/holidays')).body as {
    items: { date: string; name: string }[]
  }
  const days = items.filter(({ date }) => date.startsWith(`${year}-`)).map(({ date }) => date)
  expect(days).toContain(`${year}-12-24`)
  expect(days).not.toContain(`${year}-05-01`)

  // Without a day the year would lose all of them: that is asked first, and may be left.
  for (const box of await table.getByRole('checkbox').all()) await box.uncheck()
  await province.getByRole('button', { name: /^Konfirmasi 0 hari untuk/ }).click()
  await dialog(province).getByText(`Semua hari libur ${year} hilang dari kalender provinsi.`).waitFor()
  await inspect(province, 'holiday-year-empty')
  await dialog(province).getByRole('button', { name: 'Kembali' }).click()
  await dialog(province).waitFor({ state: 'hidden' })
  expect((await site.ask(province, '/api/v1/calendars/65.03/holidays')).body).toEqual({ items })
  await province.getByRole('button', { name: /^Konfirmasi 0 hari untuk/ }).click()
  await dialog(province).getByRole('button', { name: 'Hapus semua hari libur' }).click()
  const left = async () =>
    ((await site.ask(province, '/api/v1/calendars/65.03/holidays')).body as { items: { date: string }[] }).items.filter(
      ({ date }) => date.startsWith(`${year}-`),
    )
  await expect.poll(left).toEqual([])
})

test('a user is invited; an address that has an account is refused in words, with all that was typed', async () => {
  const page = await site.signIn('admin@nunukan.test')
  await openPart(page, 'Pengguna')
  await page.getByText('intake@nunukan.test').waitFor()
  await inspect(page, 'users')
  await page.getByRole('button', { name: 'Undang pengguna' }).click()
  const form = dialog(page)
  await form.getByLabel('Nama').fill('Yuliana Padan')
  await form.getByLabel('Surel').fill('bukan alamat')
  await form.getByRole('button', { name: 'Kirim undangan' }).click()
  await form.locator('[type="email"][aria-invalid="true"]').waitFor()
  await form.getByLabel('Surel').fill('intake@nunukan.test')
  await form.getByRole('button', { name: 'Kirim undangan' }).click()
  await form.getByRole('alert').getByText('Alamat surel ini sudah dipakai sebuah akun.').waitFor()
  expect(await form.getByLabel('Nama').inputValue()).toBe('Yuliana Padan')
  await inspect(page, 'invite-refused')
  await form.getByLabel('Surel').fill('yuliana@nunukan.test')
  await form.getByLabel('Peran', { exact: true }).selectOption('village_registrar')
  await form.getByLabel('Kecamatan').selectOption('65.03.05')
  await form.getByLabel('Desa/kelurahan').selectOption('65.03.05.2022')
  await inspect(page, 'invite')
  await form.getByRole('button', { name: 'Kirim undangan' }).click()
  await page.getByText('Undangan dikirim ke yuliana@nunukan.test.').waitFor()
  await expect
    .poll(() => userOf(page, 'yuliana@nunukan.test'))
    .toMatchObject({
      status: 'invited',
      roles: [{ role: 'village_registrar', regionCode: '65.03.05.2022' }],
    })
  await page.context().close()
})

test('a region is no longer one’s own: the invitation for it is refused in words', async () => {
  const page = await site.signIn('admin@bulungan.test')
  await openPart(page, 'Pengguna')
  await page.getByRole('button', { name: 'Undang pengguna' }).click()
  const form = dialog(page)
  await form.getByLabel('Nama').fill('Marten Lawai')
  await form.getByLabel('Surel').fill('marten@bulungan.test')
  const { id } = await userOf(province, 'admin@bulungan.test')
  const moveTo = (code: string) =>
    site.system.database.write(workerScope, async (db) => {
      await db.run({ text: 'delete from user_role where user_id = $1', values: [id] })
      await db.run({
        text: `insert into user_role (id, user_id, role, region_code) values ($1, $2, 'regency_admin', $3)`,
        values: [newId(), id, code],
      })
    })
  await moveTo('65.04')
  await form.getByRole('button', { name: 'Kirim undangan' }).click()
  await form.getByRole('alert').getByText('Tidak diizinkan').waitFor()
  expect(await form.getByLabel('Nama').inputValue()).toBe('Marten Lawai')
  await moveTo('65.01')
  // No form offers it, and who sends it all the same is refused.
  const body = (role: string, regionCode: string) => ({
    email: 'lain@bulungan.test',
    name: 'Orang Lain',
    roles: [{ role, regionCode }],
  })
  for (const [role, code] of [
    ['intake_officer', '65.03'],
    ['province_viewer', '65'],
    ['province_admin', '65'],
  ] as const)
    expect((await site.ask(page, '/api/v1/users', { method: 'POST', body: body(role, code) })).status).toBe(403)
  await page.context().close()
})

test('roles are changed and take effect', async () => {
  const page = await site.signIn('admin@nunukan.test')
  const { name } = await userOf(page, 'field@nunukan.test')
  await openPart(page, 'Pengguna')
  await editUser(page, name)
  await page.getByRole('button', { name: 'Tambah peran' }).click()
  await inspect(page, 'user')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await page.getByText('Perubahan disimpan.').waitFor()
  await expect
    .poll(async () => (await userOf(page, 'field@nunukan.test')).roles.map(({ role }) => role))
    .toEqual(['field_officer', 'intake_officer'])
  const row = page.getByRole('row', { name: /field@nunukan\.test/ })
  await row.getByText('Petugas Verifikasi, Kabupaten Nunukan').waitFor()
  await page.context().close()
})

test('an account that is disabled works no more from its next request on', async () => {
  const officer = await site.signIn('supervisor@tarakan.test')
  expect((await site.ask(officer, '/api/v1/session')).status).toBe(200)
  const page = await site.signIn('admin@tarakan.test')
  const { name } = await userOf(page, 'supervisor@tarakan.test')
  await openPart(page, 'Pengguna')
  await editUser(page, name)
  await page.getByRole('button', { name: 'Nonaktifkan' }).click()
  const question = page.getByRole('dialog', { name: 'Nonaktifkan' })
  await question.getByText('Sesi yang sedang berjalan langsung berakhir.').waitFor()
  await inspect(page, 'user-disable')
  await question.getByRole('button', { name: 'Nonaktifkan' }).click()
  await page.getByText('Perubahan disimpan.').waitFor()
  await expect.poll(async () => (await site.ask(officer, '/api/v1/session')).status).toBe(401)
  await officer.goto('/app/')
  await officer.getByRole('button', { name: 'Masuk' }).waitFor()
  await officer.context().close()
  await page.getByLabel('Status').selectOption('disabled')
  const rows = page.getByRole('row', { name: /@tarakan\.test/ })
  await expect.poll(() => rows.count()).toBe(1)
  await page.context().close()
})

test('nobody changes their own account', async () => {
  const page = await site.signIn('admin@nunukan.test')
  await openPart(page, 'Pengguna')
  const own = page.getByRole('row', { name: /admin@nunukan\.test/ })
  await own.getByText('Anda', { exact: true }).waitFor()
  expect(await own.getByRole('button').count()).toBe(0)
  const user = await userOf(page, 'admin@nunukan.test')
  const { status, body } = await site.ask(page, `/api/v1/users/${user.id}`, {
    method: 'PATCH',
    body: { name: 'Orang Lain', expectedVersion: user.version },
  })
  expect(status).toBe(403)
  expect(body).toMatchObject({ detail: 'Tidak seorang pun mengubah akunnya sendiri. Minta admin lain.' })
  await page.context().close()
})

test('a province puts its own words into a notice, sees them first, and takes the usual ones back', async () => {
  await openPart(province, 'Pemberitahuan')
  await inspect(province, 'notices')
  await province.setViewportSize({ width: 360, height: 740 })
  const buttons = await province.getByRole('button', { name: /^Ubah: / }).evaluateAll((all) =>
    all.map((button) => {
      const label = button.querySelector('.mantine-Button-label') ?? button
      const { right } = button.getBoundingClientRect()
      return { text: label.textContent, isWhole: label.scrollWidth <= label.clientWidth && right <= innerWidth }
    }),
  )
  expect(buttons.length).toBeGreaterThan(5)
  expect(buttons.filter(({ text, isWhole }) => text !== 'Ubah' || !isWhole)).toEqual([])
  await province.setViewportSize({ width: 1280, height: 900 })
  const edit = province.getByRole('button', { name: 'Ubah: Dokumen siap, Bahasa Indonesia' })
  await edit.click()
  await dialog(province).getByLabel('Kata-kata').fill('Halo {nama}, dokumen Anda siap.')
  await dialog(province).getByRole('button', { name: 'Simpan' }).click()
  await dialog(province).getByText('tidak dikenal').waitFor()
  await dialog(province).getByLabel('Kata-kata').fill('Dokumen {layanan} Anda siap. Ambil di loket 2.')
  await dialog(province).getByRole('button', { name: 'Lihat hasilnya' }).click()
  await dialog(province).getByText('Dokumen Penggantian KTP-el Anda siap. Ambil di loket 2.').first().waitFor()
  await inspect(province, 'notice-words')
  await dialog(province).getByRole('button', { name: 'Simpan' }).click()
  await dialog(province).waitFor({ state: 'detached' })
  await province.getByText('Dokumen {layanan} Anda siap. Ambil di loket 2.').waitFor()
  await edit.click()
  await dialog(province).getByRole('button', { name: 'Kembalikan kata bawaan' }).click()
  await dialog(province).waitFor({ state: 'detached' })
  await province.getByText('Dokumen {layanan} Anda siap. Ambil di loket 2.').waitFor({ state: 'detached' })
})

test('a province asks the survey in its own order and words, by the keyboard, and takes the usual ones back', async () => {
  await openPart(province, 'Survei')
  const questions = province.locator('.survey-elements > li')
  await questions.nth(8).waitFor()
  await inspect(province, 'survey')
  await province.getByRole('button', { name: 'Turunkan Penanganan pengaduan' }).focus()
  await province.keyboard.press('Enter')
  await province.getByText('Penanganan pengaduan sekarang pertanyaan 9.').waitFor()
  const focused = () => province.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  await expect.poll(focused).toBe('Naikkan Penanganan pengaduan')
  await questions.nth(7).getByLabel('Bahasa Indonesia').fill('Ruang tunggu dan toilet')
  await province.getByRole('button', { name: 'Simpan' }).click()
  await province.getByText(/^Diubah /).waitFor()
  await province.reload()
  expect(await questions.nth(7).getByLabel('Bahasa Indonesia').inputValue()).toBe('Ruang tunggu dan toilet')
  await inspect(province, 'survey-changed')
  await province.getByRole('button', { name: 'Kembalikan bawaan' }).click()
  await province.getByText('Urutan dan kata bawaan').waitFor()
  expect(await questions.nth(7).getByLabel('Bahasa Indonesia').inputValue()).toBe('Penanganan pengaduan')
})

test('the trail shows what was just done, and is narrowed by action and by day', async () => {
  const { name } = await userOf(province, 'admin@kaltara.test')
  const page = await site.signIn('auditor@kaltara.test')
  await openPart(page, 'Jejak Audit')
  const trail = page.getByRole('region', { name: 'Jejak audit, terbaru dahulu' })
  await trail.waitFor()
  await page.getByLabel('Tindakan').selectOption({ label: 'Mengubah wilayah' })
  const changed = trail.getByRole('row', { name: new RegExp(`${name}.*Mengubah wilayah.*65\\.02`) })
  await changed.first().waitFor()
  await expect
    .poll(async () => [...new Set(await trail.locator('td[data-label="Tindakan"]').allTextContents())])
    .toEqual(['Mengubah wilayah'])
  await inspect(page, 'audit')
  await page.getByLabel('Nomor permohonan, pengaduan, atau data (ID)').fill('65.71')
  await expect
    .poll(async () => [...new Set(await trail.locator('td[data-label="Data"]').allTextContents())])
    .toEqual(['65.71'])
  await page.getByLabel('Dari tanggal').fill('2031-01-01')
  await page.getByText('Tidak ada jejak').waitFor()
  await inspect(page, 'audit-empty')
  await page.getByLabel('Sampai tanggal').fill('2030-12-31')
  await page.getByText('Tanggal akhir harus sama dengan atau sesudah tanggal awal.').waitFor()
  expect(await page.getByText('Tidak ada jejak').count()).toBe(0)
  await page.context().close()
})

test('the trail is narrowed by who did it, and what is filtered is taken away as a file', async () => {
  const { name, email } = await userOf(province, 'admin@kaltara.test')
  await site.ask(province, '/api/v1/audit-exports/trail.csv?from=2031-01-01')
  await site.system.database.write(workerScope, (db) =>
    recordAudit(db, 'system', {
      action: 'application-route',
      subject: 'Application',
      subjectIds: ['uji'],
      provinceCode: '65',
    }),
  )
  await province.goto('/app/admin/audit')
  const trail = province.getByRole('region', { name: 'Jejak audit, terbaru dahulu' })
  const actors = async () => [...new Set(await trail.locator('td[data-label="Pelaku"]').allTextContents())]
  await trail.waitFor()
  const who = province.getByRole('combobox', { name: 'Pelaku' })
  await who.fill(email.slice(0, 11))
  await province.getByRole('option', { name: `${name} (${email})` }).waitFor()
  await inspect(province, 'audit-actor')
  await who.fill(email.slice(0, 11))
  await province.getByRole('option', { name: `${name} (${email})` }).click()
  await expect.poll(actors).toEqual([name])
  // Who opens the address sees the same.
  await province.reload()
  await expect.poll(actors).toEqual([name])
  await expect.poll(() => who.inputValue()).toContain(name)
  await who.click()
  await province.getByRole('option', { name: 'Semua pelaku' }).click()
  await expect.poll(async () => (await actors()).length).toBeGreaterThan(1)
  await who.fill('Sistem')
  await province.getByRole('option', { name: 'Sistem', exact: true }).click()
  await expect.poll(actors).toEqual(['Sistem'])

  await province.getByRole('button', { name: 'Ekspor CSV' }).click()
  await dialog(province)
    .getByText(/^Jejak yang cocok: \d/)
    .waitFor()
  await inspect(province, 'audit-export')
  const link = dialog(province).getByRole('link', { name: 'Unduh' })
  const [file] = await Promise.all([province.waitForEvent('download'), link.click()])
  expect(file.suggestedFilename()).toMatch(/^jejak-audit-\d{4}-\d\d-\d\d\.csv$/)
  const { body } = await site.ask(province, (await link.getAttribute('href')) ?? '')
  const [head, ...lines] = String(body).trim().split('\r\n')
  expect(head).toBe('Waktu,Pelaku,Tindakan,Data,Keterangan')
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.every((line) => line.includes(',Sistem,'))).toBe(true)
  await province.keyboard.press('Escape')
})

test('the queues and the API’s description open for those who may', async () => {
  const page = await site.signIn('system@platform.test')
  // Words of notices and of the survey are each province's own: the platform is not offered what it would be refused.
  const menu = page.getByRole('navigation', { name: 'Menu utama' })
  expect(await menu.getByRole('link', { name: 'Pengguna' }).count()).toBe(1)
  expect(await menu.getByRole('link', { name: /Pemberitahuan|Survei/ }).count()).toBe(0)
  expect((await site.ask(page, '/api/v1/notice-words')).status).toBe(403)
  await openPart(page, 'Antrean Sistem')
  await inspect(page, 'queues')
  const job = newId()
  await site.system.app.queues.get('notices').add('send', { messageId: job }, { jobId: job })
  const board = await page.context().newPage()
  const scripts: string[] = []
  board.on('pageerror', (error) => scripts.push(error.message))
  await board.goto('/queues')
  await board.getByRole('link', { name: 'notices' }).first().click()
  await board.getByText(job).first().waitFor()
  await board.screenshot({ path: 'test-output/admin/board.png' })
  expect(scripts).toEqual([])
  await board.goto('/api/docs')
  await board.getByRole('heading', { name: 'Antarmuka Sipelandukilat' }).waitFor()
  await board.getByText('/api/v1/regencies/:code').first().waitFor()
  await inspect(board, 'docs')
  for (const [other, status] of [
    [province, 403],
    [await site.signIn('intake@nunukan.test'), 403],
  ] as const)
    expect((await site.ask(other, '/queues')).status).toBe(status)
  const stranger = await site.system.request('GET', '/queues', { headers: { accept: 'application/json' } })
  expect(stranger.status).toBe(401)
  await page.context().close()
})

test('an incident is recorded with its clock, the agency is told, and every step stands there', async () => {
  await openPart(province, 'Pelindungan Data')
  await inspect(province, 'incidents-empty')
  await province.getByRole('link', { name: 'Petugas Pelindungan Data' }).click()
  await province.getByLabel('Surel').waitFor()
  await inspect(province, 'data-protection-officer')
  await openPart(province, 'Pelindungan Data')
  await province.getByRole('link', { name: 'Catat kejadian' }).click()
  await province.getByLabel('Apa yang terjadi dan bagaimana').fill('Surel terkirim ke alamat yang salah.')
  await province.getByLabel('nama, tempat dan tanggal lahir').check()
  await province.getByLabel('Kabupaten Nunukan').check()
  await province.getByLabel('Yang dilakukan untuk menanganinya').fill('Penerima diminta menghapusnya.')
  await inspect(province, 'incident-record')
  await province.getByRole('button', { name: 'Catat kejadian' }).click()
  await province.getByText(/Sisa (3 hari|2 hari 23 jam)/).waitFor()
  await province.getByLabel('Nomor rujukan').fill('470/12/PDP')
  await province.getByRole('button', { name: 'Lembaga sudah diberi tahu' }).click()
  await province.getByText('470/12/PDP').first().waitFor()
  await inspect(province, 'incident')
  await openPart(province, 'Pelindungan Data')
  await province.getByRole('row', { name: /Kabupaten Nunukan/ }).waitFor()
  await inspect(province, 'incidents')
})

test('the same in English', async () => {
  await openPart(province, 'Wilayah')
  await speak(province, 'English')
  for (const [part, words, name] of [
    ['Regions', 'Regencies and cities, their readiness and offices.', 'regencies-english'],
    ['Users', 'Invite', 'users-english'],
  ] as const) {
    await province.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: part }).click()
    await province.getByText(words).first().waitFor()
    await inspect(province, name)
  }
  await province.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Regions' }).click()
  await province.getByRole('link', { name: 'Kota Tarakan' }).click()
  await province.getByRole('heading', { name: 'Checklist' }).waitFor()
  await inspect(province, 'regency-english')
})
