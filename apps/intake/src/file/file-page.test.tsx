// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import { legalDefinition } from '../entry/legal-definition.testing'
import intake from '../module'
import { exampleFile } from './example-file.testing'

const { id } = exampleFile

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())
const seen = (text: string) =>
  vi.waitFor(() => expect(rendered?.element.textContent).toContain(text), { timeout: 20_000 })

async function openFile(
  change: Partial<typeof exampleFile>,
  {
    timeline = [],
    duplicates = [],
    definition = legalDefinition,
    waitFor = 'Berkas lain',
  }: { timeline?: readonly object[]; duplicates?: readonly object[]; definition?: object; waitFor?: string } = {},
) {
  rendered?.unmount()
  const file = { ...exampleFile, ...change }
  rendered = await renderModule(intake, {
    path: `/intake/${id}`,
    persona: { role: 'intake_officer', regionCode: '65.03' },
    answers: {
      [`GET /applications/${id}`]: file,
      [`GET /public/services/${file.serviceCode}`]: definition,
      [`GET /applications/${id}/timeline`]: { items: timeline },
      'GET /public/regions': {
        items: [
          { code: '65.02', name: 'Kabupaten Malinau', path: '' },
          { code: '65.03', name: 'Kabupaten Nunukan', path: '' },
        ],
      },
      [`GET /applications/${id}/timeline/2/former`]: {
        items: [
          { path: 'applicant.phone', value: '+6281230009811' },
          { path: 'copy.purpose', value: 'Bank' },
        ],
      },
      [`GET /applications/${id}/notes`]: { items: [] },
      [`GET /applications/${id}/duplicates`]: { items: duplicates },
    },
  })
  await seen(waitFor)
  return rendered.element.textContent ?? ''
}

function openHistory(): void {
  const tabs = [...document.querySelectorAll<HTMLElement>('[role="tab"]')]
  tabs.find(({ textContent }) => textContent === 'Riwayat')?.click()
}

test('a photo beside those asked for is named in words, not by its code', async () => {
  await openFile({})
  const names = [...document.querySelectorAll('.intake-files button')].map((one) => one.textContent)
  expect(names).toEqual([expect.stringMatching(/^Berkas lain/)])
})

test('an issued document is told from the paper of one name that was sent', async () => {
  const paper = { id: 'copy', label: legalDefinition.title, kind: 'photo', required: true }
  const definition = { ...legalDefinition, requirements: [paper] }
  const [other] = exampleFile.attachments
  const attachments = [
    { ...other, id: '01930000-0000-7000-8000-000000000011', requirement: 'copy', kind: 'requirement' },
    { ...other, id: '01930000-0000-7000-8000-000000000012', requirement: 'copy', kind: 'product' },
  ] as unknown as typeof exampleFile.attachments
  await openFile({ attachments }, { definition, waitFor: 'Dokumen terbit' })
  const names = [...document.querySelectorAll('.intake-files button')].map((one) => one.textContent)
  expect(names).toEqual([expect.stringMatching(/^Legalisir/), expect.stringMatching(/^Dokumen terbit: Legalisir/)])
})

test('the day of a paper form is a day, in the file and in its history: no hour is written that nobody gave', async () => {
  const day = '2026-08-31T16:00:00.000Z'
  const paper = { occurredAt: day, submittedAt: day, waitingSince: day, status: 'verifying', lacks: null } as const
  const entry = { seq: 1, type: 'submit', occurredAt: day, recordedAt: exampleFile.recordedAt, actorName: 'Siti' }
  const about = {
    actorKind: 'officer',
    channel: 'field',
    fromStatus: null,
    toStatus: 'submitted',
    note: null,
    data: {},
  }
  await openFile(paper, { timeline: [{ ...entry, ...about }] })
  openHistory()
  await seen('terjadi 1 Sep 2026')
  expect(rendered?.element.textContent).toMatch(/Lengkap sejak|Diajukan/)
  expect(rendered?.element.textContent).not.toContain('00.00')
})

