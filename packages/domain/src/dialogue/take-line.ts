import type { Language } from '../language/language'
import { localized } from '../language/localized'
import { titled } from '../language/titled'
import { dialogueTexts } from '../texts/texts'
import { mayFollow, neededWords, type Talk, takeTyped, type ValueQuestion } from './answer'
import { reopenSent, valueAt, withClosed, withHistory } from './application'
import { isIdentifier } from './question'
import { type Say, sayIn } from './say'
import type { TalkedApplication } from './state'
import type { Offered } from './typed-answer'

/** What the answers of one message came to, together. */
export type TakenLines = {
  application: TalkedApplication
  /** What was understood, in words. */
  understood: string[]
  /** What is wrong, in words. */
  problems: string[]
  several: Record<string, Offered>
  /** Lines with a label that no question has, as they were written. */
  unread: string[]
}

export const nothingTaken = (application: TalkedApplication): TakenLines => ({
  application,
  understood: [],
  problems: [],
  several: {},
  unread: [],
})

/** Puts one of several answers in. An identifier is not taken where those come by a link. */
export function takeLine(talk: Talk, lines: TakenLines, question: ValueQuestion, text: string): void {
  const { context, state } = talk
  if (context.identifiersByLink && isIdentifier(question.field)) return
  const taken = takeTyped({ ...talk, application: lines.application }, question, text)
  if (taken.kind === 'taken') {
    lines.application = taken.application
    lines.understood.push(...[taken.words, taken.warning].filter((words) => words !== undefined))
  } else if (taken.kind === 'several') {
    lines.several[question.key] = taken
    // What was sent before is asked again, too.
    if (valueAt(talk.definition, lines.application, question.key) !== undefined)
      lines.application = reopenSent(lines.application, question.key)
    if (taken.note) lines.problems.push(localized(taken.note, state.language))
  } else if (taken.kind === 'unknown' && (question.optional || mayFollow(lines.application, question))) {
    putOff(talk, lines, question)
  } else {
    const message = refusalOf(question, taken.message, state.language)
    lines.problems.push(titled(localized(question.title, state.language), message))
  }
}

/** An answer that follows, where it may. */
export function putOff({ context, state }: Talk, lines: TakenLines, question: ValueQuestion): void {
  if (context.identifiersByLink && isIdentifier(question.field)) return
  const say = sayIn(state.language)
  const label = localized(question.title, state.language)
  if (question.optional || mayFollow(lines.application, question)) {
    lines.application = withHistory(withClosed(lines.application, question.key), question.key)
    lines.understood.push(say('laterNoted', { label }))
  } else lines.problems.push(titled(label, say(neededWords(lines.application, question))))
}

/** Why an answer among others was not taken: no numbers stand beside it, so the choices are named. */
export function refusalOf({ field }: ValueQuestion, message: string, language: Language): string {
  const choices = (field.codes ?? []).map(({ label }) => localized(label, language))
  return message === dialogueTexts.say(language, 'answerChoice') && choices.length > 0
    ? sayIn(language)('answerChoiceNamed', { choices: choices.join(' / ') })
    : message
}

export const isNothingTaken = ({ understood, problems, several }: TakenLines): boolean =>
  understood.length + problems.length + Object.keys(several).length === 0

/** What was understood, what is wrong and what was not understood, to be read back. */
export const leadOfLines = ({ understood, problems, unread }: TakenLines, say: Say): string =>
  [
    ...(understood.length > 0 ? [say('understoodTitle'), ...understood] : []),
    ...problems,
    ...(unread.length > 0 ? [say('formUnread'), ...unread] : []),
  ].join('\n')
