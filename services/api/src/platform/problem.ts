import {
  type FieldError,
  type ProblemDocument,
  type ProblemType,
  problemDetail,
  problemStatus,
  problemTitle,
} from '@sipelandukilat/contract'
import { type Language, type Localized, localized } from '@sipelandukilat/domain'

export type ProblemOptions = {
  /** A more precise sentence than the kind's own: what to do here. */
  detail?: Localized
  errors?: readonly { path: string; message: Localized }[]
  /** Seconds until another try makes sense. */
  retryAfter?: number
  /** For a version conflict: what the newer version holds. */
  changed?: unknown
  cause?: unknown
}

/** The one kind of error that reaches a caller. Everything else becomes `internal`, without its message. */
export class Problem extends Error {
  override readonly name = 'Problem'
  constructor(
    readonly type: ProblemType,
    readonly options: ProblemOptions = {},
  ) {
    super(type, options.cause === undefined ? undefined : { cause: options.cause })
  }

  get status(): number {
    return problemStatus[this.type]
  }

  toDocument(language: Language, correlationId: string): ProblemDocument {
    const errors: FieldError[] | undefined = this.options.errors?.map(({ path, message }) => ({
      path,
      message: localized(message, language),
    }))
    return {
      type: `/problems/${this.type}`,
      title: problemTitle(this.type, language),
      status: this.status,
      detail: localized(this.options.detail ?? problemDetail(this.type), language),
      correlationId,
      ...(errors ? { errors } : {}),
      ...(this.options.retryAfter === undefined ? {} : { retryAfter: this.options.retryAfter }),
      ...(this.options.changed === undefined ? {} : { changed: this.options.changed }),
    }
  }
}

export const invalid = (path: string, message: Localized): Problem =>
  new Problem('invalid', { errors: [{ path, message }] })
