import { misspell } from '../examples/misspell'
import { type Random, randomOf } from '../examples/random'
import { fold } from '../language/fold'
import { bestGuesses } from './best-guess.testing'
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
  /** With `isFit`: how many texts were misspelt again because another name was nearer, and of names the share that stayed so. */
  redrawn: number
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
function outcomeOf(index: PlaceIndex, typed: string, village: IndexedRegion, bounds: readonly string[]): Outcome {
  let within = bounds
  for (let asked = 0; asked < 4; asked++) {
    const match = findPlaces(index, typed, { within })
    if (match.kind === 'one') return match.code === village.code ? 'right' : 'wrong'
    if (match.kind === 'unknown') return 'missed'
    const codes = match.kind === 'none' ? match.nearest : match.codes
    const holder = codes.find((code) => village.code === code || village.code.startsWith(`${code}.`))
    if (holder === undefined) return 'missed'
    if (match.kind === 'none' || !match.isNarrowing) {
      const nameOf = (code: string) => index.nameOf[index.numberOf.get(code) ?? -1]
      const names = [...new Set(codes.map(nameOf))]
      return names.indexOf(nameOf(holder)) < 3 ? 'offered' : 'missed'
    }
    within = [holder]
  }
  return 'missed'
}

/** Milliseconds of work: on a busy machine the clock counts what others do. */
function timeOf(index: PlaceIndex, typed: string, within: readonly string[]): number {
  const begun = process.cpuUsage()
  findPlaces(index, typed, { within })
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1000
}

type Drawn = { count: number; slips: number; seed: number; within?: readonly string[] }

/** Villages by chance, each equally often, so that frequent names weigh more; each with its number. */
function* drawVillages(index: PlaceIndex, random: Random, within: readonly string[] = []) {
  const isWithin = (code: string) => within.length === 0 || within.some((one) => code.startsWith(`${one}.`))
  const villages = [...index.regions.entries()].filter(([, { level, code }]) => level === 'village' && isWithin(code))
  for (;;) {
    const drawn = villages[random.between(0, villages.length - 1)]
    if (drawn) yield drawn
  }
}

/**
 * How villages drawn by chance are found when their name alone is typed with so many slips, whatever comes of them. `isFit`: only
 * texts to which no other name is nearer.
 */
export function measurePlaces(
  index: PlaceIndex,
  { count, slips, seed, within = [], isFit = false }: Drawn & { isFit?: boolean },
): PlaceMeasure {
  const random = randomOf(seed)
  const outcomes: Record<Outcome, number> = { right: 0, wrong: 0, offered: 0, missed: 0 }
  const times: number[] = []
  let redrawn = 0
  let unfit = 0
  for (const [number, village] of drawVillages(index, random, within)) {
    if (times.length >= count) break
    let typed = misspell(village.name, slips, random)
    for (let tries = 0; isFit && tries < 20 && !isNearestToOwn(index, typed, number); tries++) {
      typed = misspell(village.name, slips, random)
      redrawn++
    }
    if (isFit && !isNearestToOwn(index, typed, number)) {
      unfit++
      continue
    }
    times.push(Math.min(timeOf(index, typed, within), timeOf(index, typed, within)))
    outcomes[outcomeOf(index, typed, village, within)]++
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
    redrawn,
    unfit: unfit / (unfit + count),
  }
}

/** With two slips: the share of names that is among the first three of one who knows how the slips were made. */
export function measureLimit(index: PlaceIndex, { count, seed }: Pick<Drawn, 'count' | 'seed'>): number {
  const random = randomOf(seed)
  let found = 0
  let drawn = 0
  for (const [number, village] of drawVillages(index, random)) {
    if (drawn++ >= count) break
    const typed = fold(misspell(village.name, 2, random)).replaceAll(' ', '')
    const own = [index.nameOf[number], index.writtenNameOf[number]]
    if (bestGuesses(index, typed).some((name) => own.includes(name))) found++
  }
  return found / count
}
