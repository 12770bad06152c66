import type { PlanningSettings } from '@sipelandukilat/contract'
import { calendarDaysBetween } from '@sipelandukilat/domain'
import {
  buildMatrix,
  type Network,
  type PlanningNetwork,
  type PlanningProblem,
  type ServicePoint,
  TravelProfile,
  toMinuteOfDay,
  toQuarterHour,
} from '@sipelandukilat/planner'
import { partyOf } from '../network/travel-ways'
import type { Given, Request, Run } from './load-given'
import type { DemandPoint } from './planning-store'

/** A minute of a team, weighed against the price of a quicker way. */
const rupiahPerMinute = 2_000
/** Share of a working day that one service point may fill: who is more becomes a second point, on another day. */
const fullShare = 0.6

/** The planner’s problem of a run, and the service points it knows by number. Takes up to a second: not for a loop others wait for. */
export function buildProblem({ run, network, nodeOfVillage, requests, teams, kits, restDays }: Given): {
  problem: PlanningProblem
  demand: DemandPoint[]
} {
  const { settings } = run
  const demand = groupRequests(requests, settings)
  const nodes = listNodes(settings, demand, nodeOfVillage)
  const known = new Map(network.nodes.map(({ id, name }) => [id, name]))
  const placeOf = new Map(nodes.map((node, place) => [node, place]))
  const party = partyOf(Math.max(0, ...teams.map(({ members }) => members)))
  const { networks, connections } = toNetworks(network, nodes, run, party)
  const problem: PlanningProblem = {
    period: {
      days: calendarDaysBetween(run.starts_on, run.ends_on) + 1,
      opens: toQuarterHour(toMinuteOfDay(settings.hours.from)),
      closes: toMinuteOfDay(settings.hours.until),
      closedDays: [],
    },
    places: nodes.map((node) => known.get(node) ?? ''),
    networks,
    profile: settings.profile,
    connections,
    points: demand.map((point) =>
      toPoint(point, settings, {
        place: placeOf.get(nodeOfVillage.get(point.villageCode) ?? '') ?? 0,
        restDays: restDays.get(point.regencyCode) ?? [],
      }),
    ),
    teams: teams.map(({ id, members, skills, bookedDays, baseId, longestTrip, rupiahPerDay }) => ({
      id,
      base: placeOf.get(baseId) ?? 0,
      members,
      skills,
      dailyMinutes: toMinuteOfDay(settings.hours.until) - toMinuteOfDay(settings.hours.from),
      bookedDays,
      longestTrip,
      costPerDay: rupiahPerDay,
    })),
    kits: kits.map(({ id, baseId, bookedDays, blanks }) => ({
      id,
      base: placeOf.get(baseId) ?? 0,
      bookedDays,
      blanks,
    })),
    budget: settings.budget,
    fairnessFloor: settings.fairnessFloor,
  }
  return { problem, demand }
}

/** One point for each village, or several where there is more work than a day leaves time for. */
function groupRequests(requests: readonly Request[], { setUp, perPerson, hours }: PlanningSettings): DemandPoint[] {
  const dayLength = toMinuteOfDay(hours.until) - toMinuteOfDay(hours.from)
  const mostPeople = Math.max(1, Math.floor((fullShare * dayLength - setUp) / Math.max(1, perPerson)))
  const points: DemandPoint[] = []
  let part = 1
  for (const request of requests) {
    const last = points.at(-1)
    const isSameVillage = last?.villageCode === request.village_code
    if (last && isSameVillage && last.people + request.people_count <= mostPeople) {
      last.people += request.people_count
      last.priority += request.score
      last.requestIds.push(request.id)
      continue
    }
    part = isSameVillage ? part + 1 : 1
    points.push({
      id: part === 1 ? request.village_code : `${request.village_code}/${part}`,
      villageCode: request.village_code,
      name: part === 1 ? request.village_name : `${request.village_name} (${part})`,
      districtCode: request.district_code,
      districtName: request.district_name,
      regencyCode: request.regency_code,
      people: request.people_count,
      priority: request.score,
      requestIds: [request.id],
    })
  }
  return points
}

/** Work and ways take whole quarters of an hour, so that every arrival is on one and can be kept. */
const toPoint = (
  point: DemandPoint,
  { setUp, perPerson }: PlanningSettings,
  { place, restDays }: { place: number; restDays: readonly number[] },
): ServicePoint => ({
  id: point.id,
  place,
  district: point.districtCode,
  regency: point.regencyCode,
  people: point.people,
  priority: point.priority,
  setUp: toQuarterHour(setUp + perPerson * point.people) - perPerson * point.people,
  perPerson,
  blanks: point.people,
  skills: [],
  canSleep: true,
  restDays: [...restDays],
})

/** Places of the problem: the first is nowhere, for villages that the network does not know. */
function listNodes(
  { teams, kits }: PlanningSettings,
  demand: readonly DemandPoint[],
  nodeOfVillage: ReadonlyMap<string, string>,
): string[] {
  const bases = [...teams, ...kits].map(({ baseId }) => baseId)
  const villages = demand.flatMap(({ villageCode }) => nodeOfVillage.get(villageCode) ?? [])
  return ['', ...new Set([...bases, ...villages])]
}

/** The ways of the profile with their timetables, and those of the others: whether there is one in another season. */
function toNetworks(
  network: Network,
  nodes: readonly string[],
  { settings, starts_on, ends_on }: Run,
  party: { people: number; kilograms: number },
) {
  const known = new Set(network.nodes.map(({ id }) => id))
  const places = nodes.filter((node) => known.has(node))
  const at = new Map(places.map((node, index) => [node, index]))
  const spread = (rows: readonly (readonly (number | null)[])[]) =>
    nodes.map((from) => nodes.map((to) => rows[at.get(from) ?? -1]?.[at.get(to) ?? -1] ?? null))
  const placeOf = new Map(nodes.map((node, place) => [node, place]))
  let connections: PlanningProblem['connections'] = []
  const networks = TravelProfile.options.map((profile): PlanningNetwork => {
    const request = { places, profile, from: starts_on, until: ends_on, party, rupiahPerMinute, hours: settings.hours }
    const matrix = buildMatrix(network, request)
    if (profile === settings.profile)
      connections = matrix.connections.map(({ from, to, departures }) => ({
        from: placeOf.get(places[from] ?? '') ?? 0,
        to: placeOf.get(places[to] ?? '') ?? 0,
        departures: departures.map(({ leaves, arrives }) => ({ leaves, arrives: toQuarterHour(arrives) })),
      }))
    const minutes = spread(matrix.minutes).map((row) => row.map((way) => (way === null ? null : toQuarterHour(way))))
    return { profile, minutes, rupiah: spread(matrix.cost) }
  })
  return { networks, connections }
}
