import { fold } from '../language/fold'
import plainWords from './plain-words.json'
import spokenForms from './spoken-forms.json'
import synonyms from './synonyms.json'

const listed = (text: string) => text.split(', ')

/** "sy" → "saya": how people shorten what they type. */
const spelledOut = new Map(
  Object.entries(spokenForms).flatMap(([word, forms]) => listed(forms).map((form) => [form, word] as const)),
)
const particles = new Set(plainWords.particles.split(' '))

/** Words of one phrase, as it is compared: particles dropped, shortened words spelled out. */
export function plainTokens(text: string): string[] {
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
export const phrases = new Map<string, readonly string[]>(
  Object.entries(synonyms).flatMap(([key, forms]) => {
    const concepts = key.split(' ')
    return [...(concepts.length === 1 ? [key] : []), ...listed(forms)].map(
      (form) => [plainTokens(form).join(' '), concepts] as const,
    )
  }),
)
/** In words. */
export const longestPhrase = Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length))

/** Words of which phrases are made. */
export const phraseWords = new Set([...phrases.keys()].flatMap((phrase) => phrase.split(' ')))
/** Words that stand for no concept, grammar apart. */
export const commonWords = new Set(plainWords.common.split(' '))
/** Words that are what they are, not a slip of another. */
export const knownWords = new Set([
  ...phraseWords,
  ...plainWords.grammar.split(' '),
  ...commonWords,
  ...plainWords.places.split(' '),
  ...spelledOut.values(),
])

/** Names of places elsewhere; they are never guessed from a slip. */
export const placeNames = new Set(
  [synonyms.daerahlain, synonyms.luarnegeri].flatMap(listed).flatMap((form) => plainTokens(form)),
)
