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
const commonWords = new Set(plainWords.common.split(' '))
const knownWords = new Set([
  ...phraseWords,
  ...plainWords.grammar.split(' '),
  ...commonWords,
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

/** True when one is the other with letters left out, or with the same letters in another order. */
function isAlike(typed: string, known: string): boolean {
  const [short, long] = typed.length < known.length ? [typed, known] : [known, typed]
  return isWithin(short, long) || [...typed].sort().join('') === [...known].sort().join('')
}

/**
 * The nearest known word within the slips that a word of that length is forgiven. In a short word no letter may stand for
 * another: "buruh" is not "bunuh".
 */
function nearest(word: string, limit = slipsAllowed(word.length)): string | undefined {
  if (limit === 0) return undefined
  let best: string | undefined
  let least = limit + 1
  for (let length = word.length - limit; length <= word.length + limit; length++)
    for (const known of wordsByLength.get(length) ?? []) {
      if (known[0] !== word[0] && known[1] !== word[1] && known[0] !== word[1]) continue
      const distance = editDistance(word, known, least)
      // Letters are left out more often than put in: of two as near, the longer.
      const isNearer = distance < least || (distance === least && best !== undefined && known.length > best.length)
      if (!isNearer || (word.length < 6 && !isAlike(word, known))) continue
      least = distance
      best = known
    }
  return best
}

/** A typed word as the list of synonyms knows it; doubtful where a letter had to stand for another. */
type Recognised = { word: string; isDoubtful: boolean }

/** A typed word's known form: itself, its root, or what it is a slip of. */
function recognise(typed: string): Recognised {
  const sure = (word: string) => ({ word, isDoubtful: false })
  if (knownWords.has(typed) || /\d/.test(typed) || typed.length < 4) return sure(typed)
  const single = typed.replace(/(.)\1+/g, '$1')
  if (knownWords.has(single)) return sure(single)
  const stems = stemsOf(typed)
  const stem = stems.find((one) => phraseWords.has(one)) ?? stems.find((one) => knownWords.has(one))
  if (stem !== undefined) return sure(stem)
  const voweled = byConsonants.get(withoutVowels(typed))?.find((known) => isWithin(typed, known))
  if (voweled !== undefined) return sure(voweled)
  const near = nearest(typed)
  if (near !== undefined) return { word: near, isDoubtful: !isAlike(typed, near) }
  const nearStem = stems
    .filter((one) => one.length > 5)
    .map((one) => nearest(one, 1))
    .find((one) => one !== undefined)
  return nearStem === undefined ? sure(typed) : { word: nearStem, isDoubtful: true }
}

export type ReadMessage = {
  /** What it speaks of, in the order of the first mention: the keys of synonyms.json. */
  concepts: string[]
  /** Its words that are in no list: they may mean anything. */
  unread: string[]
  /** Its common words that stand for no concept. */
  common: string[]
  /** How many words were only guessed to be a slip of a known one. */
  doubtful: number
}

/** What a message speaks of. Longer phrases win over the words inside them. */
export function readConcepts(text: string): ReadMessage {
  const recognised = plainTokens(text.slice(0, 800)).slice(0, 80).map(recognise)
  const words = recognised.map(({ word }) => word)
  const found = new Set<string>()
  const unread = new Set<string>()
  const common = new Set<string>()
  for (let start = 0; start < words.length; ) {
    let length = Math.min(longestPhrase, words.length - start)
    while (length > 0 && !phrases.has(words.slice(start, start + length).join(' '))) length -= 1
    const concepts = length > 0 ? phrases.get(words.slice(start, start + length).join(' ')) : undefined
    for (const concept of concepts ?? []) found.add(concept)
    if (concepts?.includes('daerahlain')) for (const concept of directionOf(words[start - 1])) found.add(concept)
    const word = words[start] ?? ''
    if (length === 0 && isUnread(word)) unread.add(word)
    if (length === 0 && commonWords.has(word)) common.add(word)
    start += Math.max(length, 1)
  }
  const age = ageOf(words)
  if (age !== undefined) {
    found.delete('umur17')
    found.add(age < 15 ? 'umurkecil' : age < 17 ? 'umurbawah17' : age < 20 ? 'umur17' : 'umurdewasa')
  }
  const doubtful = recognised.filter(({ isDoubtful }) => isDoubtful).length
  return { concepts: [...found], unread: [...unread], common: [...common], doubtful }
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
