import type { Finding } from '../finding'
import { Network, type NetworkLeg } from './network'

/** What can be wrong with a travel network. */
export type NetworkProblem =
  | 'malformed'
  | 'no-nodes'
  | 'no-office'
  | 'same-name'
  | 'unknown-node'
  | 'to-itself'
  | 'negative-minutes'
  | 'negative-cost'
  | 'no-room'
  | 'never-open'
  | 'never-leaves'
  | 'no-departure-back'
  | 'closure-backward'
  | 'no-leg'
  | 'cut-off'
  | 'no-way-back'
  | 'closed-in-profile'
  | 'closed-in-season'

/** `where`: the leg that is closed. */
export type NetworkFinding = Finding<NetworkProblem> & { where?: string }

/** A network on which ways can be sought, or what makes it meaningless. */
export type CheckedNetwork = { ok: true; network: Network } | { ok: false; findings: NetworkFinding[] }

export const toNetworkFinding = (code: NetworkProblem, subject = ''): NetworkFinding => ({ code, subject })

const areNegative = (...amounts: number[]) => amounts.some((amount) => amount < 0)

const faultsOfLeg: readonly [NetworkProblem, (leg: NetworkLeg) => boolean][] = [
  ['to-itself', (leg) => leg.from === leg.to],
  ['negative-minutes', (leg) => areNegative(leg.minutes)],
  ['negative-cost', (leg) => areNegative(leg.rupiahPerPerson, leg.rupiahPerTrip)],
  ['no-room', (leg) => [leg.mostPeople, leg.mostKilograms].some((most) => most !== null && most <= 0)],
  ['never-open', (leg) => leg.profiles.length === 0 || leg.months?.length === 0],
  ['never-leaves', (leg) => [...leg.timetable, ...leg.timetableBack].some(({ days }) => days.length === 0)],
  ['no-departure-back', (leg) => leg.isBothWays && leg.timetable.length > 0 && leg.timetableBack.length === 0],
  ['closure-backward', (leg) => leg.closures.some(({ from, until }) => until < from)],
]

/** What makes no sense about one leg by itself. */
export const findLegFaults = (leg: NetworkLeg): NetworkFinding[] =>
  faultsOfLeg.filter(([, isFault]) => isFault(leg)).map(([code]) => toNetworkFinding(code, leg.id))

/** Reads anything as a network, and says in words what is wrong with it. What cannot be reached is `listUnreachable`'s to say. */
export function checkNetwork(input: unknown): CheckedNetwork {
  const read = Network.safeParse(input)
  if (!read.success) {
    const issues = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    return { ok: false, findings: issues.slice(0, 20).map((issue) => toNetworkFinding('malformed', issue)) }
  }
  const { nodes, legs } = read.data
  if (nodes.length === 0) return { ok: false, findings: [toNetworkFinding('no-nodes')] }
  const known = new Set(nodes.map(({ id }) => id))
  const findings = [
    ...[nodes, legs].flatMap(listRepeated).map((id) => toNetworkFinding('same-name', id)),
    ...legs
      .filter(({ from, to }) => !known.has(from) || !known.has(to))
      .map(({ id }) => toNetworkFinding('unknown-node', id)),
    ...legs.flatMap(findLegFaults),
  ]
  return findings.length > 0 ? { ok: false, findings } : { ok: true, network: read.data }
}

function listRepeated(named: readonly { id: string }[]): string[] {
  const seen = new Set<string>()
  return [...new Set(named.filter(({ id }) => seen.has(id) || !seen.add(id)).map(({ id }) => id))]
}
