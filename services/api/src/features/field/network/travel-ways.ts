import type { TravelProfile } from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import {
  buildMatrix,
  type Instance,
  minutesOfDay,
  type Network,
  type Party,
  type TravelMatrix,
} from '@sipelandukilat/planner'
import type { Db } from '../../../platform/database/db'
import { from } from '../../../platform/database/from'
import { loadPlannerNetwork } from './network-store'

const earthRadiusKm = 6371
/** Rivers and roads wind: this much longer than the straight line. */
const detour = 1.4
const kmPerHour = 25
const sameDistrictMinutes = 45
const unknownMinutes = 180
/** No leg is thought longer than a day's travel: what is farther is travelled on several. */
const longestMinutes = 600
/** Those who travel, and kilograms of their equipment. */
const usualPeople = 4
const luggage = 150
/** The team travels from six to eight in the evening. */
export const travelHours = { from: '06:00', until: '20:00' }

/** A team as the network carries it, with its equipment. */
export const partyOf = (people: number): Party => ({ people: Math.max(usualPeople, people), kilograms: luggage })

type Departures = Instance['connections'][number]['departures']

/** A way from one place to another: its minutes, or the rides by which alone it goes; null: there is none. */
export type Way = { minutes: number; departures: Departures | null }

export type TravelWays = {
  /** From each place to each, in their order. */
  ways: (Way | null)[][]
  /** Whether a way that was open when the trip was planned is not, or takes longer, on a day of the period (0 the first). */
  isWorseOn: (from: number, to: number, day: number) => boolean
}

/** How the year stands on a day in North Kalimantan: June to September are the drier months (BMKG). */
export const seasonOf = (date: string): TravelProfile => {
  const month = Number(date.slice(5, 7))
  return month >= 6 && month <= 9 ? 'dry' : 'wet'
}

type Request = {
  /** The days on which the team still travels; rides count in minutes from the first. */
  days: { from: string; until: string }
  villageCodes: readonly string[]
  /** Where the team sets out: one of the network's places, or the office nearest to the first village; null: not from an office. */
  base: { nodeId: string | null } | null
  /** How the year stands now, and how it was thought to stand when the trip was planned. */
  profile: TravelProfile
  plannedProfile: TravelProfile
  /** How many travel. */
  people: number
}

/**
 * The ways between villages, and last from the base where it is asked for and there is one. Where the travel network joins two,
 * its quickest way as the year stands and as legs are closed, rides by their timetable. Elsewhere the straight line between
 * districts, stretched, at the pace of a boat on a river.
 */
export async function listTravelWays(db: Db, provinceCode: string, request: Request): Promise<TravelWays> {
  const { villageCodes, base, days } = request
  const { network, nodeOfVillage } = await loadPlannerNetwork(db, provinceCode)
  const villageNodes = villageCodes.map((code) => nodeOfVillage.get(code))
  const groupOf = groupNodes(network)
  const party = partyOf(request.people)
  const planned = { ...network, legs: network.legs.map((leg) => ({ ...leg, closures: [] })) }
  const bases = base ? listBases(network, base.nodeId, villageNodes[0], groupOf) : []
  const known = [...new Set([...bases, ...villageNodes].filter((node) => node !== undefined))]
  const search = (from: Network, profile: TravelProfile) =>
    toWays(known, buildMatrix(from, { places: known, profile, party, hours: travelHours, ...days }))
  const asPlanned = search(planned, request.plannedProfile)
  const now = search(network, request.profile)
  const lengthFrom = (node: string) => asPlanned(node, villageNodes[0])?.minutes ?? Number.POSITIVE_INFINITY
  const [nearest] = bases.toSorted((one, other) => lengthFrom(one) - lengthFrom(other))
  const nodes = nearest === undefined ? villageNodes : [...villageNodes, nearest]
  const estimates = await estimateMinutes(db, villageCodes)
  const isJoined = (from: string | undefined, to: string | undefined) =>
    from !== undefined && to !== undefined && groupOf.get(from) === groupOf.get(to)
  return {
    ways: nodes.map((from, row) =>
      nodes.map((to, column): Way | null => {
        if (row === column) return { minutes: 0, departures: null }
        if (isJoined(from, to)) return now(from, to)
        return { minutes: estimates[row]?.[column] ?? unknownMinutes, departures: null }
      }),
    ),
    isWorseOn: (from, to, day) =>
      isJoined(nodes[from], nodes[to]) && isWorse(asPlanned(nodes[from], nodes[to]), now(nodes[from], nodes[to]), day),
  }
}

