import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(4096)
let used = pool.length

/**
 * Random bytes for what is no secret (ids, nonces, numbers), at most a hundred, out of a pool: asking the system each time costs as
 * much as the rest. Keys and tokens come from `randomBytes`, which leaves no copy.
 */
export function takeRandom(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += length
  return Buffer.from(pool.subarray(used - length, used))
}
