import { wrongLetterChance } from '../examples/misspell'
import { toTypedName, visitNames } from './name-table'
import type { PlaceIndex } from './place-index'

/** How likely one slip makes `after` of `before`, as `misspell` makes them. */
function chanceOfOne(before: string, after: string): number {
  const { length } = before
  const more = after.length - length
  let same = 0
  while (same < Math.min(length, after.length) && before[same] === after[same]) same++
  let tail = 0
  while (tail < Math.min(length, after.length) && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  let chance = 0
  for (let at = 0; at < length; at++) {
    const letter = before[at] ?? ''
    const next = before[at + 1]
    if (more === 1 && at <= same && length - at <= tail) chance += wrongLetterChance(letter, after[at] ?? '')
    if (more === -1 && at <= same && length - 1 - at <= tail) chance += 1
    if (more === 0 && at <= same && length - 1 - at <= tail) chance += wrongLetterChance(letter, after[at] ?? '')
    const isSwapped =
      same === length
        ? next === undefined || next === letter
        : at === same && length - 2 - at <= tail && next === after[at] && letter === after[at + 1]
    if (more === 0 && isSwapped) chance += 1
  }
  return chance / (4 * length)
}

const alphabet = [...'abcdefghijklmnopqrstuvwxyz']

/** The same for two slips. */
function chanceOfTwo(name: string, typed: string): number {
  let chance = 0
  const add = (between: string, first: number) => {
    if (first > 0 && Math.abs(between.length - typed.length) <= 1)
      chance += (first / (4 * name.length)) * chanceOfOne(between, typed)
  }
  for (let at = 0; at < name.length; at++) {
    const before = name.slice(0, at)
    const letter = name[at] ?? ''
    const after = name.slice(at + 1)
    add(before + after, 1)
    add(before + after.slice(0, 1) + letter + after.slice(1), 1)
    for (const wrong of alphabet) {
      const chanceOfWrong = wrongLetterChance(letter, wrong)
      add(before + wrong + letter + after, chanceOfWrong)
      add(before + wrong + after, chanceOfWrong)
    }
  }
  return chance
}

/**
 * The three names that are likeliest to have been typed so with two slips, for one who knows how the slips were made and how many
 * villages bear each name: no matcher can offer the right one more often.
 */
export function bestGuesses(index: PlaceIndex, typed: string): number[] {
  const guesses: { name: number; chance: number }[] = []
  const { names, bearers, bearerStarts } = index.names
  visitNames(index.names, toTypedName(typed), 4, (name) => {
    const borne = bearers.subarray(bearerStarts[name], bearerStarts[name + 1])
    const villages = borne.filter((place) => index.regions[place]?.level === 'village').length
    if (villages > 0) guesses.push({ name, chance: villages * chanceOfTwo(names[name] ?? '', typed) })
  })
  return guesses
    .sort((one, other) => other.chance - one.chance)
    .slice(0, 3)
    .map(({ name }) => name)
}
