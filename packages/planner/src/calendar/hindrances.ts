import { openTimes } from './open-times'
import { type DraftTrip, planSlots } from './plan-slots'
import type { Situation } from './situation'
import type { UnservedReason } from './unserved-reason'

/** A trip to one point alone, by the team for which the way costs least; or why there is none. */
export type Alone = { trip: DraftTrip } | { reason: UnservedReason }

/** Tries each point alone, as if nobody else waited: what no plan at all can do. */
export function findHindrances(situation: Situation): Alone[] {
  return situation.problem.points.map((_, point) => tryAlone(situation, point))
}

function tryAlone(situation: Situation, index: number): Alone {
  const { problem, lead } = situation
  const point = problem.points[index]
  if (!point || point.people === 0) return { reason: 'nobody-waits' }
  if (problem.teams.length === 0) return { reason: 'no-teams' }
  if (problem.kits.length === 0) return { reason: 'no-kits' }
  const all = problem.teams.map((_, team) => team)
  const promised = point.pin?.team
  const named = all.filter((team) => promised === undefined || problem.teams[team]?.id === promised)
  if (named.length === 0) return { reason: 'pin-team' }
  const skilled = named.filter((team) => point.skills.every((skill) => problem.teams[team]?.skills.includes(skill)))
  if (skilled.length === 0) return { reason: 'skill' }
  const pairs = skilled.flatMap((team) =>
    problem.kits.flatMap((kit, at) => (kit.blanks >= point.blanks ? [{ team, kit: at }] : [])),
  )
  if (pairs.length === 0) return { reason: 'blanks' }
  const reaching = pairs.filter(({ team, kit }) => {
    const base = problem.teams[team]?.base ?? 0
    const isWay = situation.minutes(base, point.place) !== null && situation.minutes(point.place, base) !== null
    return isWay && lead(team, kit) !== null
  })
  if (reaching.length === 0)
    return { reason: isWayElsewhere(situation, index, skilled) ? 'no-way-this-season' : 'no-way' }
  if (openTimes(point, situation.days, true).length === 0) return { reason: 'no-service-day' }
  const inOrder = listByCost(situation, index, skilled, reaching)
  for (const { team, kit } of inOrder) {
    const [trip] = attempt(situation, index, { team, kit }, { ignoresWindows: false, skipsBooked: true })
    if (!trip || trip.endDay - trip.startDay >= (problem.teams[team]?.longestTrip ?? 0)) continue
    return problem.budget !== null && trip.rupiah > problem.budget ? { reason: 'over-budget' } : { trip }
  }
  const isPossible = (ignoresWindows: boolean) =>
    inOrder.some((pair) => attempt(situation, index, pair, { ignoresWindows, skipsBooked: false }).length > 0)
  if (!isPossible(true)) return { reason: 'day-too-short' }
  const isPromised = point.windows !== undefined || point.pin?.day !== undefined
  return { reason: isPromised ? 'window' : 'no-team-free' }
}

type Pair = { team: number; kit: number }

/** One kit for each team, which says what can be done; the cheapest way first. */
function listByCost(situation: Situation, index: number, teams: readonly number[], pairs: readonly Pair[]): Pair[] {
  const { problem } = situation
  const place = problem.points[index]?.place ?? 0
  const costOf = ({ team, kit }: Pair) => {
    const base = problem.teams[team]?.base ?? 0
    return situation.rupiah(base, place) + situation.rupiah(place, base) + situation.kitRupiah(team, kit)
  }
  const nearest = teams.flatMap((team) => {
    const own = pairs.filter((pair) => pair.team === team)
    own.sort((a, b) => costOf(a) - costOf(b) || a.kit - b.kit)
    return own.slice(0, 1)
  })
  return nearest.sort((a, b) => costOf(a) - costOf(b) || a.team - b.team)
}

function attempt(
  situation: Situation,
  index: number,
  { team, kit }: Pair,
  how: { ignoresWindows: boolean; skipsBooked: boolean },
): DraftTrip[] {
  const slot = { team, kit, startDay: 0, endDay: situation.days - 1, order: [index] }
  const prices = { perMinute: 0, perRupiah: 1e-9 }
  return planSlots(situation, [slot], [index], { worth: () => 1e12, prices, seed: 1, steps: 0, ...how })
}

function isWayElsewhere(situation: Situation, index: number, teams: readonly number[]): boolean {
  const { problem } = situation
  const place = problem.points[index]?.place ?? 0
  return problem.networks.some(({ profile, minutes }) => {
    if (profile === problem.profile) return false
    return teams.some((team) => {
      const base = problem.teams[team]?.base ?? 0
      return minutes[base]?.[place] != null && minutes[place]?.[base] != null
    })
  })
}
