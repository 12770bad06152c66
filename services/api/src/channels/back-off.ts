export type BackOff = { firstMs: number; mostMs: number }

/**
 * How long to wait before the next try: doubling from the first to the most, of which a random half, so that many
 * clients of one far side do not return at the same moment.
 * @param failures how many tries in a row failed, from 1
 * @param random between 0 and 1
 */
export function toDelay(failures: number, { firstMs, mostMs }: BackOff, random: number): number {
  const whole = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 30))
  return Math.round(whole / 2 + (whole / 2) * random)
}
