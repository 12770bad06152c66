/** Failures in a row after which a server is left alone, and for how long. */
export const circuitBounds = { failures: 5, restMs: 30_000 } as const

type State = { failures: number; restsUntil: number; isTrying: boolean }

export type Circuit = {
  /** Whether a call may be made now; after a rest, one call tries for all. Otherwise in how many milliseconds to come again. */
  admit: (now: number) => { admitted: true } | { admitted: false; retryAfterMs: number }
  succeed: () => void
  fail: (now: number) => void
}

/** Leaves a server alone that failed several times in a row, so that its callers are answered at once. */
export function createCircuit(): Circuit {
  const state: State = { failures: 0, restsUntil: 0, isTrying: false }
  return {
    admit(now) {
      if (state.failures < circuitBounds.failures) return { admitted: true }
      if (now < state.restsUntil) return { admitted: false, retryAfterMs: state.restsUntil - now }
      if (state.isTrying) return { admitted: false, retryAfterMs: 1000 }
      state.isTrying = true
      return { admitted: true }
    },
    succeed() {
      state.failures = 0
      state.isTrying = false
    },
    fail(now) {
      state.failures += 1
      state.isTrying = false
      if (state.failures >= circuitBounds.failures) state.restsUntil = now + circuitBounds.restMs
    },
  }
}
