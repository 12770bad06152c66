import type { TripCost, TripReport } from '@sipelandukilat/contract'
import type { TripPart } from './trip-parts'

type Tally = Pick<
  TripReport['total'],
  'planned' | 'done' | 'absent' | 'rescheduled' | 'refused' | 'open' | 'peopleServed'
>

/** How the requests of a trip came out. */
export function tallyOf(parts: readonly TripPart[]): Tally {
  const count = (...states: TripPart['state'][]) => parts.filter(({ state }) => states.includes(state)).length
  return {
    planned: parts.length,
    done: count('done'),
    absent: count('absent'),
    rescheduled: count('rescheduled'),
    refused: count('refused'),
    open: count('planned', 'unserved'),
    peopleServed: parts.reduce((sum, { served }) => sum + served, 0),
  }
}

export const costTotalOf = (costs: readonly TripCost[]): number => costs.reduce((sum, { rupiah }) => sum + rupiah, 0)

/** Rupiah for each person served, to the rupiah; null while nobody was, or no cost was entered. */
export const costPerPerson = (costs: readonly TripCost[], people: number): number | null =>
  people === 0 || costs.length === 0 ? null : Math.round(costTotalOf(costs) / people)
