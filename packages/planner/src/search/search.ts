import type { Instance } from '../instance'
import type { Plan } from '../plan'
import { withoutExecuted } from '../underway'
import { createAnnealing } from './annealing'
import { createSolution } from './links'
import { toModel } from './model'
import type { Objective } from './objective'
import { createPlainSchedule } from './plain-schedule'
import { createRichSchedule, hasPlainRules } from './rich-schedule'
import { toPlan } from './to-plan'

/** How far a search is. `cost` holds ways, vehicles, lateness, and what the unserved stops weigh. */
export type Progress = { iterations: number; cost: number; vehicles: number; unserved: number }

/** A search that goes on for as long as its caller wants. */
export type Search = {
  /** Does so many steps more, and tells how far it is. The caller stops, goes on or gives up between calls. */
  advance: (iterations: number) => Progress
  progress: () => Progress
  /** The best plan so far; valid at any time, also before the first step. */
  best: () => Plan
}

export type SearchOptions = {
  seed: number
  objective?: Objective
  /** A plan to begin from, e.g. the one that is to be bettered; what it promises is no promise here. */
  start?: Plan
  /** Steps of an epoch and its first temperature as a share of the scale, for a short search that must still cool down. */
  epoch?: { length: number; warm: number }
}

/**
 * Plans trips for an instance that `checkInstance` found usable. The same seed and number of steps give the same plan,
 * however the steps were cut into calls; more steps never give a worse one. No clock, no other randomness.
 */
export function createSearch(instance: Instance, options: SearchOptions): Search {
  const { seed, objective = 'cost', start, epoch } = options
  const remainder = withoutExecuted(instance)
  const model = toModel(remainder.instance, remainder.underway)
  const schedule = hasPlainRules(model) ? createPlainSchedule(model) : createRichSchedule(model)
  const annealing = createAnnealing(model, schedule, seed, objective, {
    ...(start && { routes: toRoutes(remainder.instance, start) }),
    ...(epoch && { epochLength: epoch.length, warm: epoch.warm }),
  })
  const shown = createSolution(model)
  const progress = (): Progress => ({
    iterations: annealing.iterations(),
    cost: annealing.best.value,
    vehicles: annealing.best.vehicles,
    unserved: annealing.best.absent.count,
  })
  return {
    advance(iterations) {
      for (let done = 0; done < iterations; done += 1) annealing.step()
      return progress()
    },
    progress,
    best() {
      shown.bytes.set(annealing.best.bytes)
      return remainder.complete(toPlan(model, shown))
    },
  }
}

/** Stops of each vehicle by index, without those that are not (or no longer) in the instance. */
function toRoutes(instance: Instance, plan: Plan): number[][] {
  const indexOf = new Map(instance.stops.map(({ id }, index) => [id, index]))
  return instance.vehicles.map(({ id }) => {
    const visits = plan.routes.find(({ vehicle }) => vehicle === id)?.visits ?? []
    return visits.flatMap(({ stop }) => indexOf.get(stop) ?? [])
  })
}
