import type { Absent } from './absent'

/** What counts first: the cost, or the number of vehicles and only then the cost. */
export type Objective = 'cost' | 'vehicles'

/** A solution set aside: the best one, or the one from which the next step starts. */
export type Kept = { bytes: Uint8Array; absent: Absent; value: number; vehicles: number }
