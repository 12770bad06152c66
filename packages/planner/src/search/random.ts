/** Numbers in [0, 1), the same for the same seed. */
export type Random = () => number

/** Small Fast Counter, 32 bits (Chris Doty-Humphrey, PractRand): quick, and long enough for billions of draws. */
export function createRandom(seed: number): Random {
  let a = seed | 0
  let b = Math.imul(seed, 0x9e3779b1) | 0
  let c = 0x2545f491
  let counter = 1
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (let warm = 0; warm < 15; warm += 1) next()
  return next
}
