import { formatDate } from '../calendar/dates'
import { normalizePhone } from '../identity/phone'
import type { Language } from '../language/language'
import { layComplaintAside } from './aside'
import type { DialogueContext, DialogueReply } from './context'
import { at, leave, type Outcome, proceed } from './flow'
import { sayIn } from './say'
import type { DialogueState } from './state'
import { findCommand } from './words'

/** Asks for a call to the number that was written with it, else to the one that the channel tells; by e-mail that is asked first. */
export function askCallBack({ contact }: DialogueContext, state: DialogueState, text = ''): Outcome {
  const phone = phoneIn(text)
  if (phone !== undefined) return call(state, phone)
  if (contact.phone !== undefined) return { state, effects: [{ kind: 'call-back' }] }
  return { state: at(layComplaintAside(state) ?? state, { kind: 'call' }) }
}

/** "Tolong telepon balik saya di 0812…", whatever is asked; undefined for anything else. */
export const receiveCallBack = (context: DialogueContext, state: DialogueState, text: string): Outcome | undefined =>
  findCommand(text) === 'call' ? askCallBack(context, state, text) : undefined

/** The number that was asked for; undefined for what is none, nor meant to be. */
export function receiveCallNumber(context: DialogueContext, state: DialogueState, text: string): Outcome | undefined {
  const phone = phoneIn(text)
  const goingOn = state.application && !state.survey ? proceed(context, state) : { state: leave(state) }
  if (phone !== undefined) return { ...goingOn, ...call(goingOn.state, phone) }
  return /\d{4}/.test(text) ? { state, lead: sayIn(state.language)('callNumberNotRead') } : undefined
}

const call = (state: DialogueState, phone: string): Outcome => ({ state, effects: [{ kind: 'call-back', phone }] })

/** The one telephone number in a text. */
function phoneIn(text: string): string | undefined {
  const numbers = (text.match(/\+?\d[\d\s().–-]{6,}\d/g) ?? []).map((part) => normalizePhone(part.replaceAll('–', '-')))
  const [phone, ...others] = new Set(numbers.filter((number) => number !== undefined))
  return others.length === 0 ? phone : undefined
}

/** By when whoever asked for it is called, and where; that it was asked for before, and that it is late. */
export function callBackReply(
  { phone, dueAt, isKnown, isLate }: { phone?: string | undefined; dueAt: Date; isKnown: boolean; isLate: boolean },
  language: Language,
): DialogueReply {
  const say = sayIn(language)
  const number = phone ?? say('callThisNumber')
  const words = { number, date: formatDate(dueAt, language) }
  if (isLate) return { text: say('callBackLate', words) }
  return { text: say(isKnown ? 'callBackKnown' : 'callBackTaken', words) }
}
