import type { Answers } from './answers'
import type { Persona } from './persona'

/** Who looks at a module and what the API answers them, without a system. */
export type Recording = {
  /** The first is the one that `check` looks as; the others are a click away in `dev --recorded`. */
  readonly personas: readonly [Persona, ...Persona[]]
  readonly answers: Answers
  /** Settings of the module, where it has any. */
  readonly configuration?: Readonly<Record<string, unknown>>
  /** An address for each page with a `$part`: `{ '/trips/$tripId': '/trips/0192' }`. */
  readonly examples?: Readonly<Record<string, string>>
}

/**
 * Declares the personas and answers of a module, for its tests, `sipelandukilat check` and `sipelandukilat dev --recorded`.
 *
 * @example
 * export const recording = defineRecording({
 *   personas: [{ role: 'intake_officer', regionCode: '65.03', name: 'Yusuf' }],
 *   answers: { 'GET /applications': { items: [], nextCursor: null } },
 * })
 */
export const defineRecording = (recording: Recording): Recording => recording
