import { type Draft, type Effort, rupiahOf } from './effort'
import type { Proposal } from './proposal'
import type { UnservedReason } from './unserved-reason'

/** Why each point that is left out is left out. */
export function explainUnserved(effort: Effort, draft: Draft, isEverythingTooMuch: boolean): Proposal['unserved'] {
  const { situation, alone } = effort
  const { points, budget } = situation.problem
  const served = new Set(draft.trips.flatMap(({ visits }) => visits.map(({ point }) => point)))
  const left = budget === null ? Number.POSITIVE_INFINITY : budget - rupiahOf(draft.trips)
  return points.flatMap(({ id }, index) => {
    if (served.has(index)) return []
    const tried = alone[index]
    const reason: UnservedReason =
      tried && 'trip' in tried
        ? listReason(effort, draft, index, left, isEverythingTooMuch)
        : (tried?.reason ?? 'no-way')
    return [{ point: id, reason }]
  })
}

function listReason(effort: Effort, draft: Draft, point: number, left: number, isTooMuch: boolean): UnservedReason {
  const { situation, alone } = effort
  const { problem, days } = situation
  const tried = alone[point]
  if (!tried || !('trip' in tried)) return 'no-way'
  const wanted = problem.points[point]
  const { trip } = tried
  if (trip.rupiah > left) return 'budget-used'
  const length = trip.endDay - trip.startDay
  const teams = problem.teams.flatMap(({ id, skills, longestTrip }, team) => {
    const isPinned = wanted?.pin?.team === undefined || wanted.pin.team === id
    const isAble = wanted?.skills.every((skill) => skills.includes(skill)) ?? true
    return isPinned && isAble && length < longestTrip ? [team] : []
  })
  let isTeamFree = false
  for (const team of teams)
    for (let startDay = 0; startDay + length < days; startDay += 1) {
      const stay = { team, startDay, endDay: startDay + length }
      if (!draft.occupancy.teamFits(stay)) continue
      isTeamFree = true
      if (problem.kits.some((_, kit) => draft.occupancy.fits({ ...stay, kit }))) return 'more-demand'
    }
  if (isTeamFree) return 'no-kit-free'
  return isTooMuch ? 'more-demand' : 'no-team-free'
}
