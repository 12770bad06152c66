import { fold } from '../dialogue/clean-text'
import { editDistance, slipsAllowed } from '../dialogue/similarity'
import plainWords from './plain-words.json'
import spokenForms from './spoken-forms.json'
import { stemsOf } from './stems-of'
import synonyms from './synonyms.json'

const listed = (text: string) => text.split(', ')

/** "sy" → "saya": how people shorten what they type. */
const spelledOut = new Map(
  Object.entries(spokenForms).flatMap(([word, forms]) => listed(forms).map((form) => [form, word] as const)),
)
const particles = new Set(plainWords.particles.split(' '))

/** Words of one phrase, as it is compared: particles dropped, shortened words spelled out. */
function plainTokens(text: string): string[] {
  return fold(text)
    .replace(/(\d)(?=[a-z])/g, '$1 ')
    .split(' ')
    .map((word) => word.replace(/^([a-z]{3,})2$/, '$1 $1'))
    .flatMap((word) => word.split(' '))
    .map((word) => spelledOut.get(word) ?? word)
    .flatMap((word) => word.split(' '))
    .filter((word) => word !== '' && !particles.has(word))
}

/** Every phrase with the concepts it stands for, by its words joined with spaces; a concept stands for itself. */
const phrases = new Map<string, readonly string[]>(
  Object.entries(synonyms).flatMap(([key, forms]) => {
    const concepts = key.split(' ')
    return [...(concepts.length === 1 ? [key] : []), ...listed(forms)].map(
      (form) => [plainTokens(form).join(' '), concepts] as const,
    )
  }),
)
const longestPhrase = Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length))

const phraseWords = new Set([...phrases.keys()].flatMap((phrase) => phrase.split(' ')))
const knownWords = new Set([
  ...phraseWords,
  ...plainWords.common.split(' '),
  ...plainWords.places.split(' '),
  ...spelledOut.values(),
])

const withoutVowels = (word: string) => word.replace(/[aeiou]/g, '')
/** The words by their consonants alone, for those who leave vowels out: "mninggl", "lhir". */
const byConsonants = new Map<string, string[]>()
for (const word of phraseWords) {
  const consonants = withoutVowels(word)
  if (consonants.length >= 3 && consonants !== word)
    byConsonants.set(consonants, [...(byConsonants.get(consonants) ?? []), word])
}
/** Names of places are guessed less freely than words. */
const placeNames = new Set(
  [synonyms.daerahlain, synonyms.luarnegeri].flatMap(listed).flatMap((form) => plainTokens(form)),
)
const wordsByLength = new Map<number, string[]>()
for (const word of phraseWords)
  if (word.length >= 4 && !placeNames.has(word))
    wordsByLength.set(word.length, [...(wordsByLength.get(word.length) ?? []), word])

/** True when the letters of one stand in the other in the same order. */
function isWithin(short: string, long: string): boolean {
  let at = 0
  for (const letter of long) if (letter === short[at]) at += 1
  return at === short.length
}

/** The nearest known word within the slips that a word of that length is forgiven. */
function nearest(word: string): string | undefined {
  const limit = slipsAllowed(word.length)
  if (limit === 0) return undefined
  let best: string | undefined
  let least = limit + 1
  for (let length = word.length - limit; length <= word.length + limit; length++)
    for (const known of wordsByLength.get(length) ?? []) {
      if (known[0] !== word[0] && known[1] !== word[1] && known[0] !== word[1]) continue
      const distance = editDistance(word, known, least)
      // Letters are left out more often than put in: of two as near, the longer.
      if (distance < least || (distance === least && best !== undefined && known.length > best.length)) {
        least = distance
        best = known
      }
    }
  return best
}

/** A typed word as the list of synonyms knows it: itself, its root, or what it is a slip of. */
function recognise(word: string): string {
  if (knownWords.has(word) || /\d/.test(word) || word.length < 4) return word
  const single = word.replace(/(.)\1+/g, '$1')
  if (knownWords.has(single)) return single
  const stems = stemsOf(word)
  const stem = stems.find((one) => phraseWords.has(one)) ?? stems.find((one) => knownWords.has(one))
  if (stem !== undefined) return stem
  const voweled = byConsonants.get(withoutVowels(word))?.find((known) => isWithin(word, known))
  if (voweled !== undefined) return voweled
  return nearest(word) ?? stems.map(nearest).find((one) => one !== undefined) ?? word
}

export type ReadMessage = {
  /** What it speaks of, in the order of the first mention: the keys of synonyms.json. */
  concepts: string[]
  /** Its words that are in no list: they may mean anything. */
  unread: string[]
}

/** What a message speaks of. Longer phrases win over the words inside them. */
export function readConcepts(text: string): ReadMessage {
  const words = plainTokens(text.slice(0, 800)).slice(0, 80).map(recognise)
  const found = new Set<string>()
  const unread = new Set<string>()
  for (let start = 0; start < words.length; ) {
    let length = Math.min(longestPhrase, words.length - start)
    while (length > 0 && !phrases.has(words.slice(start, start + length).join(' '))) length -= 1
    const concepts = length > 0 ? phrases.get(words.slice(start, start + length).join(' ')) : undefined
    for (const concept of concepts ?? []) found.add(concept)
    if (concepts?.includes('daerahlain')) for (const concept of directionOf(words[start - 1])) found.add(concept)
    const word = words[start] ?? ''
    if (length === 0 && isUnread(word)) unread.add(word)
    start += Math.max(length, 1)
  }
  const age = ageOf(words)
  if (age !== undefined) {
    found.delete('umur17')
    found.add(age < 15 ? 'umurkecil' : age < 17 ? 'umurbawah17' : age < 20 ? 'umur17' : 'umurdewasa')
  }
  return { concepts: [...found], unread: [...unread] }
}

export const placeConcepts = ['kedaerahlain', 'daridaerahlain']

/** Whether a place elsewhere is where somebody goes or comes from. */
function directionOf(wordBefore: string | undefined): string[] {
  if (wordBefore === 'ke' || wordBefore === 'tujuan') return ['kedaerahlain']
  return wordBefore === 'dari' || wordBefore === 'asal' ? ['daridaerahlain'] : []
}

const isUnread = (word: string) => word.length > 2 && !/\d/.test(word) && !knownWords.has(word)

/** The age that is told in years: "umur 5", "18 tahun", not "2 tahun lalu". */
function ageOf(words: readonly string[]): number | undefined {
  const index = words.findIndex(
    (word, at) =>
      /^\d{1,2}$/.test(word) &&
      (['umur', 'usia'].includes(words[at - 1] ?? '') ||
        ['umur', 'usia'].includes(words[at - 2] ?? '') ||
        (words[at + 1] === 'tahun' && !['lalu', 'kontrak', 'di', 'lewat'].includes(words[at + 2] ?? ''))),
  )
  const unit = words[index + 1]
  if (index === -1 || unit === 'bulan' || unit === 'minggu' || unit === 'hari') return undefined
  return Number(words[index])
}
