/**
 * Tells a person what happens and how long it took.
 * @param {(line: string) => void} [write]
 */
export function createReport(write = console.log) {
  const begun = Date.now()
  return {
    write,

    /**
     * @template T
     * @param {string} title
     * @param {() => Promise<T>} action
     * @returns {Promise<T>}
     */
    async step(title, action) {
      const stepBegun = Date.now()
      write(`→ ${title} …`)
      const result = await action()
      write(`✓ ${title} (${toSeconds(Date.now() - stepBegun)})`)
      return result
    },

    /** @returns {string} time since the report began */
    elapsed: () => toSeconds(Date.now() - begun),
  }
}

/** @param {number} milliseconds */
export function toSeconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
