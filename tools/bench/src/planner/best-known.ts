import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type BestKnown = { vehicles?: number; value: number }

/** Columns that may hold the figure, the more telling first. */
const valueColumns = {
  cost: ['dist1dp_100', 'best', 'cost', 'distance', 'value', 'best_known'],
  vehicles: ['hier_distance'],
}
const vehicleColumns = { cost: ['dist1dp_100_vehicles'], vehicles: ['hier_vehicles'] }

/** Reads `best-known.csv` from the instances' folder or the one above; by instance name in lower case. */
export function readBestKnown(folders: readonly string[], objective: 'cost' | 'vehicles'): Map<string, BestKnown> {
  const file = folders.map((folder) => path.join(folder, 'best-known.csv')).find(existsSync)
  if (!file) return new Map()
  const [head = '', ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/)
  const columns = head.split(',').map((column) => column.trim())
  const indexOf = (names: readonly string[]) =>
    columns.indexOf(names.find((column) => columns.includes(column)) ?? 'absent')
  const value = indexOf(valueColumns[objective])
  const vehicles = indexOf(vehicleColumns[objective])
  const entries = rows.flatMap((row): [string, BestKnown][] => {
    const cells = row.split(',')
    const figure = Number(cells[value] || Number.NaN)
    if (!Number.isFinite(figure)) return []
    const fleet = Number(cells[vehicles] || Number.NaN)
    const known = Number.isFinite(fleet) ? { value: figure, vehicles: fleet } : { value: figure }
    return [[(cells[0] ?? '').toLowerCase(), known]]
  })
  return new Map(entries)
}
