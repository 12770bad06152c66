import { fold } from '../language/fold'
import { findPlaces, findRegion } from '../places'
import type { DialogueContext } from './context'

const named =
  /\b(?:di|ke|at|in|to|desa|kelurahan|kampung|kecamatan|kec|jadwal|schedule)\s+(?=(\p{L}[\p{L}'’]*(?:\s+\p{L}[\p{L}'’]*){0,2}))/giu

/** The place that a message names letter for letter in passing, a village or what holds some; undefined where it names none. */
export function placeNamed(
  { regions, within = [], regencyCode }: Pick<DialogueContext, 'regions' | 'within' | 'regencyCode'>,
  words: string,
): string | undefined {
  const near = regencyCode === undefined ? [] : [regencyCode]
  const nameOf = (code: string) => fold(findRegion(regions, code)?.name ?? '').replace(/^(?:kabupaten|kota) /, '')
  for (const [, part = ''] of words.matchAll(named)) {
    const typed = part.split(/\s+/)
    for (let count = typed.length; count > 0; count--) {
      const span = typed.slice(0, count).join(' ')
      const match = findPlaces(regions, span, { within, near })
      const codes = match.kind === 'one' ? [match.code] : match.kind === 'several' ? [match.within, ...match.codes] : []
      const meant = codes.find((code) => code !== undefined && nameOf(code) === fold(span))
      if (meant !== undefined) return meant
    }
  }
  return undefined
}
