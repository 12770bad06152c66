import { addAbsent, copyAbsent, createAbsent } from './absent'
import { createFleetReduction } from './fleet-reduction'
import type { Model } from './model'
import type { Kept, Objective } from './objective'
import { createRandom } from './random'
import { createRecreate } from './recreate'
import { createRuin } from './ruin'
import type { Schedule } from './schedule'

/** An epoch cools from warm to cold; its length does not depend on how long the search will last. */
const epochLength = 30_000
const fleetEpochLength = 60_000
/** Temperatures at the beginning and the end of an epoch, as shares of the model's scale. */
const warm = 1
const cold = 0.01
/** Every second epoch begins hot enough to leave the basin of the best solution: from there, warm ones find no way out. */
const hot = 10

/** Where a search begins, and how long and warm its epochs are; absent: with nothing planned, the usual epochs. */
export type Beginning = {
  /** A plan to begin from, by index: the stops of each vehicle in order. What does not fit there is placed elsewhere. */
  routes?: readonly (readonly number[])[]
  epochLength?: number
  /** Temperature at the beginning of each epoch, as a share of the model's scale; given one, none is hotter. */
  warm?: number
}

/**
 * Simulated annealing over ruin and recreate (SISR, Christiaens & Vanden Berghe 2020) in epochs of fixed length, each of
 * which starts from the best solution: a warm one betters it, a hot one leaves it behind. A longer search therefore begins
 * with the shorter one, and is never worse.
 */
export function createAnnealing(
  model: Model,
  schedule: Schedule,
  seed: number,
  objective: Objective,
  beginning: Beginning = {},
) {
  const random = createRandom(seed)
  const { solution } = schedule
  const ruin = createRuin(model, schedule, random)
  const { recreate, isClosed } = createRecreate(model, schedule, random)
  const absent = createAbsent(model)
  const fleet = createFleetReduction(model, schedule, isClosed)
  let iterations = 0
  let epoch = 0
  let costEpochs = 0
  let left = 0
  let temperature = 0
  let cooling = 1
  let isReducing = false

  schedule.clear()
  beginning.routes?.forEach((stops, vehicle) => {
    for (const stop of stops) schedule.append(stop, vehicle)
  })
  // Neither of a pair is of use alone.
  for (let stop = 0; stop < model.stopCount; stop += 1) {
    const other = model.partner[stop] ?? -1
    if (other >= 0 && (solution.vehicleOf[stop] ?? -1) >= 0 && (solution.vehicleOf[other] ?? -1) < 0)
      schedule.remove(stop)
  }
  if (beginning.routes && !schedule.settle()) schedule.clear()
  for (let stop = 0; stop < model.stopCount; stop += 1)
    if ((solution.vehicleOf[stop] ?? -1) < 0) addAbsent(model, absent, stop)
  const given = keep()
  recreate(absent)
  // Where leaving somebody out costs less than serving them, the given plan was better as it was.
  if (beginning.routes && (solution.total[0] ?? 0) + absent.penalty > given.value) restore(given)
  const current = keep()
  const best = keep()

  function keep(): Kept {
    const kept = { bytes: solution.bytes.slice(), absent: createAbsent(model), value: 0, vehicles: 0 }
    store(kept)
    return kept
  }

  function store(kept: Kept): void {
    kept.bytes.set(solution.bytes)
    copyAbsent(absent, kept.absent)
    kept.value = (solution.total[0] ?? 0) + absent.penalty
  }

  function storeBest(): void {
    store(best)
    best.vehicles = fleet.countUsed()
  }

  function restore(kept: Kept): void {
    solution.bytes.set(kept.bytes)
    copyAbsent(kept.absent, absent)
  }

  function beginEpoch(): void {
    restore(best)
    isClosed.fill(0)
    isReducing = objective === 'vehicles' && isFleetEpoch(epoch) && best.absent.count === 0 && fleet.canReduce()
    if (isReducing) fleet.begin(absent)
    else if (objective === 'vehicles') fleet.closeUnused()
    store(current)
    epoch += 1
    left = isReducing ? fleetEpochLength : (beginning.epochLength ?? epochLength)
    const warmth = warmthOfEpoch()
    temperature = warmth * model.scale
    cooling = (cold / warmth) ** (1 / left)
  }

  function warmthOfEpoch(): number {
    if (!isReducing) costEpochs += 1
    if (beginning.warm !== undefined) return beginning.warm
    return !isReducing && costEpochs % 2 === 0 ? hot : warm
  }

  function reduceStep(isPossible: boolean): void {
    if (!isPossible || !fleet.accepts(absent, current, threshold())) {
      restore(current)
      return
    }
    if (absent.count === 0) {
      storeBest()
      if (fleet.canReduce()) fleet.begin(absent)
      else left = 0
    }
    store(current)
  }

  function costStep(isPossible: boolean): void {
    const value = (solution.total[0] ?? 0) + absent.penalty
    if (!isPossible || value >= threshold()) {
      restore(current)
      return
    }
    store(current)
    if (value < best.value - 1e-9) storeBest()
  }

  const threshold = () => current.value - temperature * Math.log(1 - random())

  storeBest()
  return {
    best,
    iterations: () => iterations,
    /** One ruin, one recreate, one decision. */
    step(): void {
      if (left <= 0) beginEpoch()
      left -= 1
      iterations += 1
      temperature *= cooling
      ruin(absent)
      const isPossible = schedule.settle()
      if (isPossible) recreate(absent)
      if (isReducing) reduceStep(isPossible)
      else costStep(isPossible)
    },
  }
}

/** The fleet first, then now and again between epochs that lower the cost. */
const isFleetEpoch = (epoch: number): boolean => epoch < 3 || epoch % 2 === 0
