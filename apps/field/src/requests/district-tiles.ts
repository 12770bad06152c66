import type { VisitDemand, VisitTile } from '@sipelandukilat/sdk/api/field'

export type DistrictTile = VisitTile & {
  /** From 1, west to east and north to south. */
  column: number
  row: number
  requests: number
  people: number
  highestPriority: number
}

type Placed = { columns: number; rows: number; tiles: DistrictTile[] }

/**
 * Lays districts out on a grid as they lie on the map: each in the free cell nearest to its position, so that none hides another
 * and neighbours stay neighbours. The same districts give the same picture.
 */
export function layOutDistricts(
  districts: readonly VisitTile[],
  demand: readonly VisitDemand[],
  columns: number,
): Placed {
  const located = districts.flatMap((district) =>
    district.latitude === null || district.longitude === null
      ? []
      : [{ ...district, latitude: district.latitude, longitude: district.longitude }],
  )
  if (located.length === 0) return { columns: 0, rows: 0, tiles: [] }
  const west = Math.min(...located.map((district) => district.longitude))
  const east = Math.max(...located.map((district) => district.longitude))
  const north = Math.max(...located.map((district) => district.latitude))
  const step = (east - west) / (columns - 1) || 1
  const taken = new Set<string>()
  const cells = located
    .map((district) => ({ district, x: (district.longitude - west) / step, y: (north - district.latitude) / step }))
    .sort((one, other) => one.y - other.y || one.x - other.x)
    .map(({ district, x, y }) => {
      const cell = nearestFree(x, y, columns, taken)
      taken.add(`${cell.column} ${cell.row}`)
      return { district, ...cell }
    })
  // What lies empty from edge to edge is left out: a picture of a narrow screen has no room for it.
  const rows = [...new Set(cells.map((cell) => cell.row))].sort((one, other) => one - other)
  const used = [...new Set(cells.map((cell) => cell.column))].sort((one, other) => one - other)
  return {
    columns: used.length,
    rows: rows.length,
    tiles: cells.map(({ district, column, row }) => {
      const items = demand.filter((item) => item.districtCode === district.districtCode)
      return {
        ...district,
        column: used.indexOf(column) + 1,
        row: rows.indexOf(row) + 1,
        requests: items.reduce((sum, item) => sum + item.requests, 0),
        people: items.reduce((sum, item) => sum + item.people, 0),
        highestPriority: Math.max(0, ...items.map((item) => item.highestPriority)),
      }
    }),
  }
}

function nearestFree(
  x: number,
  y: number,
  columns: number,
  taken: ReadonlySet<string>,
): { column: number; row: number } {
  let best = { column: 0, row: 0, distance: Number.POSITIVE_INFINITY }
  const reach = 12
  for (let row = Math.floor(y) - reach; row <= Math.ceil(y) + reach; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const distance = (column - x) ** 2 + (row - y) ** 2
      if (distance < best.distance && !taken.has(`${column} ${row}`)) best = { column, row, distance }
    }
  return best
}
