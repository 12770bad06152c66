import type { Localized } from '@sipelandukilat/domain'

/** What a script may ask of the exit code. */
export const exitCodes = { refused: 1, usage: 2, signInRequired: 3, conflict: 4, unreachable: 5 } as const

export type FailureKind = keyof typeof exitCodes

/** A command cannot go on, for a reason a person can act on. `details` are lines of their own, such as the reasons of a refusal. */
export class Failure extends Error {
  override readonly name = 'Failure'
  constructor(
    readonly kind: FailureKind,
    readonly text: Localized,
    readonly details: readonly Localized[] = [],
  ) {
    super(text.en)
  }
}
