/** The number that a share (0 to 1) of some numbers lies below; of an even count the higher of the two in the middle. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((first, second) => first - second)
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (found === undefined) throw new Error('Nothing was measured')
  return found
}

/** The number in the middle. */
export const median = (values: readonly number[]): number => quantile(values, 0.5)
