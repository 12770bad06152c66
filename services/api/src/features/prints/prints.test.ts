import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { wordsOf } from '../../testing/pdf-words'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { printReceipt } from './receipt-document'

test('a receipt holds number, PIN and day, in the reader’s language', async () => {
  const receipt = {
    trackingNumber: 'SPL-9XKD-2M4P-7QRT',
    pin: '123456',
    dueAt: '2026-12-18T15:59:59Z',
    serviceTitle: 'Kartu Keluarga',
    missing: [],
    isAfterPresence: false,
  }
  const words = wordsOf(await printReceipt(receipt, 'id', 'https://contoh.id/lacak'))
  for (const word of ['Tanda Terima Permohonan', 'SPL-9XKD-2M4P-7QRT', '123456', '18 Desember 2026', 'Kartu Keluarga'])
    expect(words).toContain(word)
  expect(words).not.toContain('masih kurang')
  const lacking = wordsOf(
    await printReceipt(
      { ...receipt, dueAt: null, missing: ['Nomor KK pemohon', 'KTP-el saksi'] },
      'id',
      'https://contoh.id/lacak',
    ),
  )
  for (const word of ['Belum lengkap', 'Nomor KK pemohon', 'KTP-el saksi', 'halaman Lacak Permohonan'])
    expect(lacking).toContain(word)
  const awaited = wordsOf(
    await printReceipt({ ...receipt, dueAt: null, isAfterPresence: true }, 'id', 'https://contoh.id/lacak'),
  )
  expect(awaited.replaceAll(/\s+/g, ' ')).toContain('kehadiran satu kali diperlukan; dihitung sesudahnya')
  const strange = wordsOf(
    await printReceipt({ ...receipt, serviceTitle: '\u202eترجم \u{1f600}' }, 'en', 'https://contoh.id/lacak'),
  )
  expect(strange).toContain('Receipt of the application')
})

let system: TestSystem
beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
})
afterAll(() => system.close())

test('an application is printed for its office, masked for the province, and not for another regency', async () => {
  const body = await exampleSubmission(system, 'AK-LAHIR', 51, { villageCode: '65.03.05.2022' })
  const { id, trackingNumber } = (await system.request('POST', '/api/v1/public/applications', { body })).body as {
    id: string
    trackingNumber: string
  }
  const { nik, name } = body.applicant as { nik: string; name: string }
  const print = async (role: 'intake_officer' | 'province_admin', regionCode: string) => {
    const { cookie } = await system.createUser([{ role, regionCode }])
    return fetch(`${system.url}/api/v1/applications/${id}/form.pdf`, { headers: { cookie } })
  }
  const own = await print('intake_officer', '65.03')
  expect(own.headers.get('content-type')).toBe('application/pdf')

  const words = wordsOf(Buffer.from(await own.arrayBuffer()))
  for (const word of [trackingNumber, nik, name]) expect(words).toContain(word)
  const masked = wordsOf(Buffer.from(await (await print('province_admin', '65')).arrayBuffer()))
  expect(masked).toContain(trackingNumber)
  expect(masked).not.toContain(nik)
  expect((await print('intake_officer', '65.02')).status).toBe(404)
})
