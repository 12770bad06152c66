/** Something to wait for that may already have happened. */
export function createSignal() {
  let isRaised = false
  let wake: (() => void) | undefined
  return {
    raise: () => {
      isRaised = true
      wake?.()
    },
    lower: () => {
      isRaised = false
    },
    /** Resolves when it is or gets raised, or after so many milliseconds. */
    wait(ms: number): Promise<void> {
      if (isRaised) return Promise.resolve()
      return new Promise((resolve) => {
        const timer = setTimeout(done, ms)
        function done() {
          clearTimeout(timer)
          wake = undefined
          resolve()
        }
        wake = done
      })
    },
  }
}
