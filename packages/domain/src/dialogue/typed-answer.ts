import type { AnswerValue } from '../forms/answers'
import type { Localized } from '../language/language'
import type { AskedPlace, DialogueStep } from './state'

/** What a typed answer means: one value, several it may mean, or nothing that can be read. */
export type TypedValue =
  | { kind: 'value'; value: AnswerValue }
  | ({ kind: 'several' } & Offered)
  /** The person says that they do not know. */
  | { kind: 'unknown' }
  /** `isOutside`: a place that is not served is named. */
  | { kind: 'unread'; message: Localized; isOutside?: true }

/**
 * What an answer may mean; of places also how they were come by, and `isGuess` where the name is none and these are like it;
 * of a day without its year (MM-DD) the dates it may be. `note` is said beside them.
 */
export type Offered = { options: string[]; isGuess?: true; asked?: AskedPlace; dayMonth?: string; note?: Localized }

export type QuestionStep = Extract<DialogueStep, { kind: 'question' }>

/** The question which of them is meant. */
export function askWhich(key: string, { options, asked, dayMonth }: Offered): QuestionStep {
  return {
    kind: 'question',
    key,
    page: 0,
    options,
    ...(asked ? { asked } : {}),
    ...(dayMonth === undefined ? {} : { dayMonth }),
  }
}
