import type { Solution } from './links'

/** Keeps the times of a solution while stops come and go. Two of them: one for plain time windows, one for all rules. */
export type Schedule = {
  readonly solution: Solution
  /** Everything at home. */
  clear: () => void
  /**
   * Looks for the cheapest place for the stop in a vehicle's route. Returns its added cost, if below `bound`; the place
   * is kept for `insertFound`. `isSkipped` is asked at each place (a blink).
   */
  findPlace: (stop: number, vehicle: number, bound: number, isSkipped: () => boolean) => number
  /** Puts the stop at the end of a vehicle's route if it may go there at all; times are wrong until `settle`. */
  append: (stop: number, vehicle: number) => void
  /** Puts the stop where the last successful `findPlace` found it. */
  insertFound: (stop: number) => void
  /** Takes a stop out; times are wrong until `settle`. */
  remove: (stop: number) => void
  /** Sets the times of the routes that lost stops right; false where what remains cannot be done. */
  settle: () => boolean
}
