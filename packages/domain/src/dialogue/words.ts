import { fold } from '../language/fold'
import { type Language, languageCodes, languages } from '../language/languages'
import { editDistance } from '../language/similarity'
import type { CommandsKeys } from '../texts/carried/commands'
import indonesianWords from '../texts/id/commands.json'
import { commandsTexts, yesOrNoTexts } from '../texts/texts'
import { asksForCall } from './call-words'
import { asksForOwnData } from './own-data-words'

/** What a person may say at any time; to change the language, its name. */
export type Command = keyof CommandsKeys | { speak: Language }

type Recognised = { command: Command; word: string }

const commandNames = Object.keys(indonesianWords) as (keyof CommandsKeys)[]

/** The words of every language, whichever one is spoken with the person: many mix them. */
const recognised: readonly Recognised[] = [
  ...languageCodes.flatMap((language) =>
    commandNames.flatMap((command) =>
      commandsTexts
        .say(language, command)
        .split(', ')
        .map((word) => ({ command, word })),
    ),
  ),
  ...languageCodes.flatMap((speak) => languages[speak].calledBy.map((word) => ({ command: { speak }, word }))),
]

/** The command a whole message is, letter for letter; to be called, and one's own data, are asked for in many words. */
export function findCommand(text: string): Command | undefined {
  if (asksForCall(text)) return 'call'
  if (asksForOwnData(text)) return 'ownData'
  if (text.length > 60) return undefined
  const whole = fold(text)
  const folded = whole.replace(/ (dong|ya|pak|bu|please|min)$/, '')
  return (
    [whole, folded, folded.replace(/ (saja|aja|dulu|deh)$/, '')]
      .map((words) => recognised.find(({ word }) => word === words)?.command)
      .find((command) => command !== undefined) ?? (saysLater(text, folded) ? 'later' : undefined)
  )
}

const aboutLater = new Set(
  'belum blm ada punya nanti menyusul saja aja dulu masih saya kami kirim susulkan fotonya'.split(' '),
)

/** "Belum ada, nanti saya kirim", or the word itself in capitals among others. */
function saysLater(text: string, folded: string): boolean {
  const words = folded.split(' ')
  const isSaid = words.some((word) => word === 'nanti' || word === 'menyusul')
  return (isSaid && words.every((word) => aboutLater.has(word))) || (/\bNANTI\b/.test(text) && /\p{Ll}/u.test(text))
}

/** ANTRE is one slip from the name Andre, ADUAN from Adnan, KIRIM from Karim, ADMIN from Amin. */
const likeNames = new Set('aduan kirim admin hapus hantar keluar beranda'.split(' '))
const isLikeAName = ({ command, word }: Recognised) => command === 'queue' || likeNames.has(word)

/** The command a message of one word nearly is: one slip, in words of five letters and more. */
export function guessCommand(text: string): Command | undefined {
  const folded = fold(text.slice(0, 60))
  if (folded.includes(' ') || folded.length < 4) return undefined
  return recognised.find((one) => one.word.length >= 5 && editDistance(folded, one.word, 1) <= 1 && !isLikeAName(one))
    ?.command
}

const inEveryLanguage = (key: 'yes' | 'no') =>
  languageCodes.flatMap((language) => yesOrNoTexts.say(language, key).split(' '))
const yes = inEveryLanguage('yes')
const no = inEveryLanguage('no')

/** Words of courtesy, which say nothing. */
export const courtesy =
  '(?:pak|bu|kak|min|ya|saja|aja|dong|deh|maaf|mohon maaf|terima ?kasih|makasih|please|thanks|thank you|sorry)'
const courtesyBehind = new RegExp(String.raw`(?:^|[\s,.;!-]+)${courtesy}(?:[\s,.;!-]+${courtesy})*[\s.!]*$`, 'i')

/** What is said, without the courtesy behind it: "Rahman saja pak". */
export const withoutCourtesy = (words: string): string => words.trim().replace(courtesyBehind, '')

/** Courtesy behind an answer, which changes nothing of it. */
const thanksBehind =
  /(?<=\S) (?:(?:terima ?kasih|makasih|trims|thank you|thanks)(?: banyak| ya)?(?: (?:pak|bu|bapak|ibu|kak|min))?|pak|bu|bapak|ibu|kak)$/

/** What is said with a yes, and asks for what it leads to anyway. */
const besidesYes = new Set(
  `pak bu kak min saja aja silakan silahkan tolong mohon kirim dikirim lanjut lanjutkan dilanjutkan proses diproses dibantu cepat
  terima kasih please send it go on that is`.split(/\s+/),
)

/** Yes or no as people say it; undefined when it is neither. */
export function readYesOrNo(text: string): boolean | undefined {
  const words = fold(text.slice(0, 60))
    .replace(thanksBehind, '')
    .replace(/^(?:saya|sy|kami|aku|i) (?=(?:setuju|agree|yakin|benarkan)$)/, '')
    .split(' ')
  const [first = ''] = words
  const isPlainYes = yes.includes(first) && words.every((word) => yes.includes(word) || besidesYes.has(word))
  if (isPlainYes) return true
  if (words.length > 3) return undefined
  if (words.some((word) => no.includes(word))) return false
  if (yes.includes(first)) return true
  return words.length === 1 && ['betul', 'benar', 'setuju'].some((word) => editDistance(first, word, 1) <= 1)
    ? true
    : words.length === 1 && editDistance(first, 'tidak', 1) <= 1
      ? false
      : undefined
}

/** The number of a choice, as people write it: "2", "no. 2", "yang nomor 2 pak, terima kasih"; undefined for anything else. */
export function numberChosen(text: string): number | undefined {
  const pattern = /^(?:(?:yang|yg|no\.?|nomor|nomer|nmr|number|pilih(?:an)?|saya pilih)\s*){0,3}(\d{1,2})[.)]?$/i
  const [, digits] = pattern.exec(withoutCourtesy(text.slice(0, 80))) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** Words that say nothing beside a yes or no. */
const besides = new Set(
  'ada punya pernah lagi juga dong pak bu kak min saya kami dia itu kok sih sama sekali'.split(' '),
)

/** Yes or no to a question; undefined also where it comes with words that answer something else. */
export function answersYesOrNo(text: string, question: string): boolean | undefined {
  const read = readYesOrNo(text)
  const words = fold(text.slice(0, 60)).split(' ')
  const asked = fold(question).split(' ')
  const isPlain = (word: string) =>
    yes.includes(word) || no.includes(word) || besides.has(word) || asked.some((one) => one.includes(word))
  return words.length === 1 || words.every(isPlain) ? read : undefined
}
