import type { Db } from '../../platform/database/db'

const earthRadiusKm = 6371
/** Rivers and roads wind: this much longer than the straight line. */
const detour = 1.4
const kmPerHour = 25
const sameDistrictMinutes = 45
const unknownMinutes = 180
/** No leg is thought longer than a day's travel. */
const longestMinutes = 600

/**
 * Minutes between villages, each to each, in their order; null where there is no way. Until legs are known they are estimates:
 * the straight line between districts, stretched, at the pace of a boat on a river.
 */
export async function travelMinutes(db: Db, villageCodes: readonly string[]): Promise<(number | null)[][]> {
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
