import { fold } from '../language/fold'
import { editDistance } from '../language/similarity'

/** Towns and districts of Sabah. Names that Indonesia has too (Labuan, Papar, Ranau) are left out. */
const sabahPlaces = [
  ...['sabah', 'tawau', 'sandakan', 'kota kinabalu', 'keningau', 'lahad datu', 'semporna', 'kunak', 'kinabatangan'],
  ...['beluran', 'tongod', 'telupid', 'kudat', 'kota belud', 'kota marudu', 'tenom', 'nabawan', 'pensiangan'],
  ...['sipitang', 'beaufort', 'tambunan', 'tuaran', 'penampang', 'kalabakan', 'merotai'],
]

/** As people write the names that no rule of one slip finds, or that are short. */
const written = new Map([
  ...['tawao', 'tawaw', 'tawou', 'towau', 'tauwau', 'tawwau', 'tawu'].map((form) => [form, 'tawau'] as const),
  ...['kinabalu', 'kinibalu', 'kinabaru', 'kotakinabalu'].map((form) => [form, 'kota kinabalu'] as const),
  ...['lahaddatu', 'lahatdatu', 'lahadatu'].map((form) => [form, 'lahad datu'] as const),
  ...['lahat datu', 'lahad dato', 'lahat dato'].map((form) => [form, 'lahad datu'] as const),
  ...['bufort', 'bopot', 'beufort'].map((form) => [form, 'beaufort'] as const),
  ...['konak', 'kunaq'].map((form) => [form, 'kunak'] as const),
])

/** Words and places of Indonesia that lie one slip from a name of Sabah. */
const others = new Set([
  'sandaran',
  'srandakan',
  'morotai',
  'sempurna',
  'belukar',
  'peluran',
  'penampung',
  'pelampang',
  'pansiangan',
])

const leastLength = 7
const longNames = sabahPlaces.filter((place) => place.length >= leastLength && !place.includes(' '))

/** The name a word or two words are meant for: letter for letter, as people write it, or with one slip in a long one. */
function nameOf(words: string): string | undefined {
  if (sabahPlaces.includes(words)) return words
  const known = written.get(words)
  if (known !== undefined) return known
  if (words.length < leastLength || words.includes(' ') || others.has(words)) return undefined
  return longNames.find((place) => editDistance(words, place, 1) <= 1)
}

/** Places of Sabah that a text names, and the text with their names spelled right; the text is folded then. */
export function readSabahPlaces(text: string): { places: string[]; spelled: string } {
  const words = fold(text).split(' ')
  const places: string[] = []
  const spelled: string[] = []
  for (let start = 0; start < words.length; ) {
    const [word = '', next] = words.slice(start, start + 2)
    const pair = next === undefined ? undefined : nameOf(`${word} ${next}`)
    const name = pair ?? nameOf(word)
    if (name !== undefined) places.push(name)
    spelled.push(name ?? word)
    start += pair === undefined ? 1 : 2
  }
  return { places, spelled: spelled.join(' ') }
}

/** Whether a place as people write it ("Hospital Tawao") names one in Sabah. */
export const isPlaceInSabah = (text: string): boolean => readSabahPlaces(text.slice(0, 200)).places.length > 0
