import type { Language, Localized } from '@sipelandukilat/domain'
import * as z from 'zod'
import { problemsTexts } from './texts/texts'

/** Every way a request can fail, with its HTTP status. `type` of the RFC 9457 document is `/problems/<key>`. */
export const problemStatus = {
  'bad-request': 400,
  invalid: 422,
  'sign-in-required': 401,
  'sign-in-failed': 401,
  'wrong-pin': 401,
  'wrong-code': 401,
  'code-expired': 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'version-conflict': 409,
  'idempotency-mismatch': 409,
  'transition-not-allowed': 409,
  'quota-reached': 409,
  'release-exists': 409,
  'release-refused': 422,
  'release-unfit': 422,
  'scopes-not-granted': 422,
  'no-previous-release': 409,
  'too-large': 413,
  'unsupported-type': 415,
  'too-many-tries': 429,
  unavailable: 503,
  internal: 500,
} as const

export type ProblemType = keyof typeof problemStatus

export const problemTitle = (type: ProblemType, language: Language): string =>
  problemsTexts.say(language, `title_${type}`)

/** What to do; replaced by a more precise text where the failure is known better. */
export const problemDetail = (type: ProblemType): Localized => problemsTexts.of(`detail_${type}`)

export const FieldError = z.object({ path: z.string(), message: z.string() })
export type FieldError = z.infer<typeof FieldError>

/** RFC 9457 problem document, in the reader's language. `changed` tells what a newer version holds (409). */
export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  correlationId: z.string(),
  errors: z.array(FieldError).optional(),
  retryAfter: z.int().optional(),
  changed: z.unknown().optional(),
})
export type ProblemDocument = z.infer<typeof ProblemDocument>
