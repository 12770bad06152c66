// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import intake from '../module'

const officer = { role: 'intake_officer', regionCode: '65.03' } as const
const id = '01930000-0000-7000-8000-000000000001'
const row = {
  id,
  kind: 'erase',
  subject: 'account',
  trackingNumber: null,
  status: 'received',
  regencyCode: '65.03',
  regencyName: 'Kabupaten Nunukan',
  receivedAt: '2020-09-14T02:00:00.000Z',
  dueAt: '2020-09-17T02:00:00.000Z',
  handledAt: null,
  version: 1,
}
const request = {
  ...row,
  applicationId: null,
  applicationStatus: null,
  words: 'Mohon hapus percakapan saya',
  answer: null,
  outcome: null,
  handledByName: null,
  stored: {
    erasable: [{ kind: 'conversations', count: 1 }],
    kept: [{ id, trackingNumber: 'SPL-AAAA-BBBB-CCCC', reason: 'civilAct', until: null }],
  },
  canWork: true,
}
const erased = {
  ...request,
  status: 'answered',
  handledAt: '2020-09-18T02:00:00.000Z',
  handledByName: 'Petugas',
  outcome: { erased: [{ kind: 'conversations', count: 1 }], kept: [], refusal: null },
  stored: { erasable: [], kept: [] },
  canWork: false,
}
const answers = {
  'GET /data-requests': { items: [row], nextCursor: null },
  [`GET /data-requests/${id}`]: request,
  [`POST /data-requests/${id}/erasure`]: erased,
}

let rendered: RenderedModule | undefined
afterEach(() => {
  rendered?.unmount()
  sessionStorage.clear()
})

test('shows what is stored with the articles, and erases only once that is confirmed', async () => {
  rendered = await renderModule(intake, { path: `/permintaan-data?open=${id}`, persona: officer, answers })
  const seen = (text: string) => vi.waitFor(() => expect(rendered?.element.textContent).toContain(text), 8000)
  await seen('Percakapan: 1')
  await seen('Pasal 79 ayat (1)')
  await seen('Terlambat')
  const press = (label: string, within: ParentNode = document) => {
    const button = [...within.querySelectorAll('button')].findLast((one) => one.textContent === label)
    if (!button) throw new Error(`No button ${label}`)
    button.click()
  }
  press('Hapus data')
  await vi.waitFor(() => expect(document.body.textContent).toContain('tidak dapat dikembalikan'))
  expect(rendered.calls).not.toContain(`POST /data-requests/${id}/erasure`)
  press('Hapus data', document.querySelector('[role="dialog"]') ?? document)
  await seen('Dihapus: Percakapan: 1')
  expect(rendered.calls).toContain(`POST /data-requests/${id}/erasure`)
})
