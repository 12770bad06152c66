import type { PlanningProposal } from '@sipelandukilat/sdk/api/planning'

/** A gap that would be shown as 0 %. */
const nothing = 0.0005

type Measure = {
  /** As precisely as it is shown: two values that read the same are the same. */
  readonly of: (proposal: Pick<PlanningProposal, 'figures' | 'gap'>) => number
  readonly best: 'most' | 'least'
}

const measures = {
  people: { of: ({ figures }) => figures.people, best: 'most' },
  priority: { of: ({ figures }) => Math.round(figures.priority), best: 'most' },
  trips: { of: ({ figures }) => figures.trips, best: 'least' },
  teamDays: { of: ({ figures }) => figures.teamDays, best: 'least' },
  rupiah: { of: ({ figures }) => figures.rupiah, best: 'least' },
  perPerson: {
    of: ({ figures }) =>
      figures.people === 0 ? Number.POSITIVE_INFINITY : Math.round(figures.rupiah / figures.people),
    best: 'least',
  },
  belowFloor: { of: ({ figures }) => figures.belowFloor.length, best: 'least' },
  gap: { of: ({ gap }) => (gap.ofAnyPlan < nothing ? 0 : Math.round(gap.ofAnyPlan * 1_000) / 1_000), best: 'least' },
} as const satisfies Record<string, Measure>

export type MeasureName = keyof typeof measures

/** What proposals are compared by, in the order of the rows. */
export const measureNames = Object.keys(measures) as MeasureName[]

/** A measure of each proposal, and which of them are best; none is where all are alike. */
export function compareBy(
  name: MeasureName,
  proposals: readonly Pick<PlanningProposal, 'figures' | 'gap'>[],
): { value: number; isBest: boolean }[] {
  const { of, best }: Measure = measures[name]
  const values = proposals.map(of)
  const top = best === 'most' ? Math.max(...values) : Math.min(...values)
  const areAlike = values.every((value) => value === top)
  return values.map((value) => ({ value, isBest: !areAlike && value === top }))
}
