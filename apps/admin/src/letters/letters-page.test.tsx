// @vitest-environment happy-dom
import type { SavedLetterSettings } from '@sipelandukilat/sdk/api/administration'
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import admin from '../module'

const saved: SavedLetterSettings = {
  government: 'PEMERINTAH KABUPATEN NUNUKAN',
  office: 'DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL',
  address: 'Jalan Ujang Dewa',
  phone: '0556 20123',
  email: '',
  seat: 'Nunukan',
  code: 'DISDUKCAPIL',
  schemes: { decision: '470/{nomor}/{kode}/{tahun}', travelOrder: '094/{nomor:3}/{kode}/{tahun}' },
  head: { name: 'Maria Lencau', nip: '197005121995032001', grade: 'IV/b' },
  acting: null,
  changedAt: '2026-09-01T02:00:00.000Z',
  version: 4,
}

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())

const fieldOf = (label: string) => {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.startsWith(label))
  const field = document.getElementById(found?.htmlFor ?? '')
  if (!(field instanceof HTMLInputElement)) throw new Error(`No ${label}`)
  return field
}
const type = (label: string, value: string) => {
  const field = fieldOf(label)
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
const preview = () => document.querySelector('[role="group"][lang="id"]')?.textContent ?? ''

test('an administrator sees how a letter looks while its head, number and signatory are typed, and saves them', async () => {
  const sent: unknown[] = []
  rendered = await renderModule(admin, {
    path: '/admin/regencies/65.03/letters',
    persona: { role: 'regency_admin', regionCode: '65.03' },
    answers: {
      'GET /regencies': { items: [] },
      'GET /regencies/65.03/letters': { settings: saved },
      'PUT /regencies/65.03/letters': async (request: Request) => {
        sent.push(await request.json())
        return { settings: { ...saved, version: 5 } }
      },
    },
  })
  const year = new Date().getFullYear()
  await vi.waitFor(() => expect(preview()).toContain(`Keputusan: 470/1/DISDUKCAPIL/${year}`))
  expect(preview()).toContain(`Surat tugas: 094/001/DISDUKCAPIL/${year}`)
  expect(preview()).toContain('NIP 19700512 199503 2 001')
  type('Keputusan kepala dinas', '470/{tahun}')
  await vi.waitFor(() => expect(preview()).toContain('Pakai {nomor} tepat satu kali.'))
  type('Keputusan kepala dinas', '477/{nomor}/{tahun}')
  type('Nama dan gelar', 'Petrus Ajang')
  await vi.waitFor(() => expect(preview()).toContain('Petrus Ajang'))
  document.querySelector<HTMLButtonElement>('button[type="submit"]')?.click()
  await vi.waitFor(() =>
    expect(sent).toMatchObject([
      {
        schemes: { decision: '477/{nomor}/{tahun}' },
        head: { name: 'Petrus Ajang', nip: '197005121995032001' },
        acting: null,
        expectedVersion: 4,
      },
    ]),
  )
})
