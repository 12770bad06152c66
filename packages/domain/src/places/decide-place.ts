import type { RegionLevel } from '../identity/region-code'
import { isInScope, type Scope, stretchesOf } from './match-names'
import { bearersOf, toTypedName, visitNames } from './name-table'
import { compareNearness } from './place-hints'
import { findRegion, type PlaceIndex, regionsIn, type Stretch } from './place-index'
import type { PlaceMatch } from './place-match'
import type { Reading } from './read-place'
import { codeAt, isAbove, levelOfCode, levels } from './region-levels'
import { slipWeight } from './slip-weight'

/** What is looked for, and where. */
export type Search = { index: PlaceIndex; level: RegionLevel; near: readonly string[]; scope: Scope }

/** More places are not offered at once. */
const mostOffered = 9
/** Of names that are like the typed one, so many are offered whatever number of places bears them. */
const surelyOffered = 3

/** What the readings of a text lead to; there is one at least. */
export function decide(search: Search, readings: readonly Reading[]): PlaceMatch {
  const fewest = Math.min(...readings.map(({ slips }) => slips))
  const best = readings.filter(({ slips }) => slips === fewest)
  const places = best.map(({ place }) => place)
  // Words that make two names by chance may be one name with a slip.
  const others = readings.filter(({ parts }) => parts === 1).map(({ place }) => place)
  if (fewest === 0 && best.every(({ parts }) => parts > 1) && others.length > 0)
    return offerPlaces(search, [...places, ...others])
  if (fewest === 0) return decideNamed(search, best)
  const sure = isSure(search, readings)
  if (sure !== undefined) return decideAmong(search, [sure])
  if (best.every(({ isPart }) => isPart)) return offerPlaces(search, nearestFirst(search, places))
  return offerPlaces(search, likeliest(search, readings))
}

/**
 * What a name that is borne letter for letter leads to. In all of a nation many names are a slip away from another one: those
 * are offered too.
 */
function decideNamed(search: Search, best: readonly Reading[]): PlaceMatch {
  const { index, scope, level } = search
  const match = decideAmong(
    search,
    best.map(({ place }) => place),
  )
  const [named] = best
  if (match.kind !== 'one' || scope !== undefined || named === undefined || named.parts > 1) return match
  const nearly: Reading[] = []
  visitNames(index.names, toTypedName(named.typed), 1, (name, slips) => {
    for (const place of bearersOf(index.names, name)) {
      const region = index.regions[place]
      const isMeant = region && place !== named.place && !isBelow(region.level, level)
      if (isMeant) nearly.push({ place, slips, typed: named.typed, parts: 1 })
    }
  })
  return nearly.length > 0 ? offerPlaces(search, [named.place, ...likeliest(search, nearly)]) : match
}

/** A shorter name, for each slip, is another one as easily as a misspelt one. */
const surelyMeant = 4
/** By so much other names must be less likely to have been typed so; measured (measure-places.test.ts). */
const clearlyAhead = { inside: 1.5, anywhere: 2.4 }

/** The one place that misspelt words can mean: no other name is nearly as likely. */
function isSure(search: Search, readings: readonly Reading[]): number | undefined {
  const { index, scope } = search
  const [first, second] = [...readings].sort((one, other) => one.slips - other.slips)
  if (!first || first.isPart || second?.slips === first.slips) return undefined
  const { place, slips, typed, parts } = first
  const meant = index.names.names[index.nameOf[place] ?? -1] ?? ''
  if (Math.max(typed.length, meant.length) < surelyMeant * slips) return undefined
  if (parts > 1) return second === undefined || second.slips > slips + 1 ? place : undefined
  const own = [index.nameOf[place], index.writtenNameOf[place]]
  const weightOf = (name: number | undefined) => slipWeight(typed, index.names.names[name ?? -1] ?? '')
  const likely = Math.min(...own.map(weightOf)) + clearlyAhead[scope ? 'inside' : 'anywhere']
  let isLone = true
  visitNames(index.names, toTypedName(typed), slips + 1, (name) => {
    const isLikely = own.includes(name) || weightOf(name) < likely
    const isBorne = () => [...bearersOf(index.names, name)].some((one) => one !== place && isInScope(index, scope, one))
    if (isLone && isLikely && isBorne()) isLone = false
  })
  return isLone ? place : undefined
}

/** A name that many places bear is likelier: e times as many weigh as much as this part of a slip. */
const frequency = 3.2

/** Places whose names are like the typed one, best first. */
function likeliest({ index, near }: Search, readings: readonly Reading[]): number[] {
  const codeOf = (place: number) => index.regions[place]?.code ?? ''
  const nameOf = (place: number) => index.names.names[index.nameOf[place] ?? 0] ?? ''
  const bearers = new Map<string, Reading[]>()
  for (const reading of readings) {
    const name = index.regions[reading.place] ? nameOf(reading.place) : codeOf(reading.place)
    bearers.set(name, [...(bearers.get(name) ?? []), reading])
  }
  const names = [...bearers].map(([name, borne]) => ({
    places: borne
      .map(({ place }) => place)
      .sort((one, other) => compareNearness(near, codeOf(one), codeOf(other)) || one - other),
    slips: Math.min(...borne.map(({ slips }) => slips)),
    weight: Math.min(...borne.map(({ typed }) => slipWeight(typed, name))) - Math.log(borne.length) / frequency,
  }))
  names.sort(
    (one, other) =>
      one.slips - other.slips ||
      compareNearness(near, codeOf(one.places[0] ?? 0), codeOf(other.places[0] ?? 0)) ||
      one.weight - other.weight,
  )
  const offered: number[] = []
  for (const [rank, { places }] of names.entries()) {
    if (rank >= surelyOffered && offered.length + places.length > mostOffered) break
    offered.push(...places)
  }
  return offered
}

