import { localized } from '../language/localized'
import { titled } from '../language/titled'
import { type Talk, takeTyped, type ValueQuestion } from './answer'
import { isIdentifier } from './question'
import type { Say } from './say'
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
}

export const nothingTaken = (application: TalkedApplication): TakenLines => ({
  application,
  understood: [],
  problems: [],
  several: {},
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
    if (taken.note) lines.problems.push(localized(taken.note, state.language))
  } else lines.problems.push(titled(localized(question.title, state.language), taken.message))
}

export const isNothingTaken = ({ understood, problems, several }: TakenLines): boolean =>
  understood.length + problems.length + Object.keys(several).length === 0

/** What was understood and what is wrong, to be read back. */
export const leadOfLines = ({ understood, problems }: TakenLines, say: Say): string =>
  [...(understood.length > 0 ? [say('understoodTitle'), ...understood] : []), ...problems].join('\n')
