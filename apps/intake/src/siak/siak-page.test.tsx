// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import intake from '../module'

const id = '01930000-0000-7000-8000-000000000001'
const both = (text: string) => ({ id: text, en: text })
const field = (one: string) => ({ id: one, type: 'text', label: both(one), required: true, verified: true })
const product = (one: string, label: string) => ({ id: one, label: both(label), format: 'pdf' })
const definition = {
  code: 'AK-LAHIR',
  version: 4,
  ...{ title: both('Akta Kelahiran'), summary: both('Akta'), lifeEvents: [{ id: 'lahir', label: both('Lahir') }] },
  ...{ legalBasis: [], formNumbers: [], nikOptionalFor: [], requirements: [], conditions: [], rules: [], doubts: [] },
  ...{ routeBy: 'domicile', presence: 'none', approval: null, reportingDeadline: null, sms: null, isCommon: false },
  officeDays: { stages: { start: 1, verify: 1, approve: 1, process: 1 }, total: 3, setBy: 'default' },
  workflow: { usesPresence: false, usesApproval: false, usesDelivery: true },
  channels: Object.fromEntries(
    ['web', 'whatsapp', 'sms', 'email', 'phone', 'counter', 'village', 'field'].map((channel) => [
      channel,
      { level: 'complete', fields: [] },
    ]),
  ),
  products: [product('akta', 'Kutipan akta'), product('kk', 'Kartu Keluarga'), product('kia', 'Kartu Anak')],
  form: { sections: [{ id: 'child', title: both('Anak'), fields: [field('name'), field('religion')] }] },
  worksheet: [
    { group: 'F-2.01A', label: 'Nama anak', from: 'child.name' },
    { group: 'F-1.01', label: 'Nama lengkap', from: 'child.name', for: ['kk'] },
    { group: 'F-1.01', label: 'Agama', from: 'child.religion', for: ['kk'] },
    { group: 'F-1.02', label: 'Nama', from: 'child.name', for: ['kia'] },
  ],
}
const file = {
  ...{ id, trackingNumber: 'SPL-AAAA-BBBB-CCCC', serviceCode: 'AK-LAHIR', serviceVersion: 4, status: 'verifying' },
  ...{ villageCode: '65.03.05.2022', masked: false, siakChecks: [], attachments: [] },
  applicant: { name: 'Yakub Lalung' },
  answers: { child: { name: 'Ruth Padan', religion: 'Kristen' } },
  products: ['akta', 'kk'].map((one) => ({ id: `${one}-id`, product: one })),
}

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())

test('the worksheet has a part for each document that is made, and names what stands above', async () => {
  rendered = await renderModule(intake, {
    path: `/intake/${id}/siak`,
    persona: { role: 'intake_officer', regionCode: '65.03' },
    answers: {
      [`GET /applications/${id}`]: file,
      'GET /public/services/AK-LAHIR': definition,
      'GET /public/regions': { items: [] },
    },
  })
  const parts = () => [...(rendered?.element.querySelectorAll('section[aria-labelledby]') ?? [])]
  const partOf = (title: string) => parts().find((one) => one.querySelector('h2')?.textContent === title)?.textContent
  await vi.waitFor(() => expect(partOf('Kartu Keluarga')).toBeDefined(), { timeout: 20_000 })
  expect(partOf('Kutipan akta')).toContain('Ruth Padan')
  expect(partOf('Kartu Keluarga')).toContain(
    'Isian yang sama dengan Kutipan akta di atas, diketik dan diperiksa di sana: Nama lengkap.',
  )
  expect(partOf('Kartu Keluarga')).toContain('Kristen')
  expect(partOf('Kartu Keluarga')).not.toContain('Ruth Padan')
  expect(partOf('Kartu Anak')).toBeUndefined()
})

test('who comes from a line that is missing stands on its row, in the box of its result', async () => {
  rendered = await renderModule(intake, {
    path: `/intake/${id}/siak?line=child.religion`,
    persona: { role: 'intake_officer', regionCode: '65.03' },
    answers: {
      [`GET /applications/${id}`]: file,
      'GET /public/services/AK-LAHIR': definition,
      'GET /public/regions': { items: [] },
    },
  })
  const current = () => document.querySelector('[data-siak-row][data-current]')
  await vi.waitFor(() => expect(current()?.textContent).toContain('Agama'), { timeout: 20_000 })
  expect(current()?.contains(document.activeElement)).toBe(true)
})
