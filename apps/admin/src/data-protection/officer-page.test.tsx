// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import admin from '../module'

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())

const contact = {
  name: 'Sekretaris Dinas',
  email: 'pdp@contoh.go.id',
  phone: '0552 21000',
  address: 'Jalan Rambutan',
  changedAt: '2026-09-01T02:00:00.000Z',
  version: 3,
}
const main = () => document.body.textContent ?? ''
const type = (label: string, value: string) => {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.startsWith(label))
  const field = document.getElementById(found?.htmlFor ?? '')
  if (!(field instanceof HTMLInputElement)) throw new Error(`No ${label}`)
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

test('a province changes whom citizens ask, upon the version it saw', async () => {
  const sent: unknown[] = []
  rendered = await renderModule(admin, {
    path: '/admin/data-protection/officer',
    persona: { role: 'province_admin', regionCode: '65' },
    answers: {
      'GET /provinces/65/data-protection-contact': { contact },
      'PUT /provinces/65/data-protection-contact': async (request: Request) => {
        sent.push(await request.json())
        return { contact: { ...contact, version: 4 } }
      },
    },
  })
  await vi.waitFor(() => expect(main()).toContain('Terakhir diubah'))
  type('Nama atau jabatan', 'Bagian Data')
  await vi.waitFor(() => expect(document.querySelector('button[type="submit"]:not([disabled])')).toBeTruthy())
  document.querySelector<HTMLButtonElement>('button[type="submit"]')?.click()
  await vi.waitFor(() =>
    expect(sent).toEqual([
      {
        name: 'Bagian Data',
        email: 'pdp@contoh.go.id',
        phone: '0552 21000',
        address: 'Jalan Rambutan',
        expectedVersion: 3,
      },
    ]),
  )
})

test('the platform chooses the province first', async () => {
  rendered = await renderModule(admin, {
    path: '/admin/data-protection/officer',
    persona: { role: 'platform_admin', regionCode: null },
    answers: {
      'GET /public/regions': {
        items: [{ code: '65', name: 'Kalimantan Utara', level: 'province', parentCode: null, path: '' }],
        total: 1,
      },
    },
  })
  await vi.waitFor(() => expect(document.querySelectorAll('label')[0]?.textContent).toContain('Provinsi'))
  expect(main()).toContain('Petugas dan kejadian dicatat untuk tiap provinsi.')
})
