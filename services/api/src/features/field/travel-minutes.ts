import { buildMatrix } from '@sipelandukilat/planner'
import type { Db } from '../../platform/database/db'
import { loadPlannerNetwork } from './network/network-store'

const earthRadiusKm = 6371
/** Rivers and roads wind: this much longer than the straight line. */
const detour = 1.4
const kmPerHour = 25
const sameDistrictMinutes = 45
const unknownMinutes = 180
/** No leg is thought longer than a day's travel: what is farther is travelled on several. */
const longestMinutes = 600
/** Those who travel with the equipment. */
const party = { people: 4, kilograms: 150 }

type Days = { from: string; until: string }

/**
 * Minutes between villages, each to each, in their order. Where the travel network knows both, its quickest way in the rains,
 * when a trip is most often hindered; a ride by timetable counts with its own minutes. Elsewhere the straight line between
 * districts, stretched, at the pace of a boat on a river.
 */
export async function travelMinutes(
  db: Db,
  provinceCode: string,
  days: Days,
  villageCodes: readonly string[],
): Promise<number[][]> {
  const estimates = await estimateMinutes(db, villageCodes)
  const { network, nodeOfVillage } = await loadPlannerNetwork(db, provinceCode)
  const nodes = villageCodes.map((code) => nodeOfVillage.get(code))
  const known = [...new Set(nodes.filter((node) => node !== undefined))]
  if (known.length < 2) return estimates
  const { minutes } = buildMatrix(network, { places: known, profile: 'wet', party, ...days })
  const at = (node: string | undefined) => (node === undefined ? -1 : known.indexOf(node))
  return estimates.map((row, from) =>
    row.map((estimate, to) => {
      const onWays = minutes[at(nodes[from])]?.[at(nodes[to])]
      return from === to || onWays == null ? estimate : Math.min(longestMinutes, Math.round(onWays))
    }),
  )
}

async function estimateMinutes(db: Db, villageCodes: readonly string[]): Promise<number[][]> {
  const districtOf = (code: string) => code.slice(0, 8)
  const rows = await db.rows<{ code: string; latitude: number | null; longitude: number | null }>({
    text: 'select code, latitude, longitude from region where code = any($1)',
    values: [[...new Set(villageCodes.map(districtOf))]],
  })
  const districts = new Map(rows.map((row) => [row.code, row]))
  return villageCodes.map((from) =>
    villageCodes.map((to) => {
      if (from === to) return 0
      if (districtOf(from) === districtOf(to)) return sameDistrictMinutes
      const [one, other] = [districts.get(districtOf(from)), districts.get(districtOf(to))]
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
