import { editDistance, slipsAllowed } from '../language/similarity'
import { knownWords, phraseWords, placeNames } from './phrase-book'
import { stemsOf } from './stems-of'

const withoutVowels = (word: string) => word.replace(/[aeiou]/g, '')
/** The words by their consonants alone, for those who leave vowels out: "mninggl", "lhir". */
const byConsonants = new Map<string, string[]>()
for (const word of phraseWords) {
  const consonants = withoutVowels(word)
  if (consonants.length >= 3 && consonants !== word)
    byConsonants.set(consonants, [...(byConsonants.get(consonants) ?? []), word])
}
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
 * another: "baris" is not "waris".
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
export type RecognisedWord = { word: string; isDoubtful: boolean }

/** A typed word's known form: itself, its root, or what it is a slip of; itself too where nothing is near. */
export function recogniseWord(typed: string): RecognisedWord {
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
