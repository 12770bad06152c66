// @vitest-environment happy-dom
import { persona, type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import { legalDefinition } from '../entry/legal-definition.testing'
import intake from '../module'

const damagedCard = { id: 'KTP-el rusak', en: 'Damaged card' }
const definition = {
  ...legalDefinition,
  requirements: [
    { id: 'damaged', label: damagedCard, kind: 'photo', required: { field: 'copy.purpose', is: 'rusak' } },
  ],
}
const officer = { role: 'supervisor', regionCode: '65.03' } as const
const row = (key: string, purpose: string) => ({
  key,
  cells: { name: `Warga ${purpose}`, 'copy.purpose': purpose },
  files: [],
  outcome: { state: 'new' },
})
const entry = (purposes: readonly string[]) => ({
  ...{ serviceCode: 'LEGAL', villageCode: '65.03.05.2022', occurredOn: '2026-09-01', presence: 'village' },
  isDeclared: true,
  rows: purposes.map((purpose, index) => row(`baris-${index}`, purpose)),
})

let rendered: RenderedModule | undefined
afterEach(() => {
  rendered?.unmount()
  sessionStorage.clear()
})
const seen = (text: string) =>
  vi.waitFor(() => expect(rendered?.element.textContent).toContain(text), { timeout: 20_000 })
const press = (name: string) =>
  [...(rendered?.element.querySelectorAll('button') ?? [])].find((button) => button.textContent === name)?.click()

async function openGrid(
  purposes: readonly string[],
  create: (request: Request) => unknown,
  check: (request: Request) => unknown = () => ({ warnings: [] }),
): Promise<void> {
  sessionStorage.setItem(`draft:${persona(officer).user.id}:intake/paper-entry`, JSON.stringify(entry(purposes)))
  rendered = await renderModule(intake, {
    path: '/intake/paper/entry',
    persona: officer,
    answers: {
      'GET /public/services': { items: [] },
      'GET /public/services/LEGAL': definition,
      'GET /public/regions': { items: [] },
      'POST /applications/checks': check,
      'POST /applications': create,
    },
  })
  await seen('Keperluan')
}

test('a paper that one row’s answers require has a column, and is asked of that row alone', async () => {
  await openGrid(['rusak', 'sekolah'], () => ({}))
  await seen('KTP-el rusak')
  const boxes = [...(rendered?.element.querySelectorAll('input[type=file]') ?? [])]
  expect(boxes.map((box) => box.getAttribute('aria-label'))).toEqual(['Baris 1: KTP-el rusak'])
  await seen('Tidak diminta')
})

test('a paper that no row’s answers require has no column', async () => {
  await openGrid(['sekolah'], () => ({}))
  expect(rendered?.element.textContent).not.toContain('KTP-el rusak')
})

test('a row that lacks something is kept as incomplete, with what it lacks', async () => {
  const bodies: { restFollows: boolean }[] = []
  await openGrid(['rusak'], async (request) => {
    const body = (await request.json()) as { restFollows: boolean }
    bodies.push(body)
    if (!body.restFollows)
      return Response.json(
        {
          ...{
            type: 'https://sipelandukilat/problems/invalid',
            title: 'Periksa isian',
            status: 422,
            detail: 'Periksa',
          },
          ...{ correlationId: 'c', errors: [{ path: 'attachments.damaged', message: 'Unggah: KTP-el rusak' }] },
        },
        { status: 422, headers: { 'content-type': 'application/problem+json' } },
      )
    return {
      ...{ id: '01930000-0000-7000-8000-000000000001', trackingNumber: 'SPL-0000-0000-0000', pin: '123456' },
      ...{ status: 'incomplete', dueAt: null, lacks: { fields: [], attachments: ['damaged'] } },
    }
  })
  press('Kirim 1 baris')
  await seen('Unggah: KTP-el rusak')
  press('Simpan sebagai Belum Lengkap')
  await seen('Belum Lengkap')
  await seen('SPL-0000-0000-0000')
  await seen('Kurang: KTP-el rusak')
  expect(bodies.map(({ restFollows }) => restFollows)).toEqual([false, true])
})

const receipt = {
  ...{ id: '01930000-0000-7000-8000-000000000001', trackingNumber: 'SPL-0000-0000-0000', pin: '123456' },
  ...{ status: 'routed', dueAt: null, lacks: null },
}

test('a row that does not fit waits until who enters it has read why; the others are sent', async () => {
  const entered: string[] = []
  await openGrid(
    ['usaha', 'sekolah'],
    async (request) => {
      const { applicant } = (await request.json()) as { applicant: { name: string } }
      entered.push(applicant.name)
      return receipt
    },
    async (request) => {
      const { applicant } = (await request.json()) as { applicant: { name: string } }
      const isDoubted = applicant.name === 'Warga usaha'
      return { warnings: isDoubted ? [{ path: 'applicant.nik', message: 'NIK pemohon sama dengan Nomor KK' }] : [] }
    },
  )
  press('Kirim 2 baris')
  await seen('NIK pemohon sama dengan Nomor KK')
  await seen('1 baris terkirim')
  expect(entered).toEqual(['Warga sekolah'])
  press('Kirim, sudah diperiksa')
  await seen('2 baris terkirim')
  expect(entered).toEqual(['Warga sekolah', 'Warga usaha'])
})
