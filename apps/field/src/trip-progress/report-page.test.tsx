// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import field from '../module'

const tripId = '01930000-0000-7000-8000-000000000001'
const counts = { planned: 4, done: 1, absent: 0, rescheduled: 2, refused: 0, open: 1, withdrawn: 0, peopleServed: 1 }

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())

const stop = (skipReason: string | null) => ({
  ...{ ...counts, id: tripId, place: 'Balai Desa', villageName: 'Liang Butan', date: '2026-09-21', skipReason },
  ...{ districtName: 'Krayan', regencyName: 'Nunukan' },
})
const isOpenAgain = 'sudah kembali terbuka; yang lain menunggu sampai perjalanan selesai'

test.each([
  ['under_way', null, 'Permintaan yang belum terlayani menunggu sampai perjalanan selesai', 'terbuka'],
  ['under_way', 'unreachable', isOpenAgain, 'dengan skor'],
  ['done', null, 'Yang minta hari lain menunggu lagi dengan skor yang sama', 'menunggu sampai perjalanan selesai'],
])(
  'the report of a trip that is %s, a stop skipped: %s, says which requests are open again',
  async (status, skip, so, notSo) => {
    await open({ status, stops: [stop(skip)] })
    await vi.waitFor(() => expect(rendered?.element.textContent).toContain(so))
    expect(rendered?.element.textContent).not.toContain(notSo)
  },
)

test('whoever asked for another day is counted apart, and what no cost was entered for has none', async () => {
  await open({ status: 'under_way', stops: [stop(null)] })
  const figures = () => rendered?.element.textContent ?? ''
  await vi.waitFor(() => expect(figures()).toContain('Minta hari lain2'))
  expect(figures()).toContain('Tidak bertemu0')
  expect(figures()).toContain('Biaya–')
  expect(figures()).toContain('Biaya per orang–')
  expect(figures()).not.toContain('Rp')
})

const open = async ({ status, stops }: { status: string; stops: unknown[] }) => {
  rendered = await renderModule(field, {
    path: `/field/trips/${tripId}/report`,
    persona: { role: 'field_officer', regionCode: '65.03' },
    answers: {
      [`GET /trips/${tripId}/report`]: {
        trip: { id: tripId, name: 'Krayan', status, startsOn: '2026-09-21', endsOn: '2026-09-25' },
        total: { ...counts, enrolments: 1, handovers: 0, broughtOtherwise: 0, assistances: 0 },
        ...{ provinceName: 'Kalimantan Utara', stops, costs: [], costTotal: 0, costPerPerson: null },
        canEnterCosts: false,
      },
    },
  })
}
