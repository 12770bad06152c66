import { performance } from 'node:perf_hooks'
import { misspell } from '../examples/misspell'
import { randomOf } from '../examples/random'
import { fold } from '../language/fold'
import { findPlaces } from './find-places'
import { toTypedName, visitNames } from './name-table'
import type { IndexedRegion, PlaceIndex } from './place-index'

/** Shares of all that were typed, 0 to 1, and milliseconds of one search: the lesser of two, for others use the machine too. */
export type PlaceMeasure = {
  /** Taken without asking, and right; and wrong. */
  right: number
  wrong: number
  /** Asked, and the place meant was among the first three names offered. */
  offered: number
  missed: number
  medianMs: number
  p95Ms: number
  /** Of the names drawn, the share that could not be misspelt so that it stayed nearest to itself. */
  unfit: number
}

/** True where no other name is nearer to what was typed than the own one: else nobody could tell what was meant. */
function isNearestToOwn(index: PlaceIndex, typed: string, village: number): boolean {
  const name = fold(typed).replaceAll(' ', '')
  const own = [index.nameOf[village], index.writtenNameOf[village]]
  const nearest = new Map<number, number>()
  visitNames(index.names, toTypedName(name), 2, (number, slips) => nearest.set(number, slips))
  const ownSlips = Math.min(...own.map((number) => nearest.get(number ?? -1) ?? Number.POSITIVE_INFINITY))
  return ownSlips <= 2 && [...nearest.values()].every((slips) => slips >= ownSlips)
}

type Outcome = 'right' | 'wrong' | 'offered' | 'missed'

/**
 * What a person who means `village` gets to. Places of one name count as one offer: which of them is meant is decided by a
 * further question about what it lies in, which they answer as they know it. An offer that holds the village counts too.
 */
function outcomeOf(index: PlaceIndex, typed: string, village: IndexedRegion): Outcome {
  let within: string[] | undefined
  for (let asked = 0; asked < 4; asked++) {
    const match = findPlaces(index, typed, within ? { within } : {})
    if (match.kind === 'one') return match.code === village.code ? 'right' : 'wrong'
    if (match.kind !== 'several') return 'missed'
    const holds = (code: string) => village.code === code || village.code.startsWith(`${code}.`)
    const holder = match.codes.find(holds)
    if (holder === undefined) return 'missed'
    if (!match.isNarrowing) {
      const nameOf = (code: string) => index.nameOf[index.numberOf.get(code) ?? -1]
      const names = [...new Set(match.codes.map(nameOf))]
      return names.indexOf(nameOf(holder)) < 3 ? 'offered' : 'missed'
    }
    within = [holder]
  }
  return 'missed'
}

function timeOf(index: PlaceIndex, typed: string): number {
  const begun = performance.now()
  findPlaces(index, typed)
  return performance.now() - begun
}

/**
 * How villages drawn by chance (each equally often, so that frequent names weigh more) are found when their name alone is typed
 * with so many slips. `isFit: false` keeps also what has become another name.
 */
export function measurePlaces(
  index: PlaceIndex,
  { count, slips, seed, isFit = true }: { count: number; slips: number; seed: number; isFit?: boolean },
): PlaceMeasure {
  const random = randomOf(seed)
  const villages = index.regions.flatMap(({ level }, number) => (level === 'village' ? [number] : []))
  const outcomes: Record<Outcome, number> = { right: 0, wrong: 0, offered: 0, missed: 0 }
  const times: number[] = []
  let unfit = 0
  while (times.length < count) {
    const number = villages[random.between(0, villages.length - 1)] ?? 0
    const village = index.regions[number]
    if (!village) continue
    let typed = misspell(village.name, slips, random)
    for (let tries = 0; isFit && tries < 20 && !isNearestToOwn(index, typed, number); tries++)
      typed = misspell(village.name, slips, random)
    if (isFit && !isNearestToOwn(index, typed, number)) {
      unfit++
      continue
    }
    times.push(Math.min(timeOf(index, typed), timeOf(index, typed)))
    outcomes[outcomeOf(index, typed, village)]++
  }
  times.sort((one, other) => one - other)
  const share = (outcome: Outcome) => outcomes[outcome] / count
  return {
    right: share('right'),
    wrong: share('wrong'),
    offered: share('offered'),
    missed: share('missed'),
    medianMs: times[Math.floor(count / 2)] ?? 0,
    p95Ms: times[Math.floor(count * 0.95)] ?? 0,
    unfit: unfit / (unfit + count),
  }
}
