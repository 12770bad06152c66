// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import reports from '../module'

const supervisor = { role: 'supervisor', regionCode: '65.03' } as const
const report = {
  region: '65.03',
  regionName: 'Kabupaten Nunukan',
  from: '2025-10',
  to: '2026-09',
  count: 12,
  index: 80.5,
  grade: 'B',
  elements: ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9'].map((id) => ({
    id,
    question: { id: id === 'U4' ? 'Biayanya (seharusnya gratis)' : `Unsur ${id}`, en: `Element ${id}` },
    asked: { id: `Bagaimana pendapat Saudara tentang ${id}?`, en: `How do you find ${id}?` },
    nrr: 3.22,
  })),
  served: 20,
  needed: 19,
  isEnough: false,
  profile: [
    {
      trait: 'sex',
      label: { id: 'Jenis kelamin', en: 'Sex' },
      groups: [
        { code: 'female', label: { id: 'Perempuan', en: 'Female' }, count: 7 },
        { code: 'male', label: { id: 'Laki-laki', en: 'Male' }, count: null },
      ],
    },
  ],
  regencies: [
    { key: '65.02', label: 'Kabupaten Malinau', count: null, index: null, grade: null },
    { key: '65.03', label: 'Kabupaten Nunukan', count: 12, index: 80.5, grade: 'B' },
  ],
  comments: [
    {
      applicationId: '01930000-0000-7000-8000-000000000001',
      trackingNumber: 'SPL-AAAA-BBBB-CCCC',
      answeredAt: '2026-09-14T02:00:00.000Z',
      comment: 'Petugas ramah',
    },
  ],
}

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())
const seen = (text: string) => vi.waitFor(() => expect(rendered?.element.textContent).toContain(text))
const open = async (answer: object) => {
  const answers = { 'GET /reports/satisfaction': answer }
  rendered = await renderModule(reports, { path: '/reports/satisfaction', persona: supervisor, answers })
}

test('shows index and grade, each element with its words and mean, siblings that are too few, and comments', async () => {
  await open(report)
  await seen('80,50')
  await seen('Baik')
  await seen('U4 Biayanya (seharusnya gratis)Bagaimana pendapat Saudara tentang U4?3,22')
  await seen('Belum cukup: 19 diperlukan untuk 20 layanan selesai')
  await seen('Perempuan7')
  await seen('Laki-lakikurang dari 5')
  await seen('Kabupaten Malinaukurang dari 5––')
  await seen('Petugas ramah')
  expect(rendered?.element.querySelector('a[href$="/intake/01930000-0000-7000-8000-000000000001"]')).not.toBeNull()
})

test('says that there are no answers, and that they are too few to be shown', async () => {
  const nothing = { ...report, index: null, grade: null, elements: [], regencies: [], comments: [] }
  await open({ ...nothing, count: 0 })
  await seen('Belum ada jawaban')
  rendered?.unmount()
  await open({ ...nothing, count: null })
  await seen('Jawaban masih kurang dari lima')
})