/** Where the team may set out: where it is known to, or from any office that the first village is joined to. */
function listBases(
  { nodes }: Network,
  baseId: string | null,
  first: string | undefined,
  groupOf: ReadonlyMap<string, string>,
): string[] {
  if (first === undefined) return []
  const isJoined = (id: string) => groupOf.get(id) === groupOf.get(first)
  if (baseId !== null && groupOf.has(baseId)) return isJoined(baseId) ? [baseId] : []
  return nodes.flatMap(({ id, kind }) => (kind === 'office' && isJoined(id) ? [id] : []))
}

/** What is joined by legs in whatever season, by one of its nodes. */
function groupNodes({ nodes, legs }: Network): Map<string, string> {
  const parent = new Map(nodes.map(({ id }) => [id, id]))
  const find = (id: string): string => {
    let top = id
    for (let up = parent.get(top); up !== undefined && up !== top; up = parent.get(top)) top = up
    return top
  }
  for (const { from, to } of legs) parent.set(find(from), find(to))
  return new Map(nodes.map(({ id }) => [id, find(id)]))
}

/** A matrix by its nodes. */
function toWays(known: readonly string[], { minutes, connections }: TravelMatrix) {
  const at = new Map(known.map((node, index) => [node, index]))
  const rides = new Map(connections.map(({ from, to, departures }) => [`${from} ${to}`, departures]))
  return (from: string | undefined, to: string | undefined): Way | null => {
    const [row, column] = [at.get(from ?? ''), at.get(to ?? '')]
    if (row === undefined || column === undefined) return null
    const direct = minutes[row]?.[column] ?? null
    if (direct === null) return null
    const departures = rides.get(`${row} ${column}`) ?? null
    return { minutes: departures ? direct : Math.min(longestMinutes, Math.round(direct)), departures }
  }
}

function isWorse(planned: Way | null, now: Way | null, day: number): boolean {
  if (!planned) return false
  if (!now) return true
  const isThatDay = ({ leaves }: { leaves: number }) => Math.floor(leaves / minutesOfDay) === day
  if (!now.departures) return now.minutes > planned.minutes
  if (!planned.departures) return !now.departures.some(isThatDay)
  return planned.departures.some(isThatDay) && !now.departures.some(isThatDay)
}

async function estimateMinutes(db: Db, villageCodes: readonly string[]): Promise<number[][]> {
  const districtOf = (code: string) => placeOf(code).districtCode
  const rows = await db.rows(
    from('region')
      .whereAny('code', [...new Set(villageCodes.map(districtOf))])
      .select('code', 'latitude', 'longitude'),
  )
  const districts = new Map(rows.map((row) => [row.code, row]))
  return villageCodes.map((start) =>
    villageCodes.map((to) => {
      if (start === to) return 0
      if (districtOf(start) === districtOf(to)) return sameDistrictMinutes
      const [one, other] = [districts.get(districtOf(start)), districts.get(districtOf(to))]
      if (one?.latitude == null || one.longitude == null || other?.latitude == null || other.longitude == null)
        return unknownMinutes
      const km = straightKm([one.latitude, one.longitude], [other.latitude, other.longitude])
      const minutes = Math.round((km * detour * 60) / kmPerHour)
      return Math.min(longestMinutes, Math.max(sameDistrictMinutes, minutes))
    }),
  )
}

/** Great-circle distance of two [latitude, longitude] in degrees. */
function straightKm(from: readonly [number, number], to: readonly [number, number]): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const dLat = radians(to[0] - from[0])
  const dLng = radians(to[1] - from[1])
  const a = Math.sin(dLat / 2) ** 2 + Math.cos(radians(from[0])) * Math.cos(radians(to[0])) * Math.sin(dLng / 2) ** 2
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(a))
}
