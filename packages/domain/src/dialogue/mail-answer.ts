import { fold } from '../language/fold'
import { findCommand, readYesOrNo } from './words'

/** What closes an e-mail, whatever stands below it. */
const closing =
  /^(?:salam|hormat|wassalam\w*|terima ?kasih|makasih|trims|demikian|regards|best|kind|warm|thanks|thank you|sincerely|yours|sent from|dikirim dari)\b.{0,60}$/i
const mostBelow = 8
/** A name by itself. */
const name = /^\p{Lu}[\p{L}.'’]*(?:\s+\p{Lu}[\p{L}.'’]*){0,3}$/u

/**
 * The answer that an e-mail begins with, a number, yes or no or a word of command on a line of its own, and what is said below it,
 * without what closes a mail. Undefined where it begins otherwise, or is that line alone.
 */
export function mailAnswer(text: string): { answer: string; rest: string } | undefined {
  const [answer = '', ...below] = text.split('\n').map((line) => line.trim())
  const isAnswer =
    /^\d{1,2}[.)]?$/.test(answer) || readYesOrNo(answer) !== undefined || findCommand(fold(answer)) !== undefined
  if (below.length === 0 || !isAnswer) return undefined
  const end = below.findIndex((line, index) => closing.test(line) && below.length - index <= mostBelow)
  const rest = (end === -1 ? below : below.slice(0, end)).filter((line) => line !== '')
  const isSigned = rest.length === 1 && name.test(rest[0] ?? '')
  return { answer, rest: isSigned ? '' : rest.join('\n') }
}
