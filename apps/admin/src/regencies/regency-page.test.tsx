// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import admin from '../module'

const items = ['users', 'head', 'office', 'letters', 'calendar', 'services', 'modules'] as const
const regency = {
  ...{ code: '65.03', name: 'Kabupaten Nunukan', level: 'regency', parentCode: '65', status: 'active', version: 2 },
  ...{ office: { address: 'Jalan Ujang Dewa', phone: '0556 20123', hours: 'Senin–Jumat 08.00–15.00 WITA' } },
  checklist: items.map((item) => ({ item, done: item !== 'calendar', count: 3 })),
  unconfirmedYear: 2027,
  openApplications: null,
}
const written = {
  words: { id: 'Kami melayani tanpa biaya.' },
  signedBy: 'Maria Lencau, Kepala Dinas',
  signedOn: '2026-09-01',
  changedAt: '2026-09-14T02:00:00.000Z',
  version: 1,
}

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())

const open = async (charter: typeof written | null) => {
  rendered = await renderModule(admin, {
    path: '/admin/regencies/65.03',
    persona: { role: 'regency_admin', regionCode: '65.03' },
    answers: {
      'GET /regencies': { items: [regency] },
      'GET /regencies/65.03/charter': { charter },
      'PUT /regencies/65.03/charter': { charter: { ...written, version: 2 } },
      'GET /calendars/65.03/holidays': { items: [] },
    },
  })
}
const seen = (text: string) => vi.waitFor(() => expect(rendered?.element.textContent).toContain(text))
const buttonOf = (name: string) =>
  [...document.querySelectorAll<HTMLButtonElement>('button')].find((one) => one.textContent?.trim() === name)
const publicPage = () => document.querySelector('a[href="/maklumat/65.03"]')

test('holidays that nobody confirmed are missing, and a coming year without any is named', async () => {
  await open(null)
  await seen('Hari libur tahun ini, dikonfirmasi provinsi: belum')
  await seen('Hari libur tahun 2027 belum dikonfirmasi provinsi.')
})

test('a charter says whether it is published, leads to its page, and is replaced by what is written over it', async () => {
  await open(null)
  await seen('Belum ditulis.')
  expect(buttonOf('Terbitkan maklumat')).toBeDefined()
  expect(publicPage()).toBeNull()
  rendered?.unmount()

  await open(written)
  await seen('Sudah terbit, terakhir diubah')
  expect(publicPage()).not.toBeNull()
  expect(buttonOf('Terbitkan maklumat')).toBeUndefined()
  expect(rendered?.element.textContent).not.toContain('belum terbit')
  const words = [...document.querySelectorAll('textarea')].find(({ value }) => value === written.words.id)
  if (!words) throw new Error('No words of the charter')
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(words), 'value')?.set?.call(words, 'Kami datang ke desa.')
  words.dispatchEvent(new Event('input', { bubbles: true }))
  words.dispatchEvent(new Event('change', { bubbles: true }))
  await seen('Perubahan ini belum terbit.')
  buttonOf('Terbitkan perubahan')?.click()
  await vi.waitFor(() => expect(rendered?.element.textContent).not.toContain('belum terbit'))
  expect(buttonOf('Terbitkan perubahan')?.disabled).toBe(true)
})
