// @vitest-environment happy-dom
import { type RenderedModule, renderModule } from '@sipelandukilat/sdk/testing'
import { afterEach, expect, test, vi } from 'vitest'
import field from '../module'

const tripId = '01930000-0000-7000-8000-000000000001'
const counts = { planned: 4, done: 1, absent: 0, refused: 0, open: 3, withdrawn: 0, peopleServed: 1 }

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())

test.each([
  ['under_way', 'yang lain menunggu sampai perjalanan selesai', 'dengan skor yang dinaikkan'],
  ['done', 'kembali terbuka dengan skor yang dinaikkan', 'menunggu sampai perjalanan selesai'],
])('the report of a trip that is %s says which requests are open again', async (status, so, notSo) => {
  rendered = await renderModule(field, {
    path: `/field/trips/${tripId}/report`,
    persona: { role: 'field_officer', regionCode: '65.03' },
    answers: {
      [`GET /trips/${tripId}/report`]: {
        trip: { id: tripId, name: 'Krayan', status, startsOn: '2026-09-21', endsOn: '2026-09-25' },
        total: { ...counts, enrolments: 1, handovers: 0, assistances: 0 },
        ...{ provinceName: 'Kalimantan Utara', stops: [], costs: [], costTotal: 0, costPerPerson: 0 },
        canEnterCosts: false,
      },
    },
  })
  await vi.waitFor(() => expect(rendered?.element.textContent).toContain(so))
  expect(rendered.element.textContent).not.toContain(notSo)
})
