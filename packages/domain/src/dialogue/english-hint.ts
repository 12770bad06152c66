import { fold } from '../language/fold'
import { sayIn } from './say'
import type { DialogueState } from './state'

/** Words of English that are none of Indonesian or Malay, however they are mixed in a chat. */
const english = new Set(
  (
    'i im my me we our the a is are was am have has had want need would like how what where when who why do does can could ' +
    'dont cant please for to get make apply application lost new old birth certificate card identity family child baby ' +
    'born died death married marriage divorce moved moving move address name hello hi hey good morning afternoon evening ' +
    'you your not know there this that it with from and or of in at'
  ).split(' '),
)
const greetings = new Set(['hello', 'hi', 'hey', 'hello there', 'good morning', 'good afternoon', 'good evening'])

/** Whether a message is plainly English: a greeting, or three words and more, most of them English. */
function isEnglish(text: string): boolean {
  const words = fold(text.slice(0, 200).replace(/['’]/g, '')).split(' ')
  const count = words.filter((word) => english.has(word)).length
  return greetings.has(words.join(' ')) || (words.length >= 3 && count >= 2 && count * 2 > words.length)
}

/** How to go on in English, in English, for who writes it and is spoken with in another language. */
export const englishHint = ({ language }: DialogueState, text: string): string | undefined =>
  language !== 'en' && isEnglish(text) ? sayIn(language)('englishHint') : undefined
