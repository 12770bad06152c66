import { fold } from '../language/fold'
import { numbersIn } from './in-words'
import { findCommand, numberChosen, readYesOrNo } from './words'

/** What closes an e-mail. */
const closing =
  /^(?:(?:ter)?makasih|terima ?kasih|trims|thanks|thank you|salam|hormat|wassalam\w*|demikian|regards|best|kind|warm|sincerely|yours|sent from|dikirim dari)\b.{0,60}$/i
const thanks = /^(?:(?:ter)?makasih|terima ?kasih|trims|thanks|thank you)\b/i
/** A name by itself. */
const name = /^\p{Lu}[\p{L}.'’]*(?:\s+\p{Lu}[\p{L}.'’]*){0,3}$/u
const titleCase = /^(?:[\p{Lu}\d(+][^\s]*[\s,]*|\p{Ll}{1,3}\s+)+$/u
const contact = /^(?:hp|wa|telp?|telepon|phone|mobile|e-?mail)\b.{0,60}$/i
const putsOff = /\b(?:nanti|menyusul|belum|later)\b/i

/** Whether a line below the closing says who writes, and nothing else. */
function isSignature(line: string): boolean {
  if (line === '' || closing.test(line) || contact.test(line)) return true
  if (line.length > 60 || /[:?>]/.test(line) || /^\d{1,2}[.)]?$/.test(line)) return false
  const isAnswer = readYesOrNo(line) !== undefined || findCommand(line) !== undefined || putsOff.test(line)
  if (isAnswer || numbersIn(line).length > 0) return false
  return titleCase.test(line) || /^\p{L}+(?:\s\p{L}+)?$/u.test(line)
}

/**
 * A mail without what closes it: thanks, regards and who writes. What else is said below these stays, and so does a mail that
 * says nothing more.
 */
export function withoutClosing(text: string): string {
  const lines = text.split('\n')
  const begins = lines.findIndex((line) => closing.test(line.trim()))
  if (begins === -1) return text
  const ends = lines.findIndex((line, index) => index > begins && !isSignature(line.trim()))
  const below = ends === -1 ? [] : lines.slice(ends)
  const rest = [...lines.slice(0, begins), ...below].join('\n').trim()
  if (rest !== '') return rest
  const first = lines[begins]?.trim() ?? ''
  return thanks.test(first)
    ? first
    : lines
        .slice(begins + 1)
        .join('\n')
        .trim() || first
}

/**
 * The answer that a message begins with, a number, yes or no or a word of command on a line of its own, and what is said below it.
 * Undefined where it begins otherwise, or is that line alone.
 */
export function mailAnswer(text: string): { answer: string; rest: string } | undefined {
  const [answer = '', ...below] = text.split('\n').map((line) => line.trim())
  const isAnswer =
    numberChosen(answer) !== undefined ||
    numberWithTitle.test(answer) ||
    readYesOrNo(answer) !== undefined ||
    findCommand(fold(answer)) !== undefined
  if (below.length === 0 || !isAnswer) return undefined
  const rest = below.filter((line) => line !== '')
  const isSigned = rest.length === 1 && name.test(rest[0] ?? '')
  return { answer, rest: isSigned ? '' : rest.join('\n') }
}

/** "1. benar": the number of a choice with words of it. */
export const numberWithTitle = /^(\d{1,2})[.)]?\s+([^\d:]{2,60})$/
