// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import intake from '../module'
import { examplePastTransfer } from './past-transfer.testing'

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())

test('past transfers name the application, where it went and when; what is another office’s is no link', async () => {
  const gone = examplePastTransfer
  const refused = { ...gone, id: '01930000-0000-7000-8000-000000000012', isReadable: true, status: 'refused' }
  rendered = await renderModule(intake, {
    path: '/intake/transfers',
    persona: { role: 'intake_officer', regionCode: '65.03' },
    answers: {
      'GET /transfers': { items: [] },
      'GET /transfers/past': { items: [gone, refused] },
      'GET /public/services': { items: [{ code: 'KTP-BARU', title: { id: 'KTP-el Baru', en: 'New identity card' } }] },
    },
  })
  const rows = () => [...(rendered?.element.querySelectorAll('tbody tr') ?? [])]
  await vi.waitFor(
    () =>
      expect(rows().map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual(
        ['Dilimpahkan', 'Ditolak wilayah penerima'].map((outcome) => [
          'SPL-AAAA-BBBB-CCCC · KTP-el Baru',
          'Kabupaten Nunukan',
          'Kabupaten Malinau',
          outcome,
          '2 Des 2026',
        ]),
      ),
    { timeout: 20_000 },
  )
  expect(rows().map((row) => row.querySelectorAll('a').length)).toEqual([0, 1])
})
