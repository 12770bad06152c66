import { type Instance, planCost } from '@sipelandukilat/planner'
import { FormatError, type Published, toLines, toNumbers } from './published'

const header = /^CUST/i

/**
 * Solomon's text format. Distance first: each distance cut to one decimal, as the distance records have it; all is
 * counted in tenths, so that sums are exact. Vehicles first: real distances.
 */
export function readSolomon(text: string, isVehiclesFirst: boolean): Published {
  const lines = toLines(text)
  const name = lines[0] ?? ''
  const [fleet = 0, capacity = 0] = toNumbers(lines[lines.findIndex((line) => /^NUMBER/i.test(line)) + 1] ?? '')
  const first = lines.findIndex((line) => header.test(line) && /READY/i.test(line)) + 1
  const rows = lines.slice(first).map(toNumbers)
  if (first === 0 || !(fleet > 0) || !(capacity > 0) || rows.length < 2 || rows.some((row) => row.length !== 7))
    throw new FormatError('not in Solomon’s format: NUMBER and CAPACITY, then rows of seven numbers')
  if (rows.flat().some((value) => !Number.isFinite(value))) throw new FormatError('a row holds something not a number')
  const unit = isVehiclesFirst ? 1 : 10
  const at = (row: readonly number[], column: number) => row[column] ?? 0
  const between = (a: readonly number[], b: readonly number[]) => {
    const distance = Math.hypot(at(a, 1) - at(b, 1), at(a, 2) - at(b, 2))
    return isVehiclesFirst ? distance : Math.floor(distance * 10 + 1e-9)
  }
  const matrix = rows.map((from) => rows.map((to) => between(from, to)))
  const windowOf = (row: readonly number[]) => ({ from: at(row, 4) * unit, until: at(row, 5) * unit })
  const [depot = [], ...customers] = rows
  const instance: Instance = {
    minutes: matrix,
    cost: matrix,
    connections: [],
    pairs: [],
    lateness: null,
    travelWeight: 1,
    vehicles: Array.from({ length: fleet }, (_, index) => ({
      id: `${index + 1}`,
      start: 0,
      end: 0,
      shifts: [windowOf(depot)],
      skills: [],
      capacity: [capacity],
      longest: null,
      fixedCost: 0,
      executed: [],
    })),
    stops: customers.map((row, index) => ({
      id: `${at(row, 0)}`,
      place: index + 1,
      windows: [windowOf(row)],
      service: at(row, 6) * unit,
      load: [at(row, 3)],
      skills: [],
      prize: null,
      canSleep: false,
    })),
  }
  return { name, instance, unit, measure: (plan) => planCost(instance, plan).ways / unit }
}
