import type { PlanningProposal, ProposedTrip } from '@sipelandukilat/sdk/api/planning'

/** What of a trip people would notice: who goes with what on which days, and where they are at what hour. */
const toText = ({ team, kit, startDay, endDay, stops }: ProposedTrip) =>
  [team, kit, startDay, endDay, ...stops.map(({ point, startsAt }) => `${point}@${Math.round(startsAt)}`)].join(' ')

const tripsText = ({ trips }: Pick<PlanningProposal, 'trips'>) => trips.map(toText).sort().join('\n')

/** For each proposal the first before it that makes the same trips, in whatever order; undefined: none does. */
export function findSameTrips<P extends Pick<PlanningProposal, 'trips'>>(proposals: readonly P[]): (P | undefined)[] {
  const firstOf = new Map<string, P>()
  return proposals.map((proposal) => {
    const text = tripsText(proposal)
    const first = firstOf.get(text)
    if (!first) firstOf.set(text, proposal)
    return first
  })
}