test('of who was helped it is not said that they acted alone: nobody has a written authority', async () => {
  const assistedBy = { relation: 'family', name: 'Lake Baring', phone: null, authority: 'none' }
  const text = await openFile({ assistedBy: assistedBy as unknown as null })
  expect(text).toContain('Lake Baring')
  expect(text).toContain('Tidak ada yang bertindak dengan kuasa tertulis.')
  expect(text).not.toMatch(/mengurus sendiri/i)
})

test('of what has ended without documents no deadline and no document is spoken of as still to come', async () => {
  const copy = {
    ...{ id: '01930000-0000-7000-8000-000000000008', product: 'copy', format: 'pdf', number: null, attachmentId: null },
    ...{ siakLink: null, pickupPlace: null, handedOverAt: null, handedOverTo: null },
  }
  const products = [copy] as unknown as typeof exampleFile.products
  const ended = await openFile({ status: 'withdrawn', lacks: null, products, dueAt: '2026-09-20T02:00:00Z' })
  expect(ended).toContain('Tidak diterbitkan')
  expect(ended).not.toContain('Belum terbit')
  expect(ended).not.toContain('Tenggat kantor')
  const running = await openFile({ status: 'processing', lacks: null, products })
  expect(running).toContain('Belum terbit')
  expect(running).toContain('Tenggat kantor')
})

test('another application is merged into this one, but not one whose documents are issued', async () => {
  const other = {
    ...{
      applicationId: '01930000-0000-7000-8000-000000000009',
      trackingNumber: 'SPL-1111-2222-3333',
      channel: 'web',
      applicantName: 'Sri',
    },
    ...{ submittedAt: '2026-09-20T02:00:00Z', score: 1, reasons: [], isEarlier: true, decision: null, version: 3 },
  }
  const withOther = (status: string) => openFile({ lacks: null }, { duplicates: [{ ...other, status }] })
  await withOther('verifying')
  await seen('Gabungkan ke berkas ini')
  await withOther('ready')
  await seen('buka SPL-1111-2222-3333 untuk menggabungkan')
  expect(rendered?.element.textContent).not.toContain('Gabungkan ke berkas ini')
})

test('what is printed and collected is ready to be collected, in the file as in its history', async () => {
  const card = {
    ...{ id: '01930000-0000-7000-8000-000000000008', product: 'copy', format: 'pdf', number: null, attachmentId: null },
    ...{ siakLink: null, pickupPlace: 'Loket 2', handedOverAt: null, handedOverTo: null, lacksCopy: true },
  }
  const products = [card] as unknown as typeof exampleFile.products
  const at = exampleFile.recordedAt
  const made = {
    ...{ seq: 2, type: 'make_ready', occurredAt: at, recordedAt: at, actorKind: 'officer', actorName: 'Siti' },
    ...{ channel: null, fromStatus: 'issued', toStatus: 'ready', note: null, data: {} },
  }
  await openFile({ status: 'ready', readyAs: 'pickup', lacks: null, products }, { timeline: [made] })
  openHistory()
  await vi.waitFor(() => expect(rendered?.element.textContent?.match(/Siap Diambil/g)).toHaveLength(2))
  expect(rendered?.element.textContent).not.toContain('Siap Diunduh')
})

test('whose visit is planned waits for no day', async () => {
  const awaited = { status: 'awaiting_presence', presenceMode: 'village', lacks: null } as const
  const planned = await openFile({ ...awaited, visitOn: '2026-09-20' })
  expect(planned).toContain('Kunjungan Terjadwal 20 September 2026')
  expect(planned).not.toContain('Menunggu Kunjungan')
  expect(await openFile(awaited)).toContain('Menunggu Kunjungan')
})

test('what is incomplete has waited since the first message; once whole, both beginnings are shown', async () => {
  const waitingSince = '2026-09-10T02:00:00.000Z'
  const incomplete = await openFile({ waitingSince })
  expect(incomplete).toMatch(/Pemohon menunggu sejak\s*10 Sep 2026/)
  expect(incomplete).not.toContain('Lengkap sejak')
  const whole = await openFile({ waitingSince, status: 'routed', lacks: null })
  expect(whole).toMatch(/Pemohon menunggu sejak\s*10 Sep 2026/)
  expect(whole).toMatch(/Lengkap sejak\s*14 Sep 2026/)
  const atOnce = await openFile({ status: 'routed', lacks: null })
  expect(atOnce).not.toContain('Pemohon menunggu sejak')
  expect(atOnce).toMatch(/Diajukan\s*14 Sep 2026/)
})

