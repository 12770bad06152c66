import { existsSync, writeFileSync } from 'node:fs'
import type { Plan } from '@sipelandukilat/planner'
import bestKnown from './like-best-known.json'
import { likeKinds, likeSolomon, nameOf } from './like-solomon'
import { type Limits, type PlannerRow, runInstance } from './run-instance'

/** The search was developed on the first two seeds of the generator; the others show how it does on what it never saw. */
export const developedOn = [1, 2]
export const heldOut = [3, 4]

/** Percent. */
const mostMeanGap = 0.3
const mostGap = 1.5

const table = 'tools/bench/src/planner/like-best-known.json'

type LikeSummary = {
  seeds: string
  instances: number
  /** Percent; what is better than the table counts as 0. */
  meanGap: number
  worstGap: number
  betterThanTable: number
  valid: number
  ok: boolean
}

type LikeOptions = {
  limits: Limits
  /** Names in lower case, or how they begin. */
  only: readonly string[] | undefined
  isUpdate: boolean
  print: (row: PlannerRow) => void
  printSummary: (summary: LikeSummary) => void
}

/** Plans the generated instances and holds them against the table, or enters what is better. True where the goal is met. */
export function runLike({ limits, only, isUpdate, print, printSummary }: LikeOptions): boolean {
  const known = new Map<string, number>(Object.entries(bestKnown))
  const summaries = [developedOn, heldOut].flatMap((seeds) => {
    const rows = listLike(seeds, only).map(({ name, published, routes }) => {
      const value = known.get(name)
      const { row } = runInstance(published, value === undefined ? undefined : { value }, limits)
      print(row)
      if (isUpdate && row.valid) {
        const built = routes.length > 0 ? published.measure(toPlan(routes)) : Number.POSITIVE_INFINITY
        known.set(name, Math.min(row.distance, built, value ?? Number.POSITIVE_INFINITY))
        save(known)
      }
      return row
    })
    return rows.length > 0 ? [summarizeLike(`${seeds}`, rows)] : []
  })
  if (summaries.length === 0) throw new Error('--only: no such instance')
  summaries.forEach(printSummary)
  return summaries.every(({ ok }) => ok)
}

export function summarizeLike(seeds: string, rows: readonly PlannerRow[]): LikeSummary {
  const gaps = rows.map(({ gap }) => gap ?? 0)
  const sum = gaps.reduce((total, gap) => total + Math.max(0, gap), 0)
  const meanGap = Number((sum / rows.length).toFixed(4))
  const worstGap = Math.max(...gaps)
  const valid = rows.filter((row) => row.valid).length
  return {
    seeds,
    instances: rows.length,
    meanGap,
    worstGap,
    betterThanTable: gaps.filter((gap) => gap < 0).length,
    valid,
    ok: valid === rows.length && rows.every(({ gap }) => gap !== null) && meanGap <= mostMeanGap && worstGap <= mostGap,
  }
}

function listLike(seeds: readonly number[], only: readonly string[] | undefined) {
  return seeds
    .flatMap((seed) => likeKinds.map((kind) => ({ kind, seed, name: nameOf(kind, seed) })))
    .filter(({ name }) => !only || only.some((begin) => `${name.toLowerCase()}-`.startsWith(`${begin}-`)))
    .map(({ kind, seed, name }) => ({ name, ...likeSolomon(kind, seed) }))
}

/** The routes that the generator built, as a plan whose times are not worked out. */
export function toPlan(routes: readonly (readonly number[])[]): Plan {
  const times = { leavesAt: 0, arrivesAt: 0 }
  return {
    routes: routes.map((route, index) => ({
      vehicle: `${index + 1}`,
      visits: route.map((customer) => ({ stop: `${customer + 1}`, ...times, startsAt: 0, finishesAt: 0 })),
      ...times,
    })),
    unserved: [],
  }
}

function save(known: ReadonlyMap<string, number>): void {
  if (!existsSync(table)) throw new Error(`--update: no ${table} here; call it from the root of the repository`)
  const sorted = Object.fromEntries([...known].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })))
  writeFileSync(table, `${JSON.stringify(sorted, undefined, 2)}\n`)
}
