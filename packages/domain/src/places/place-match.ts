import type { RegionLevel } from '../identity/region-code'

/** What a typed place means. */
export type PlaceMatch =
  /** Sure enough to be taken without asking. */
  | { kind: 'one'; code: string }
  /**
   * Which one is meant, best first. Codes of the wanted level are answers; of one above it the next question lists what is in
   * it. `within`: the place that was named and holds all of them. `isNarrowing`: too many bear the name, so these are where they
   * lie; find the same words `within` the one chosen.
   */
  | { kind: 'several'; codes: string[]; level: RegionLevel; within?: string; isNarrowing?: true }
  /** Nothing is like it enough: at most three of the nearest names, best first. */
  | { kind: 'none'; nearest: string[] }
  /** The person says that they do not know. */
  | { kind: 'unknown' }
