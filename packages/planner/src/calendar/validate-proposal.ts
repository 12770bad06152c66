import type { Finding } from '../finding'
import type { PlannedKit, PlannedTeam, PlanningProblem, ServicePoint } from './planning-problem'
import type { ProposedTrip } from './proposal'
import type { ProposalRule } from './proposal-rules'

/** `trip` is the index of the trip in which the rule is broken, where it is one of one trip. */
export type BrokenProposalRule = Finding<ProposalRule> & { trip: number | null }

/** Minutes, and rupiah, that rounding may take. */
const tolerance = 1e-6
const rupiahTolerance = 0.5
const dayMinutes = 24 * 60

type Report = (code: ProposalRule, subject: string, trip?: number) => void

/**
 * Every rule that these trips break, made by the planner or by a person; an empty list: they are valid. Shares no code
 * with the planner.
 */
export function validateProposal(problem: PlanningProblem, trips: readonly ProposedTrip[]): BrokenProposalRule[] {
  const broken: BrokenProposalRule[] = []
  const report: Report = (code, subject, trip) => {
    if (!broken.some((one) => one.code === code && one.subject === subject && one.trip === (trip ?? null)))
      broken.push({ code, subject, trip: trip ?? null })
  }
  const teamDays = new Set<string>()
  const kitDays = new Set<string>()
  const visited = new Set<string>()
  for (const [index, trip] of trips.entries()) {
    const team = problem.teams.find(({ id }) => id === trip.team)
    const kit = problem.kits.find(({ id }) => id === trip.kit)
    for (const { point } of trip.stops) {
      if (!problem.points.some(({ id }) => id === point)) report('unknown-point', point, index)
      if (visited.has(point)) report('point-twice', point, index)
      visited.add(point)
    }
    if (trip.stops.length === 0) report('no-stops', trip.team, index)
    if (trip.kit === '') report('kit-missing', trip.team, index)
    else if (!kit) report('unknown-kit', trip.kit, index)
    if (!team) {
      report('unknown-team', trip.team, index)
      continue
    }
    const found: Report = (code, subject) => report(code, subject, index)
    checkDays(problem, trip, team, found)
    for (let day = trip.startDay; day <= trip.endDay && day - trip.startDay <= problem.period.days; day += 1) {
      if (teamDays.has(`${team.id} ${day}`)) found('team-double-booked', team.id)
      teamDays.add(`${team.id} ${day}`)
    }
    if (kit) checkKit(problem, trip, team, kit, kitDays, found)
    checkTimes(problem, trip, team, found)
    if (kit) checkCost(problem, trip, team, kit, found)
  }
  const rupiah = trips.reduce((sum, trip) => sum + trip.rupiah, 0)
  if (problem.budget !== null && rupiah > problem.budget + rupiahTolerance) report('budget', String(Math.round(rupiah)))
  return broken
}

function checkDays({ period }: PlanningProblem, trip: ProposedTrip, team: PlannedTeam, report: Report): void {
  if (trip.startDay < 0 || trip.endDay >= period.days) report('outside-period', team.id)
  if (trip.endDay - trip.startDay + 1 > team.longestTrip) report('trip-too-long', team.id)
  const leaves = trip.stops[0]?.leavesAt ?? trip.leavesAt
  const isRight =
    trip.startDay * dayMinutes <= leaves + tolerance && trip.arrivesAt <= (trip.endDay + 1) * dayMinutes + tolerance
  if (!isRight || trip.endDay < trip.startDay) report('days-wrong', team.id)
  if (team.bookedDays.some((day) => day >= trip.startDay && day <= trip.endDay)) report('team-on-leave', team.id)
}

/** How long the kit is on its way between its own base and the team’s; undefined: it cannot come. */
function kitTravelDays(problem: PlanningProblem, team: PlannedTeam, kit: PlannedKit): number | undefined {
  if (kit.base === team.base) return 0
  const there = wayOf(problem, kit.base, team.base)
  const back = wayOf(problem, team.base, kit.base)
  if (!there || !back) return undefined
  const dayLength = Math.max(1, problem.period.closes - problem.period.opens)
  return Math.max(1, Math.ceil(there.minutes / dayLength), Math.ceil(back.minutes / dayLength))
}

