import { findLegFaults, type NetworkProblem } from '@sipelandukilat/planner'
import { Problem } from '../../../platform/problem'
import type { LegValues } from './network-store'

type Fault = { field: keyof LegValues; id: string; en: string }

const fieldOf: Partial<Record<NetworkProblem, keyof LegValues>> = {
  'to-itself': 'to_id',
  'negative-minutes': 'minutes',
  'negative-cost': 'rupiah_per_trip',
  'no-room': 'most_people',
  'never-open': 'profiles',
  'never-leaves': 'timetable',
  'no-departure-back': 'timetable_back',
  'closure-backward': 'closures',
}

/** What makes no sense about a leg, in words; `label` names it. */
export const listLegFaults = (leg: LegValues, label: string): Fault[] =>
  findLegFaults({
    id: label,
    from: leg.from_id,
    to: leg.to_id,
    isBothWays: leg.is_both_ways,
    mode: leg.mode,
    minutes: leg.minutes,
    rupiahPerPerson: leg.rupiah_per_person,
    rupiahPerTrip: leg.rupiah_per_trip,
    mostPeople: leg.most_people,
    mostKilograms: leg.most_kilograms,
    timetable: leg.timetable,
    timetableBack: leg.timetable_back,
    months: leg.months,
    profiles: leg.profiles,
    closures: leg.closures,
  }).map(({ code, text }) => ({ field: fieldOf[code] ?? 'code', ...text }))

/** @throws Problem `invalid`, each fault at its field. */
export function assertLeg(leg: LegValues, label: string): void {
  const faults = listLegFaults(leg, label)
  if (faults.length === 0) return
  const toCamel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  throw new Problem('invalid', {
    errors: faults.map(({ field, id, en }) => ({ path: toCamel(field), message: { id, en } })),
  })
}
