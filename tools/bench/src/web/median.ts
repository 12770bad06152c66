/** The middle of some numbers; of an even count the higher of the two. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((first, second) => first - second)[Math.floor(values.length / 2)]
  if (middle === undefined) throw new Error('Nothing was measured')
  return middle
}