/** Takes the one place meant, goes down in the one that holds all, or offers them. */
function decideAmong(search: Search, places: readonly number[]): PlaceMatch {
  const { index, level } = search
  const levelOf = (place: number) => index.regions[place]?.level
  const wanted = places.some((place) => levelOf(place) === level)
  const meant = places.filter((place) => !wanted || isHolderOf(search, place) || levelOf(place) === level)
  const [only] = meant
  if (only !== undefined && meant.length === 1 && levelOf(only) === level)
    return { kind: 'one', code: index.regions[only]?.code ?? '' }
  return offerPlaces(search, nearestFirst(search, meant))
}

/** Of places that lie equally near the larger come first: a city is more often meant than a village of its name. */
function nearestFirst({ index, near }: Search, places: readonly number[]): number[] {
  const codeOf = (place: number) => index.regions[place]?.code ?? ''
  const isLarge = (place: number) => isAbove(index.regions[place]?.level ?? 'village', 'district')
  return [...places].sort(
    (one, other) => compareNearness(near, codeOf(one), codeOf(other)) || Number(isLarge(other)) - Number(isLarge(one)),
  )
}

const isBelow = (level: RegionLevel | undefined, other: RegionLevel) => level !== undefined && isAbove(other, level)

/** Asks which of the places is meant, or goes down in the one that holds all others. */
export function offerPlaces(search: Search, places: readonly number[]): PlaceMatch {
  const { index, level, near } = search
  const holder = places.filter((place) => holdsAll(index, place, places)).sort((one, other) => one - other)[0]
  const region = holder === undefined ? undefined : index.regions[holder]
  const isDown = holder !== undefined && isHolderOf(search, holder)
  const codes = distinct(places.flatMap((place) => codesOf(search, place)))
  if (isDown) {
    const named = codes.filter((code) => code !== region?.code)
    return goDown(search, holder, region ? named : [])
  }
  if (codes.length <= mostOffered) return toSeveral(codes)
  return narrow(
    codes.sort((one, other) => compareNearness(near, one, other)),
    level,
  )
}

/** True of a place whose parts are an answer, or hold answers. */
function isHolderOf({ index, level }: Search, place: number): boolean {
  const region = index.regions[place]
  if (region) return isAbove(region.level, level)
  return membersOf(index, place).every((code) => !isBelow(findRegion(index, code)?.level, level))
}

const distinct = (codes: readonly string[]) => [...new Set(codes)]

/** The codes by which a place is offered: of an island its members, of what lies below the wanted level what it lies in. */
function codesOf({ index, level }: Search, place: number): string[] {
  const members = index.regions[place] ? [place] : (index.islands[place - index.regions.length]?.members ?? [])
  return members.flatMap((member) => {
    const region = index.regions[member]
    return region ? [codeAt(region.code, level)] : []
  })
}

function holdsAll(index: PlaceIndex, holder: number, places: readonly number[]): boolean {
  const held = stretchesOf(index, holder)
  const isHeld = ([first, end]: Stretch) => held.some(([from, to]) => from <= first && end <= to)
  return places.every((place) => stretchesOf(index, place).every(isHeld))
}

/** What lies in a place, those that were named too first. */
function goDown(search: Search, holder: number, named: readonly string[]): PlaceMatch {
  const { index, scope, near } = search
  const region = index.regions[holder]
  const inside = region ? regionsIn(index, region.code).map(({ code }) => code) : membersOf(index, holder)
  const open = inside
    .filter((code) => isInScope(index, scope, index.numberOf.get(code) ?? -1))
    .sort((one, other) => compareNearness(near, one, other))
  const isNamed = (code: string) => named.some((one) => one === code || one.startsWith(`${code}.`))
  const codes = [...open.filter(isNamed), ...open.filter((code) => !isNamed(code))]
  const [first] = codes
  if (first !== undefined && codes.length === 1) {
    if (findRegion(index, first)?.level === search.level) return { kind: 'one', code: first }
    // A lone member of an island is that island.
    if (!region) return goDown(search, index.numberOf.get(first) ?? -1, named)
  }
  return { ...toSeveral(codes), ...(region ? { within: region.code } : {}) }
}

function membersOf(index: PlaceIndex, island: number): string[] {
  const { members = [] } = index.islands[island - index.regions.length] ?? {}
  return members.flatMap((member) => index.regions[member]?.code ?? [])
}

/** Where places lie that are too many to be offered: by the highest level at which they differ. */
function narrow(codes: readonly string[], wanted: RegionLevel): PlaceMatch {
  for (const level of levels) {
    const above = distinct(codes.map((code) => codeAt(code, level)))
    if (above.length > 1) return isAbove(level, wanted) ? { ...toSeveral(above), isNarrowing: true } : toSeveral(codes)
  }
  return toSeveral(codes)
}

type Several = Extract<PlaceMatch, { kind: 'several' }>

function toSeveral(codes: readonly string[]): Several {
  const [first = ''] = codes
  return { kind: 'several', codes: [...codes], level: levelOfCode(first) ?? 'village' }
}
