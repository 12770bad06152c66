import { v7 } from 'uuid'
import { takeRandom } from './crypto/random'

let msecs = 0
let seq = 0

/** A UUIDv7: ordered by time, also within a millisecond; made here and not in SQL (PostgreSQL 15 has none). */
export function newId(): string {
  const random = takeRandom(16)
  const now = Date.now()
  if (now > msecs) {
    msecs = now
    seq = random.readUInt32BE(0) >>> 2
  } else seq += 1
  return v7({ random, msecs, seq })
}
