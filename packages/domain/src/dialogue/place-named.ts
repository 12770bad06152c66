import { readConcepts } from '../intent/read-concepts'
import { fold } from '../language/fold'
import { findPlaces, findRegion } from '../places'
import type { DialogueContext } from './context'
import { readPlace } from './read-place'
import type { TypedValue } from './typed-answer'

const named =
  /\b(?:di|ke|at|in|to|desa|kelurahan|kampung|kecamatan|kec|jadwal|schedule)\s+(?=(\p{L}[\p{L}'’]*(?:\s+\p{L}[\p{L}'’]*){0,2}))/giu

type Where = Pick<DialogueContext, 'regions' | 'within' | 'regencyCode'>

const nearOf = ({ regencyCode }: Where): string[] => (regencyCode === undefined ? [] : [regencyCode])

/** The place that a message names letter for letter in passing, a village or what holds some; undefined where it names none. */
export const placeNamed = (where: Where, words: string): string | undefined => placesNamed(where, words)[0]

/** All that it names so, in order. */
export function placesNamed(where: Where, words: string): string[] {
  const { regions, within = [] } = where
  const near = nearOf(where)
  const nameOf = (code: string) => fold(findRegion(regions, code)?.name ?? '').replace(/^(?:kabupaten|kota) /, '')
  return [...words.matchAll(named)].flatMap(([, part = '']) => {
    const typed = part.split(/\s+/)
    for (let count = typed.length; count > 0; count--) {
      const span = typed.slice(0, count).join(' ')
      const match = findPlaces(regions, span, { within, near })
      const codes = match.kind === 'one' ? [match.code] : match.kind === 'several' ? [match.within, ...match.codes] : []
      const meant = codes.find((code) => code !== undefined && nameOf(code) === fold(span))
      if (meant !== undefined) return [meant]
    }
    return []
  })
}

/** What a place means where what holds villages is an answer too: that place, several, or nothing that can be read. */
export function readAnyPlace(where: Where, words: string): TypedValue {
  const { regions, within } = where
  const read = readPlace({ regions, within, near: nearOf(where) }, words)
  const holder = read.kind === 'several' && read.asked?.words === undefined ? read.asked?.within : undefined
  return holder === undefined ? read : { kind: 'value', value: holder }
}

/** The place that a message names in passing, letter for letter or nearly; undefined where it names none. */
export function placeMeant(where: Where, words: string): TypedValue | undefined {
  const code = placeNamed(where, words)
  if (code !== undefined) return { kind: 'value', value: code }
  const { unread } = readConcepts(words)
  for (const [, part = ''] of words.matchAll(named)) {
    const typed = part.split(/\s+/)
    // What is said beside it ("kapan ya") ends it: only words that mean nothing else may be a name.
    const last = typed.findLastIndex((word) => unread.includes(fold(word)))
    const read = last === -1 ? undefined : readAnyPlace(where, typed.slice(0, last + 1).join(' '))
    if (read && (read.kind !== 'unread' || read.isOutside)) return read
  }
  return undefined
}
