import type { Localized } from '../language/language'

/** What is wrong with an answer and keeps a form from being sent; `path` is of the answer, or `applicant.…`. */
export type FieldError = {
  path: string
  code: string
  message: Localized
  /** Code of the service that the matter belongs to. */
  leadsTo?: string | undefined
}

/** What merely does not fit, for people to look at. */
export type FieldWarning = FieldError
