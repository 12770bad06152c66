import type { Effort } from './effort'

/** Worth of everybody that the whole budget weighs at first. */
const firstShare = 0.1

/** What a rupiah weighs against the worth of a point, where the budget does not suffice for everybody. */
export type Price = {
  perRupiah: () => number
  /** Trips planned at this price cost so much: dearer rupiah after too much, cheaper after too little. */
  learn: (rupiah: number) => void
}

export function createPrice({ situation, worth }: Effort): Price {
  const { budget } = situation.problem
  const everything = worth.prize.reduce((sum, one) => sum + one, 0)
  let now = worth.perRupiah + (budget ? (firstShare * everything) / budget : 0)
  return {
    perRupiah: () => now,
    learn(rupiah) {
      if (!budget) return
      const change = Math.min(2, Math.max(0.7, (rupiah / budget) ** 3))
      now = Math.max(worth.perRupiah, now * change)
    },
  }
}
