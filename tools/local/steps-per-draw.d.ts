import 'fast-check'

declare module 'fast-check' {
  interface Parameters<T = void> {
    /** A draw that checks at least so many things counts as so many: a list of cases, a talk of many turns (fast-check.config.ts). */
    stepsPerDraw?: number
  }
}
