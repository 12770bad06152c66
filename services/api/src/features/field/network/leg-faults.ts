import { type Localized, networkProblemsTexts } from '@sipelandukilat/domain'
import { findLegFaults, type NetworkProblem } from '@sipelandukilat/planner'
import { Problem } from '../../../platform/problem'
import { type LegValues, toPlannerLeg } from './network-store'

type Fault = { field: keyof LegValues; text: Localized }

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
  findLegFaults(toPlannerLeg(leg, label)).map(({ code }) => ({
    field: fieldOf[code] ?? 'code',
    text: networkProblemsTexts.of(code, { subject: label, where: '' }),
  }))

/** @throws Problem `invalid`, each fault at its field. */
export function assertLeg(leg: LegValues, label: string): void {
  const faults = listLegFaults(leg, label)
  if (faults.length === 0) return
  const toCamel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  throw new Problem('invalid', {
    errors: faults.map(({ field, text }) => ({ path: toCamel(field), message: text })),
  })
}
