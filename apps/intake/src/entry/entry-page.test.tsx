// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import intake from '../module'
import { legalDefinition } from './legal-definition.testing'

const { code, lifeEvents, presence, summary, title } = legalDefinition
const warning = { path: 'answers.witnesses.1.nik', message: 'NIK saksi 1 sama dengan NIK saksi 2.' }
const receipt = {
  trackingNumber: 'SPL-0000-0000-0000',
  pin: '123456',
  id: '01930000-0000-7000-8000-000000000001',
  status: 'routed',
  dueAt: null,
}

let rendered: RenderedModule | undefined
afterEach(() => {
  rendered?.unmount()
  sessionStorage.clear()
})
const seen = (text: string) =>
  vi.waitFor(() => expect(rendered?.element.textContent).toContain(text), { timeout: 20_000 })
const press = (name: string) =>
  [...(rendered?.element.querySelectorAll('button') ?? [])].find((button) => button.textContent === name)?.click()
const sent = () => rendered?.calls.filter((call) => call === 'POST /applications') ?? []

type Body = { occurredAt?: string; restFollows: boolean }
const bodies: Body[] = []
let lacks: { fields: string[]; attachments: string[] } | null = null

const refusal = (path: string, message: string) =>
  Response.json(
    {
      ...{ type: 'https://sipelandukilat/problems/invalid', title: 'Periksa isian', status: 422, detail: 'Periksa' },
      ...{ correlationId: 'c', errors: [{ path, message }] },
    },
    { status: 422, headers: { 'content-type': 'application/problem+json' } },
  )

/** `check` answers instead of the warnings, once it is given. */
async function openForm(
  warnings: (typeof warning)[],
  check?: (body: Body) => Response | undefined,
  definition: object = legalDefinition,
): Promise<void> {
  bodies.length = 0
  lacks = null
  rendered = await renderModule(intake, {
    path: '/intake/new',
    persona: { role: 'village_registrar', regionCode: '65.03.05.2022' },
    answers: {
      'GET /public/services': {
        items: [{ code, version: 3, title, summary, lifeEvents, presence, officeDays: 3, isCommon: false }],
      },
      'GET /public/services/LEGAL': definition,
      'POST /applications/checks': async (request: Request) => check?.(await request.json()) ?? { warnings },
      'POST /applications': async (request: Request) => {
        bodies.push(await request.json())
        return { ...receipt, lacks }
      },
    },
  })
  const choice = await vi.waitFor(() => {
    const box = rendered?.element.querySelector<HTMLInputElement>('input[id="serviceCode"]')
    if (!box) throw new Error('no choice of a service')
    return box
  })
  choice.click()
  const option = await vi.waitFor(() => {
    const found = rendered?.element.querySelector<HTMLElement>('[role="option"]')
    if (found?.textContent !== 'Legalisir') throw new Error('no service to choose')
    return found
  })
  option.click()
  await seen('Keperluan')
}

async function openEntry(warnings: (typeof warning)[]): Promise<void> {
  await openForm(warnings)
  press('Kirim permohonan')
}

function type(id: string, value: string): void {
  const box = rendered?.element.querySelector<HTMLInputElement>(`input[id="${id}"]`)
  if (!box) throw new Error(`no box ${id}`)
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, value)
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

test('what does not fit is shown before an application is sent, and sending again sends it', async () => {
  await openEntry([warning])
  await seen(warning.message)
  expect(sent()).toEqual([])
  press('Kirim, sudah diperiksa')
  await seen(receipt.trackingNumber)
  expect(sent()).toHaveLength(1)
})

test('what fits is sent at once', async () => {
  await openEntry([])
  await seen(receipt.trackingNumber)
  expect(sent()).toHaveLength(1)
})

test('the day on which a paper form was handed in goes along with it', async () => {
  await openForm([])
  type('occurredAt', '01/09/2026')
  press('Kirim permohonan')
  await seen(receipt.trackingNumber)
  expect(bodies.map(({ occurredAt }) => occurredAt)).toEqual(['2026-08-31T16:00:00.000Z'])
})

test('what is saved as not complete stays so where something does not fit as well', async () => {
  await openForm([warning], ({ restFollows }) =>
    restFollows ? undefined : refusal('answers.copy.purpose', 'Isi: Keperluan'),
  )
  press('Kirim permohonan')
  await seen('simpan dulu')
  press('Simpan sebagai Belum Lengkap')
  await seen(warning.message)
  expect(sent()).toEqual([])
  press('Simpan sebagai Belum Lengkap, sudah diperiksa')
  await seen(receipt.trackingNumber)
  expect(bodies.map(({ restFollows }) => restFollows)).toEqual([true])
})

test('what cannot be saved either is said to be wrong, not to be saved first', async () => {
  await openForm([], () => refusal('applicant.nik', 'NIK terdiri dari 16 angka'))
  press('Kirim permohonan')
  await seen('simpan dulu')
  press('Simpan sebagai Belum Lengkap')
  await seen('Belum tersimpan')
  expect(rendered?.element.textContent).not.toContain('simpan dulu')
})

test('the receipt of what is not complete names what lacks and where it is brought', async () => {
  await openForm([], ({ restFollows }) => (restFollows ? undefined : refusal('answers.copy.purpose', 'Isi: Keperluan')))
  lacks = { fields: ['copy.purpose'], attachments: [] }
  press('Kirim permohonan')
  await seen('simpan dulu')
  press('Simpan sebagai Belum Lengkap')
  await seen(receipt.trackingNumber)
  const list = [...(rendered?.element.querySelectorAll('li') ?? [])].map((item) => item.textContent)
  expect(list).toContain('Keperluan')
  await seen('di kantor desa, di loket, atau saat petugas berkunjung')
  await seen('Diterima dari')
})

test('a receipt names no day before whoever must be present was', async () => {
  await openForm([])
  press('Kirim permohonan')
  await seen(receipt.trackingNumber)
  await seen('Perkiraan selesai dihitung sesudah kunjungan')
})

test('what may stay empty says so, and nothing else is marked', async () => {
  await openForm([])
  const labels = [...(rendered?.element.querySelectorAll('label') ?? [])].map((label) => label.textContent?.trim())
  expect(labels).toEqual(
    expect.arrayContaining(['Layanan', 'Nama lengkap', 'NIK (tidak wajib)', 'Nomor HP (tidak wajib)', 'Keperluan']),
  )
  expect(labels.filter((label) => label?.includes('*'))).toEqual([])
})

test('nothing is sent while a file is still on its way: it would go without it', async () => {
  const card = { id: 'card', label: { id: 'Foto KTP-el', en: 'Photo of the card' }, kind: 'photo', required: false }
  await openForm([], undefined, { ...legalDefinition, requirements: [card] })
  const box = rendered?.element.querySelector<HTMLInputElement>('input[type=file]')
  if (!box) throw new Error('no box for the file')
  const button = () =>
    [...(rendered?.element.querySelectorAll('button') ?? [])].find((one) => one.textContent === 'Kirim permohonan')
  expect(button()?.disabled).toBe(false)
  // Nothing answers here, so it is tried again for some seconds.
  Object.defineProperty(box, 'files', { value: [new File(['x'], 'ktp.jpg', { type: 'image/jpeg' })] })
  box.dispatchEvent(new Event('change', { bubbles: true }))
  await vi.waitFor(() => expect(button()?.disabled).toBe(true))
  rendered?.element.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  expect(sent()).toEqual([])
})