test('the history names the fields that somebody changed while completing', async () => {
  const at = '2026-09-15T02:00:00.000Z'
  await openFile(
    {},
    {
      timeline: [
        {
          ...{ seq: 2, type: 'supplement', occurredAt: at, recordedAt: at, actorKind: 'officer', actorName: 'Siti' },
          ...{ channel: 'village', fromStatus: 'incomplete', toStatus: 'incomplete', note: null },
          data: { attachments: [], changed: ['applicant.phone', 'copy.purpose'], lacks: null },
        },
      ],
    },
  )
  openHistory()
  await seen('Diubah: Nomor HP pemohon, Keperluan')
  expect(rendered?.calls.join()).not.toContain('former')
  const ask = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Lihat isian sebelumnya')
  ask?.click()
  await seen('Nomor HP pemohon, sebelumnya')
  await seen('+6281230009811')
})

test('the history says of a paper that nobody asked for that it was added, not that it was lacking', async () => {
  const at = '2026-09-15T02:00:00.000Z'
  const supplement = (seq: number, data: object) => ({
    ...{ seq, type: 'supplement', occurredAt: at, recordedAt: at, actorKind: 'officer', actorName: 'Siti' },
    ...{ channel: 'village', fromStatus: 'incomplete', toStatus: 'incomplete', note: null },
    data: { changed: [], lacks: exampleFile.lacks, ...data },
  })
  const added = supplement(2, { attachments: ['familyCard'], wasLacking: false })
  await openFile({}, { timeline: [added] })
  openHistory()
  await seen('Berkas tambahan dikirim')
  expect(rendered?.element.textContent).not.toContain('Kekurangan dikirim')
  const lacked = supplement(2, { attachments: ['familyCard'], wasLacking: true })
  await openFile({}, { timeline: [lacked] })
  openHistory()
  await seen('Kekurangan dikirim')
})

test('the history names the fields and papers that a citizen corrected', async () => {
  const at = '2026-09-15T02:00:00.000Z'
  await openFile(
    {},
    {
      timeline: [
        {
          ...{
            seq: 4,
            type: 'answer_correction',
            occurredAt: at,
            recordedAt: at,
            actorKind: 'citizen',
            actorName: null,
          },
          ...{ channel: 'web', fromStatus: 'correction', toStatus: 'verifying', note: null },
          data: { attachments: ['delegation'], changed: ['copy.purpose'] },
        },
      ],
    },
  )
  openHistory()
  await seen('Diubah: Keperluan')
  await seen('Berkas dikirim: ')
})

test('the history names the offices between which the file went', async () => {
  const at = '2026-09-15T02:00:00.000Z'
  await openFile(
    {},
    {
      timeline: [
        {
          ...{ seq: 2, type: 'transfer', occurredAt: at, recordedAt: at, actorKind: 'officer', actorName: 'Siti' },
          ...{ channel: null, fromStatus: 'verifying', toStatus: 'verifying', note: null },
          data: { fromRegencyCode: '65.02', toRegencyCode: '65.03' },
        },
      ],
    },
  )
  openHistory()
  await seen('Dari Kabupaten Malinau ke Kabupaten Nunukan')
})

test('the file says which step of a case it is, among the steps of that event; of none it says nothing', async () => {
  const answers = { foreignEvent: { eventKind: '1', missionOffice: 'Konsulat RI Tawau' } }
  await openFile({ serviceCode: 'LAPOR-LN', answers })
  const steps = [...document.querySelectorAll('.intake-case li')]
  expect(steps.map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('Lapor peristiwa dari luar negeri'),
    'NIK',
    'Akta kelahiran',
    'Kartu Keluarga',
    'Masuk sekolah',
  ])
  expect(steps.filter((step) => step.getAttribute('aria-current') === 'step')).toEqual([steps[0]])
  await openFile({})
  expect(document.querySelector('.intake-case')).toBeNull()
})
