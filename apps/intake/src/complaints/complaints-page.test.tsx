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
  canSetKind: true,
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

const change = (element: HTMLSelectElement | HTMLTextAreaElement | HTMLInputElement, value: string) => {
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value') ?? {}
  set?.call(element, value)
  element.dispatchEvent(new Event(element instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
}
const find = <E extends Element>(selector: string, label: string): Promise<E> =>
  vi.waitFor(
    () => {
      const found = [...document.querySelectorAll<E>(selector)].find((one) => one.textContent?.includes(label))
      if (!found) throw new Error(`No ${selector} with ${label}`)
      return found
    },
    { timeout: 20_000 },
  )

/** Says that a complaint is of another kind, and why. */
async function setKind(kind: string, given: object = {}) {
  const bodies: unknown[] = []
  rendered = await renderModule(intake, {
    path: `/pengaduan?open=${id}`,
    persona: { role: 'supervisor', regionCode: '65.03' },
    answers: {
      'GET /complaints': { items: [row], nextCursor: null },
      [`GET /complaints/${id}`]: { ...complaint, ...given },
      [`PUT /complaints/${id}/kind`]: async (request: Request) => {
        bodies.push(await request.json())
        return { ...complaint, kind, version: 2 }
      },
    },
  })
  const form = await find<HTMLFormElement>('form', 'Jenis pengaduan')
  const select = form.querySelector('select')
  if (select) change(select, kind)
  const save = await find<HTMLButtonElement>('form button', 'Simpan jenis')
  expect(save.disabled).toBe(true)
  const reason = form.querySelector('textarea')
  if (reason) change(reason, 'Bukan tentang petugas')
  await vi.waitFor(() => expect(save.disabled).toBe(false))
  save.click()
  return bodies
}

test('before a confidential complaint is opened to officers it is asked, and who will read it is named', async () => {
  const bodies = await setKind('delay')
  await vi.waitFor(() => expect(document.body.textContent).toContain('semua Petugas Verifikasi'), { timeout: 20_000 })
  expect(bodies).toEqual([])
  ;(await find<HTMLButtonElement>('button', 'Ya, buka bagi petugas')).click()
  await vi.waitFor(() =>
    expect(bodies).toEqual([{ kind: 'delay', reason: 'Bukan tentang petugas', expectedVersion: 1 }]),
  )
})

test('an ordinary complaint can be kept from those it may be about, with a reason that stands in its course', async () => {
  const kinds = { kindBefore: 'other', kindAfter: 'delay' }
  const entry = {
    ...{ id: '01930000-0000-7000-8000-000000000009', kind: 'kind', at: row.receivedAt, authorKind: 'officer' },
    ...{ authorName: 'Ibu Penyelia', assigneeName: null, assigneeRole: null, text: 'Hanya soal waktu', ...kinds },
  }
  const bodies = await setKind('fee', { kind: 'delay', entries: [entry] })
  for (const text of ['Jenis diubah dari Lainnya menjadi Pelayanan lambat', 'Hanya soal waktu', 'Ibu Penyelia'])
    await seen(text)
  await vi.waitFor(() => expect(bodies).toMatchObject([{ kind: 'fee' }]))
})

test('who would lose sight of a complaint does not say what it is about', async () => {
  rendered = await renderModule(intake, {
    path: `/pengaduan?open=${id}`,
    persona: { role: 'intake_officer', regionCode: '65.03' },
    answers: {
      'GET /complaints': { items: [row], nextCursor: null },
      [`GET /complaints/${id}`]: { ...complaint, kind: 'delay', canSetKind: false },
    },
  })
  await seen('Jawaban untuk warga')
  expect(rendered.element.textContent).not.toContain('Jenis pengaduan')
})

test('the number that SP4N-LAPOR! gave to a complaint is noted with it', async () => {
  const sent: unknown[] = []
  rendered = await renderModule(intake, {
    path: `/pengaduan?open=${id}`,
    persona: { role: 'supervisor', regionCode: '65.03' },
    answers: {
      'GET /complaints': { items: [row], nextCursor: null },
      [`GET /complaints/${id}`]: { ...complaint, sp4nNumber: null },
      [`PUT /complaints/${id}/sp4n-number`]: async (request: Request) => {
        sent.push(await request.json())
        return { ...complaint, sp4nNumber: '7654321', version: 2 }
      },
    },
  })
  const form = await find<HTMLFormElement>('form', 'Nomor SP4N-LAPOR!')
  const save = await find<HTMLButtonElement>('form button', 'Simpan nomor')
  expect(save.disabled).toBe(true)
  const box = form.querySelector('input')
  if (box) change(box, 'belum ada')
  await vi.waitFor(() => expect(save.disabled).toBe(false))
  save.click()
  await vi.waitFor(() => expect(form.textContent).toContain('sedikitnya empat angka'))
  if (box) change(box, ' 7654321 ')
  save.click()
  await vi.waitFor(() => expect(sent).toEqual([{ sp4nNumber: '7654321', expectedVersion: 1 }]))
})

test('complaints of some days are taken away for SP4N-LAPOR!, with contacts only where that is ticked', async () => {
  rendered = await renderModule(intake, {
    path: '/pengaduan',
    persona: { role: 'supervisor', regionCode: '65.03' },
    answers: { 'GET /complaints': { items: [row], nextCursor: null } },
  })
  ;(await find<HTMLButtonElement>('button', 'Ekspor SP4N-LAPOR!')).click()
  const link = await find<HTMLAnchorElement>('a', 'Unduh CSV')
  const asked = () => new URL(link.href, 'http://localhost')
  expect(asked().pathname).toBe('/api/v1/complaint-exports/sp4n.csv')
  expect([...asked().searchParams.keys()]).toEqual(['from', 'to'])
  expect(asked().searchParams.get('from')).toMatch(/^\d{4}-\d{2}-01$/)
  document.querySelector<HTMLInputElement>('[role="dialog"] input[type="checkbox"]')?.click()
  await vi.waitFor(() => expect(asked().searchParams.get('contacts')).toBe('true'))
})
