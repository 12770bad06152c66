// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import intake from '../module'

const id = '01930000-0000-7000-8000-000000000001'
const row = {
  id,
  number: 'ADU-0000-0000-0000',
  kind: 'fee',
  status: 'received',
  channel: 'web',
  regencyCode: '65.03',
  villageCode: '65.03.05.2022',
  villageName: 'Long Midang',
  receivedAt: '2026-09-14T02:00:00.000Z',
  dueAt: '2026-09-17T15:59:59.000Z',
  isOverdue: true,
  assigneeId: null,
  assigneeName: null,
  assigneeRole: null,
  version: 1,
}
const complaint = {
  ...row,
  language: 'id',
  words: 'Diminta uang oleh petugas',
  name: null,
  phone: '+6281230009901',
  email: null,
  unmasked: true,
  files: [{ id: '01930000-0000-7000-8000-000000000003', mediaType: 'image/jpeg', size: 4000 }],
  applicationId: null,
  trackingNumber: null,
  forwardDueAt: row.dueAt,
  answerDueAt: '2026-09-21T15:59:59.000Z',
  closesAt: null,
  closedAt: null,
  closedBy: null,
  entries: [],
  handlers: [{ id: '01930000-0000-7000-8000-000000000002', name: 'Ibu Admin', role: 'regency_admin' }],
  canWork: true,
}

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())
const seen = (text: string) =>
  vi.waitFor(() => expect(rendered?.element.textContent).toContain(text), { timeout: 20_000 })

test('shows what is overdue beside the open complaint, and offers a confidential one to nobody it may be about', async () => {
  rendered = await renderModule(intake, {
    path: `/pengaduan?view=overdue&open=${id}`,
    persona: { role: 'supervisor', regionCode: '65.03' },
    answers: {
      'GET /complaints': { items: [row], nextCursor: null },
      [`GET /complaints/${id}`]: complaint,
    },
  })
  for (const text of ['Diminta uang oleh petugas', 'Lewat waktu, ', '+6281230009901', 'Hanya dibaca penyelia'])
    await seen(text)
  expect(rendered.calls).toContain('GET /complaints?overdue=true&limit=25')
  // A file sent with it opens from the complaint alone.
  expect(rendered.element.querySelector('.talk-photo img')?.getAttribute('src')).toBe(
    '/api/v1/complaint-files/01930000-0000-7000-8000-000000000003',
  )
  const receivers = [...rendered.element.querySelectorAll('.complaint-actions option')].map((one) => one.textContent)
  expect(receivers).toEqual(['Pilih penerima', 'Penyelia', 'Admin Kabupaten/Kota', 'Ibu Admin (Admin Kabupaten/Kota)'])
  expect(rendered.element.textContent).not.toContain('Tutup pengaduan')
})
