import type { PlanningSettings } from '@sipelandukilat/contract'
import {
  buildMatrix,
  type Network,
  type PlanningNetwork,
  type PlanningProblem,
  type ServicePoint,
  TravelProfile,
} from '@sipelandukilat/planner'
import type { Db } from '../../../platform/database/db'
import { loadPlannerNetwork } from '../network/network-store'
import { prioritySql } from '../visit-priority'
import type { DemandPoint, PlanningRunRecord } from './planning-store'

/** Kilograms of equipment and luggage that a team carries. */
const luggage = 150
const usualPeople = 4
/** A minute of a team, weighed against the price of a quicker way. */
const rupiahPerMinute = 2_000
/** Share of a working day that one service point may fill: who is more becomes a second point, on another day. */
const fullShare = 0.6

type Request = {
  id: string
  village_code: string
  village_name: string
  district_code: string
  district_name: string
  regency_code: string
  people_count: number
  score: number
}

type Run = Pick<PlanningRunRecord, 'id' | 'province_code' | 'starts_on' | 'ends_on' | 'settings'>

/** What the planner is given for a run: who waits in its regencies now, its teams and kits, and the ways between them. */
export async function buildProblem(
  db: Db,
  run: Run,
  now: Date,
): Promise<{ problem: PlanningProblem; demand: DemandPoint[] }> {
  const { settings } = run
  const { network, nodeOfVillage } = await loadPlannerNetwork(db, run.province_code)
  const demand = groupRequests(await listRequests(db, run, now), settings)
  const teams = await listTeams(db, run)
  const kits = await listKits(db, run)
  const nodes = listNodes(settings, demand, nodeOfVillage)
  const known = new Map(network.nodes.map(({ id, name }) => [id, name]))
  const placeOf = new Map(nodes.map((node, place) => [node, place]))
  const party = { people: Math.max(usualPeople, ...teams.map(({ members }) => members)), kilograms: luggage }
  const { networks, connections } = toNetworks(network, nodes, run, party)
  const problem: PlanningProblem = {
    period: {
      days: daysBetween(run.starts_on, run.ends_on) + 1,
      opens: toMinutes(settings.hours.from),
      closes: toMinutes(settings.hours.until),
      closedDays: [],
    },
    places: nodes.map((node) => known.get(node) ?? ''),
    networks,
    profile: settings.profile,
    connections,
    points: demand.map((point) =>
      toPoint(point, settings, placeOf.get(nodeOfVillage.get(point.villageCode) ?? '') ?? 0),
    ),
    teams: teams.map(({ id, members, skills, bookedDays, baseId, longestTrip, rupiahPerDay }) => ({
      id,
      base: placeOf.get(baseId) ?? 0,
      members,
      skills,
      dailyMinutes: toMinutes(settings.hours.until) - toMinutes(settings.hours.from),
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

const toMinutes = (hour: string) => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5))
const daysBetween = (from: string, until: string) => Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)

/** People to be visited at home come in once they have agreed to it. */
const listRequests = (db: Db, run: Run, now: Date) =>
  db.rows<Request>({
    text: `select v.id, v.village_code, coalesce(p.name, v.village_code) as village_name, v.district_code,
             coalesce(d.name, v.district_code) as district_name, v.regency_code, v.people_count, ${prioritySql('v', '$3::timestamptz')} as score
           from visit_request v left join region p on p.code = v.village_code left join region d on d.code = v.district_code
           where v.province_code = $1 and v.regency_code = any($2) and v.status = 'open' and (v.mode <> 'home' or v.consent_at is not null)
           order by v.village_code, score desc, v.requested_at, v.id`,
    values: [run.province_code, run.settings.regencyCodes, now],
  })

/** One point for each village, or several where there is more work than a day leaves time for. */
function groupRequests(requests: readonly Request[], { setUp, perPerson, hours }: PlanningSettings): DemandPoint[] {
  const dayLength = toMinutes(hours.until) - toMinutes(hours.from)
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

const toPoint = (point: DemandPoint, { setUp, perPerson }: PlanningSettings, place: number): ServicePoint => ({
  id: point.id,
  place,
  district: point.districtCode,
  regency: point.regencyCode,
  people: point.people,
  priority: point.priority,
  setUp,
  perPerson,
  blanks: point.people,
  skills: [],
  canSleep: true,
})

const awayOf = {
  /** On a trip, or on leave: the team itself or one of its members. */
  team: `select team_id as id, starts_on as from_on, ends_on as until_on from trip
           where province_code = $1 and team_id is not null and status <> 'cancelled'
         union all
         select t.id, l.from_on, l.until_on from team_leave l join team t
           on (l.team_id = t.id and l.user_id is null) or l.user_id = any(t.member_ids) where t.province_code = $1`,
  /** On a trip, or in maintenance. */
  kit: `select kit_id as id, starts_on as from_on, ends_on as until_on from trip
          where province_code = $1 and kit_id is not null and status <> 'cancelled'
        union all
        select kit_id, from_on, until_on from kit_maintenance where province_code = $1`,
} as const

/** Days of the period on which a team or a kit is not to be had, by its id. */
async function listBooked(db: Db, run: Run, thing: keyof typeof awayOf): Promise<Map<string, number[]>> {
  const rows = await db.rows<{ id: string; from_day: number; until_day: number }>({
    text: `select id, from_on - $2::date as from_day, until_on - $2::date as until_day from (${awayOf[thing]}) away
           where daterange(from_on, until_on, '[]') && daterange($2::date, $3::date, '[]') order by id, from_on`,
    values: [run.province_code, run.starts_on, run.ends_on],
  })
  const last = daysBetween(run.starts_on, run.ends_on)
  const booked = new Map<string, number[]>()
  for (const { id, from_day, until_day } of rows)
    for (let day = Math.max(0, from_day); day <= Math.min(last, until_day); day += 1)
      booked.set(id, [...new Set([...(booked.get(id) ?? []), day])])
  return booked
}

async function listTeams(db: Db, run: Run) {
  const rows = await db.rows<{ id: string; member_ids: string[]; skills: string[]; longest_days: number | null }>({
    text: 'select id, member_ids, skills, longest_days from team where province_code = $1 and id = any($2) and is_active order by name, id',
    values: [run.province_code, run.settings.teams.map(({ teamId }) => teamId)],
  })
  const booked = await listBooked(db, run, 'team')
  return rows.flatMap(({ id, member_ids, skills, longest_days }) => {
    const wanted = run.settings.teams.find(({ teamId }) => teamId === id)
    if (!wanted) return []
    const longestTrip = Math.min(wanted.longestTrip, longest_days ?? wanted.longestTrip)
    return [{ ...wanted, id, members: member_ids.length, skills, bookedDays: booked.get(id) ?? [], longestTrip }]
  })
}

async function listKits(db: Db, run: Run) {
  const rows = await db.rows<{ id: string }>({
    text: `select id from kit where province_code = $1 and id = any($2) and state = 'ready' order by serial, id`,
    values: [run.province_code, run.settings.kits.map(({ kitId }) => kitId)],
  })
  const booked = await listBooked(db, run, 'kit')
  return rows.flatMap(({ id }) => {
    const wanted = run.settings.kits.find(({ kitId }) => kitId === id)
    return wanted ? [{ id, bookedDays: booked.get(id) ?? [], ...wanted }] : []
  })
}

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
        departures,
      }))
    return { profile, minutes: spread(matrix.minutes), rupiah: spread(matrix.cost) }
  })
  return { networks, connections }
}
