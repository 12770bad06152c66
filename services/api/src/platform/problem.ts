import { type FieldError, type ProblemDocument, type ProblemType, problemKinds } from '@sipelandukilat/contract'

type Localized = { readonly id: string; readonly en: string }
export type Language = 'id' | 'en'

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
    return problemKinds[this.type].status
  }

  toDocument(language: Language, correlationId: string): ProblemDocument {
    const kind = problemKinds[this.type]
    const errors: FieldError[] | undefined = this.options.errors?.map(({ path, message }) => ({
      path,
      message: message[language],
    }))
    return {
      type: `/problems/${this.type}`,
      title: kind.title[language],
      status: kind.status,
      detail: (this.options.detail ?? kind.detail)[language],
      correlationId,
      ...(errors ? { errors } : {}),
      ...(this.options.retryAfter === undefined ? {} : { retryAfter: this.options.retryAfter }),
      ...(this.options.changed === undefined ? {} : { changed: this.options.changed }),
    }
  }
}

export const invalid = (path: string, message: Localized): Problem =>
  new Problem('invalid', { errors: [{ path, message }] })