function checkKit(
  problem: PlanningProblem,
  trip: ProposedTrip,
  team: PlannedTeam,
  kit: PlannedKit,
  taken: Set<string>,
  report: Report,
): void {
  const days = kitTravelDays(problem, team, kit)
  if (days === undefined) {
    report('kit-cannot-come', kit.id)
    return
  }
  const from = Math.max(0, trip.startDay - days)
  const until = Math.min(problem.period.days - 1, trip.endDay + days)
  for (let day = from; day <= until; day += 1) {
    if (kit.bookedDays.includes(day)) report('kit-booked', kit.id)
    if (taken.has(`${kit.id} ${day}`)) report('kit-double-booked', kit.id)
    taken.add(`${kit.id} ${day}`)
  }
  const blanks = trip.stops.reduce((sum, stop) => sum + (pointOf(problem, stop.point)?.blanks ?? 0), 0)
  if (blanks > kit.blanks + tolerance) report('blanks', kit.id)
}

const pointOf = (problem: PlanningProblem, id: string): ServicePoint | undefined =>
  problem.points.find((point) => point.id === id)

function wayOf(problem: PlanningProblem, from: number, to: number): { minutes: number; rupiah: number } | undefined {
  if (from === to) return { minutes: 0, rupiah: 0 }
  const network = problem.networks.find(({ profile }) => profile === problem.profile)
  const minutes = network?.minutes[from]?.[to] ?? null
  const rupiah = network?.rupiah[from]?.[to] ?? null
  return minutes === null || rupiah === null ? undefined : { minutes, rupiah }
}

/** The team’s working hours that hold both times; undefined: none. */
function findDay({ period }: PlanningProblem, team: PlannedTeam, from: number, until: number): number | undefined {
  const day = Math.floor(from / dayMinutes)
  if (period.closedDays.includes(day)) return undefined
  const opens = day * dayMinutes + period.opens
  const closes = Math.min(day * dayMinutes + period.closes, opens + team.dailyMinutes)
  return from >= opens - tolerance && until <= closes + tolerance ? day : undefined
}

/** A way longer than the team’s working day is travelled on several, with nights on the way. */
const isLongWay = ({ period }: PlanningProblem, { dailyMinutes }: PlannedTeam, minutes: number) =>
  minutes > Math.min(period.closes - period.opens, dailyMinutes)

/** Minutes spent on a way: of a long one, those that lie in working hours. */
function travelMinutes(
  problem: PlanningProblem,
  team: PlannedTeam,
  minutes: number,
  { leavesAt, arrivesAt }: { leavesAt: number; arrivesAt: number },
): number {
  if (!isLongWay(problem, team, minutes)) return arrivesAt - leavesAt
  const { opens, closes, closedDays, days } = problem.period
  let sum = 0
  for (
    let day = Math.max(0, Math.floor(leavesAt / dayMinutes));
    day < days && day * dayMinutes <= arrivesAt;
    day += 1
  ) {
    if (closedDays.includes(day)) continue
    const from = day * dayMinutes + opens
    const until = Math.min(day * dayMinutes + closes, from + team.dailyMinutes)
    sum += Math.max(0, Math.min(arrivesAt, until) - Math.max(leavesAt, from))
  }
  return sum
}

