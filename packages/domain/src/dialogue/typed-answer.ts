import type { AnswerValue } from '../forms/answers'
import type { Localized } from '../language/language'
import type { AskedPlace } from './state'

/** What a typed answer means: one value, several it may mean, or nothing that can be read. */
export type TypedValue =
  | { kind: 'value'; value: AnswerValue }
  | ({ kind: 'several' } & Offered)
  /** The person says that they do not know. */
  | { kind: 'unknown' }
  | { kind: 'unread'; message: Localized }

/** What an answer may mean; of places also how they were come by. */
export type Offered = { options: string[]; asked?: AskedPlace }
