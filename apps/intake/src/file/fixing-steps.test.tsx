// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import { legalDefinition } from '../entry/legal-definition.testing'
import intake from '../module'
import { exampleFile } from './example-file.testing'

const { id } = exampleFile
const product = {
  ...{ id, product: 'copy', format: 'pdf', number: null, siakLink: null, hasNumber: false, attachmentId: null },
  ...{ pickupPlace: null, handedOverAt: null, lacksCopy: true },
}

let rendered: RenderedModule | undefined
/** The step that was sent last. */
let sent: unknown
afterEach(() => {
  rendered?.unmount()
  sessionStorage.clear()
})
const control = (words: string) =>
  vi.waitFor(
    () => {
      const found = [...document.querySelectorAll<HTMLElement>('button, a')].find((one) => one.textContent === words)
      if (!found || found.hasAttribute('disabled')) throw new Error(`No control ${words}`)
      return found
    },
    { timeout: 20_000 },
  )
function type(box: HTMLInputElement | null | undefined, words: string) {
  if (!box) throw new Error('No box')
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, words)
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

/** A file whose next step is refused for this. */
async function openRefused(
  allowed: string,
  status: string,
  type: string,
  errors: { path: string; message: string }[],
  more: object = {},
  documents: object[] = [{ ...legalDefinition.products[0], format: 'pdf' }],
) {
  rendered = await renderModule(intake, {
    path: `/intake/${id}`,
    persona: { role: 'intake_officer', regionCode: '65.03' },
    answers: {
      [`GET /applications/${id}`]: {
        ...exampleFile,
        ...{ status, lacks: null, products: [product], allowedActions: [allowed] },
        ...more,
      },
      'GET /public/services/LEGAL': {
        ...legalDefinition,
        products: documents,
      },
      [`GET /applications/${id}/timeline`]: { items: [] },
      [`GET /applications/${id}/notes`]: { items: [] },
      [`GET /applications/${id}/duplicates`]: { items: [] },
      [`POST /applications/${id}/transitions`]: async (request: Request) => {
        sent = await request.json()
        return Response.json(
          {
            ...{ type: `/problems/${type}`, title: 'Belum bisa', status: 422, detail: 'Ada yang kurang.' },
            ...{ correlationId: 'c1', errors },
          },
          { status: 422 },
        )
      },
    },
  })
}

test('each line of SIAK that is missing has a button to its row', async () => {
  await openRefused('issue', 'processing', 'invalid', [
    { path: 'siak.mother.nik', message: 'Catat dulu hasil SIAK untuk NIK ibu.' },
    { path: 'siak.applicant.nik', message: 'Catat dulu hasil SIAK untuk NIK pemohon.' },
  ])
  ;(await control('Terbitkan Dokumen')).click()
  await vi.waitFor(() => type(document.querySelector<HTMLInputElement>('input[maxlength="60"]'), '1234'))
  ;(await control('Terbitkan')).click()
  await control('Catat hasilnya')
  const lines = [...document.querySelectorAll('[role="alert"] li')]
  expect(lines.map((line) => [line.textContent, line.querySelector('a')?.getAttribute('href')])).toEqual([
    ['Catat dulu hasil SIAK untuk NIK ibu. Catat hasilnya', `/app/intake/${id}/siak?line=mother.nik`],
    ['Catat dulu hasil SIAK untuk NIK pemohon. Catat hasilnya', `/app/intake/${id}/siak?line=applicant.nik`],
  ])
})

test('a number that no document has is said to be wrong as its box is left, before anything is sent', async () => {
  sent = undefined
  const certificate = {
    id: 'birthCertificate',
    label: { id: 'Akta Kelahiran', en: 'Birth certificate' },
    format: 'pdf',
  }
  await openRefused('issue', 'processing', 'invalid', [], { products: [{ ...product, product: certificate.id }] }, [
    certificate,
  ])
  ;(await control('Terbitkan Dokumen')).click()
  const box = () => document.querySelector<HTMLInputElement>('input[maxlength="60"]')
  await vi.waitFor(() => type(box(), '6503-LU-1706'))
  expect(box()?.getAttribute('aria-invalid')).not.toBe('true')
  box()?.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
  await vi.waitFor(() => expect(box()?.getAttribute('aria-invalid')).toBe('true'))
  expect(document.body.textContent).toContain('6503-LU-')
  type(box(), '6503-LU-17062026-0001')
  await vi.waitFor(() => expect(box()?.getAttribute('aria-invalid')).not.toBe('true'))
  // A birth in time has no number of a late one.
  type(box(), '6503-LT-17062026-0001')
  await vi.waitFor(() => expect(document.body.textContent).toContain('memakai LU, bukan LT'))
  expect(sent).toBeUndefined()
})

