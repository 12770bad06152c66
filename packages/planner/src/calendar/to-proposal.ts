import { minutesOfDay } from '../network/days'
import { type Draft, type Effort, rupiahOf } from './effort'
import { explainUnserved } from './explain-unserved'
import type { DraftTrip } from './plan-slots'
import type { DistrictShare, Proposal, ProposedTrip, ProvenGap } from './proposal'
import type { Situation } from './situation'

/** Writes a plan down by name, with its figures and the reasons of what is left out. */
export function toProposal(effort: Effort, draft: Draft, gap: ProvenGap): Proposal {
  const { situation } = effort
  const trips = [...draft.trips]
    .sort((a, b) => a.startDay - b.startDay || a.team - b.team)
    .map((trip) => toProposedTrip(situation, trip))
  const possible = situation.problem.points.filter((_, index) => effort.isPossible[index]).length
  const served = trips.reduce((sum, { stops }) => sum + stops.length, 0)
  return {
    trips,
    unserved: explainUnserved(effort, draft, served < possible),
    figures: { ...toFigures(situation, trips), rupiah: rupiahOf(draft.trips) },
    gap,
  }
}

export function toProposedTrip({ problem }: Situation, trip: DraftTrip): ProposedTrip {
  const points = trip.visits.map(({ point }) => problem.points[point])
  return {
    team: problem.teams[trip.team]?.id ?? '',
    kit: problem.kits[trip.kit]?.id ?? '',
    startDay: trip.startDay,
    endDay: trip.endDay,
    stops: trip.visits.map(({ point, ...times }) => ({
      point: problem.points[point]?.id ?? '',
      day: Math.floor(times.startsAt / minutesOfDay),
      ...times,
    })),
    leavesAt: trip.leavesAt,
    arrivesAt: trip.arrivesAt,
    rupiah: trip.rupiah,
    people: points.reduce((sum, point) => sum + (point?.people ?? 0), 0),
    priority: points.reduce((sum, point) => sum + (point?.priority ?? 0), 0),
  }
}

/** Adds trips up; for a proposal that a person changed as well. */
export function toFigures({ problem }: Situation, trips: readonly ProposedTrip[]): Proposal['figures'] {
  const served = new Set(trips.flatMap(({ stops }) => stops.map(({ point }) => point)))
  const sums = new Map<string, DistrictShare>()
  for (const { id, district, people } of problem.points) {
    const sum = sums.get(district) ?? { district, people: 0, served: 0, share: 0 }
    sum.people += people
    if (served.has(id)) sum.served += people
    sum.share = sum.people > 0 ? sum.served / sum.people : 1
    sums.set(district, sum)
  }
  const districts = [...sums.values()].sort((a, b) => a.district.localeCompare(b.district))
  const sum = (of: (trip: ProposedTrip) => number) => trips.reduce((all, trip) => all + of(trip), 0)
  return {
    people: sum(({ people }) => people),
    priority: sum(({ priority }) => priority),
    points: sum(({ stops }) => stops.length),
    trips: trips.length,
    teamDays: sum(({ startDay, endDay }) => endDay - startDay + 1),
    rupiah: sum(({ rupiah }) => rupiah),
    districts,
    belowFloor: districts.filter(({ share }) => share < problem.fairnessFloor - 1e-9).map(({ district }) => district),
  }
}
