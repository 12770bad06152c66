/** A code that no other leg has: its ends and its mode, with a number where there are several. */
export function newLegCode(from: string, to: string, mode: string, taken: ReadonlySet<string>): string {
  const base = `${from}>${to}-${mode}`.slice(0, 56)
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base}-${number}`
    if (!taken.has(code)) return code
  }
}