test('where SIAK differs it can be written why the documents are issued all the same', async () => {
  const check = {
    ...{ field: 'applicant.nik', result: 'mismatch', reference: null },
    ...{ checkedBy: id, checkedAt: '2026-09-14T02:00:00Z' },
  }
  await openRefused('issue', 'processing', 'invalid', [], { siakChecks: [check] })
  ;(await control('Terbitkan Dokumen')).click()
  const reason = await vi.waitFor(() => {
    const label = [...document.querySelectorAll('label')].find((one) => one.textContent === 'Mengapa tetap diterbitkan')
    const box = document.getElementById(label?.htmlFor ?? '')
    if (!(box instanceof HTMLTextAreaElement)) throw new Error('No box')
    return box
  })
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(
    reason,
    'NIK sudah dibetulkan pusat.',
  )
  reason.dispatchEvent(new Event('input', { bubbles: true }))
  await vi.waitFor(() => type(document.querySelector<HTMLInputElement>('input[maxlength="60"]'), '1234'))
  ;(await control('Terbitkan')).click()
  await vi.waitFor(() => expect(sent).toMatchObject({ action: 'issue', note: 'NIK sudah dibetulkan pusat.' }))
})

test('a number that is doubted is issued with a reason, which is asked for once it is doubted', async () => {
  await openRefused('issue', 'processing', 'invalid', [
    { path: 'products.copy.reason', message: 'Nomor ini dipakai permohonan keluarga lain.' },
  ])
  ;(await control('Terbitkan Dokumen')).click()
  await vi.waitFor(() => type(document.querySelector<HTMLInputElement>('input[maxlength="60"]'), '1234'))
  expect(document.querySelector('textarea')).toBeNull()
  ;(await control('Terbitkan')).click()
  const reason = await vi.waitFor(() => {
    const box = document.querySelector('textarea')
    if (!box) throw new Error('No box')
    return box
  })
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(reason, 'Satu keluarga.')
  reason.dispatchEvent(new Event('input', { bubbles: true }))
  ;(await control('Terbitkan')).click()
  await vi.waitFor(() => expect(sent).toMatchObject({ action: 'issue', note: 'Satu keluarga.' }))
})

test('a document without a copy has a button that opens its upload', async () => {
  await openRefused('make_ready', 'issued', 'transition-not-allowed', [
    { path: 'products.copy.copy', message: 'Legalisir: belum ada berkas.' },
  ])
  ;(await control('Tandai Siap')).click()
  const place = await vi.waitFor(() => {
    const box = document.querySelector<HTMLInputElement>('input[maxlength="120"]')
    if (!box) throw new Error('No box')
    return box
  })
  // Nobody is sent to an office because a file was forgotten.
  expect(place.value).toBe('')
  const submit = document.querySelector<HTMLButtonElement>('form button[type="submit"]')
  submit?.click()
  const open = await control('Unggah berkasnya')
  const chooser = vi.fn()
  document.querySelector('fieldset input[type="file"]')?.addEventListener('click', chooser)
  open.click()
  expect(chooser).toHaveBeenCalledOnce()
  expect(sent).toMatchObject({ action: 'make_ready', pickups: [] })
  ;(await control('Kantor Disdukcapil')).click()
  await vi.waitFor(() => expect(place.value).toBe('Kantor Disdukcapil'))
  submit?.click()
  await vi.waitFor(() =>
    expect(sent).toMatchObject({ action: 'make_ready', pickups: [{ id: 'copy', place: 'Kantor Disdukcapil' }] }),
  )
})

test('what is on its way is received as it was sent, or came back and is collected', async () => {
  const handover = {
    ...{ carrier: 'village', sentAt: '2026-09-14T02:00:00.000Z', reference: null, method: null, recipient: null },
    ...{ to: null, relation: null, place: null, proof: null, attachmentId: null, note: null, receivedAt: null },
  }
  await openRefused('make_ready', 'delivering', 'transition-not-allowed', [], {
    ...{ handover, villageName: 'Liang Butan', allowedActions: ['make_ready', 'complete'] },
  })
  ;(await control('Selesai: Dokumen Diterima')).click()
  await vi.waitFor(() => {
    const chosen = [...document.querySelectorAll('select')].map(({ value }) => value)
    expect(chosen).toContain('village')
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input[maxlength="120"]')].map(({ value }) => value)
    expect(boxes).toContain('Liang Butan')
  })
  ;(await control('Kembali: Siap Diambil')).click()
  ;(await control('Kantor Disdukcapil')).click()
  await vi.waitFor(() =>
    expect(document.querySelector<HTMLInputElement>('fieldset input[maxlength="120"]')?.value).not.toBe(''),
  )
  document.querySelector<HTMLButtonElement>('form button[type="submit"]')?.click()
  await vi.waitFor(() => expect(sent).toMatchObject({ action: 'make_ready' }))
})