function checkTimes(problem: PlanningProblem, trip: ProposedTrip, team: PlannedTeam, report: Report): void {
  let from = { place: team.base, ready: Number.NEGATIVE_INFINITY, name: team.id, canSleep: true }
  for (const stop of trip.stops) {
    const point = pointOf(problem, stop.point)
    if (!point) continue
    checkLeg(problem, team, from, { ...stop, place: point.place, name: point.id }, report)
    if (stop.startsAt < stop.arrivesAt - tolerance) report('out-of-order', point.id)
    const work = point.setUp + point.perPerson * point.people
    if (stop.finishesAt < stop.startsAt + work - tolerance) report('work-cut-short', point.id)
    const day = findDay(problem, team, stop.startsAt, stop.finishesAt)
    if (day === undefined) report('outside-hours', point.id)
    else if (Math.floor(stop.arrivesAt / dayMinutes) < day && !point.canSleep) report('no-bed', point.id)
    if (stop.day !== Math.floor(stop.startsAt / dayMinutes)) report('days-wrong', team.id)
    checkPromises(team, point, stop.startsAt, report)
    from = { place: point.place, ready: stop.finishesAt, name: point.id, canSleep: point.canSleep }
  }
  checkLeg(problem, team, from, { ...trip, place: team.base, name: team.id }, report)
}

function checkLeg(
  problem: PlanningProblem,
  team: PlannedTeam,
  from: { place: number; ready: number; name: string; canSleep: boolean },
  to: { place: number; leavesAt: number; arrivesAt: number; name: string },
  report: Report,
): void {
  if (!(to.leavesAt >= from.ready - tolerance && to.arrivesAt >= to.leavesAt - tolerance))
    report('out-of-order', to.name)
  const table = problem.connections.find((one) => one.from === from.place && one.to === to.place)
  const way = wayOf(problem, from.place, to.place)
  const isNear = (a: number, b: number) => Math.abs(a - b) <= tolerance
  if (!way) report('no-way', to.name)
  else if (table) {
    const isDeparture = table.departures.some(
      ({ leaves, arrives }) => isNear(leaves, to.leavesAt) && isNear(arrives, to.arrivesAt),
    )
    if (!isDeparture) report('no-departure', to.name)
  } else if (travelMinutes(problem, team, way.minutes, to) < way.minutes - tolerance) report('too-fast', to.name)
  const isLong = way !== undefined && !table && isLongWay(problem, team, way.minutes)
  const day = findDay(problem, team, to.leavesAt, isLong ? to.leavesAt : to.arrivesAt)
  const isOutside = day === undefined || (isLong && findDay(problem, team, to.arrivesAt, to.arrivesAt) === undefined)
  if (isOutside) report('outside-hours', to.name)
  else if (from.ready > Number.NEGATIVE_INFINITY && Math.floor(from.ready / dayMinutes) < (day ?? 0) && !from.canSleep)
    report('no-bed', from.name)
}

function checkPromises(team: PlannedTeam, point: ServicePoint, startsAt: number, report: Report): void {
  const isInWindow = (point.windows ?? [{ from: startsAt, until: startsAt }]).some(
    ({ from, until }) => startsAt >= from - tolerance && startsAt <= until + tolerance,
  )
  if (!isInWindow) report('window', point.id)
  if (point.restDays?.includes(Math.floor(startsAt / dayMinutes))) report('rest-day', point.id)
  if (point.pin?.team !== undefined && point.pin.team !== team.id) report('pin-team', point.id)
  if (point.pin?.day !== undefined && Math.floor(startsAt / dayMinutes) !== point.pin.day) report('pin-day', point.id)
  if (!point.skills.every((skill) => team.skills.includes(skill))) report('skills', point.id)
}

function checkCost(
  problem: PlanningProblem,
  trip: ProposedTrip,
  team: PlannedTeam,
  kit: PlannedKit,
  report: Report,
): void {
  const places = [team.base, ...trip.stops.flatMap(({ point }) => pointOf(problem, point)?.place ?? []), team.base]
  let rupiah = (trip.endDay - trip.startDay + 1) * team.costPerDay
  for (const [index, place] of places.entries())
    rupiah += index > 0 ? (wayOf(problem, places[index - 1] ?? 0, place)?.rupiah ?? 0) : 0
  rupiah += (wayOf(problem, kit.base, team.base)?.rupiah ?? 0) + (wayOf(problem, team.base, kit.base)?.rupiah ?? 0)
  if (Math.abs(rupiah - trip.rupiah) > rupiahTolerance) report('cost-wrong', team.id)
}
