import { createSearch, type Objective, type Plan, validatePlan } from '@sipelandukilat/planner'
import type { BestKnown } from './best-known'
import type { Published } from './published'

export type PlannerRow = {
  instance: string
  vehicles: number
  distance: number
  bestKnown: number | null
  bestKnownVehicles: number | null
  /** Percent above the best known value. */
  gap: number | null
  /** The validator found no broken rule, and everyone is served. */
  valid: boolean
  broken: string[]
  iterations: number
  seconds: number
}

export type Limits = { seconds: number; iterations?: number; seed: number; objective: Objective }

/** Steps between two looks at the clock. */
const chunk = 200

/** Plans one instance for so long, and has the validator judge the result. */
export function runInstance(published: Published, known: BestKnown | undefined, limits: Limits) {
  const { instance, name, unit, measure } = published
  const begun = performance.now()
  const elapsed = () => (performance.now() - begun) / 1000
  const search = createSearch(instance, { seed: limits.seed, objective: limits.objective })
  if (limits.iterations) search.advance(limits.iterations)
  else while (elapsed() < limits.seconds) search.advance(chunk)
  const seconds = elapsed()
  const plan = search.best()
  const broken = [...validatePlan(instance, plan).map(({ code, subject }) => `${code}: ${subject}`)]
  for (const stop of plan.unserved) broken.push(`unserved: ${stop}`)
  const distance = measure(plan)
  const row: PlannerRow = {
    instance: name,
    vehicles: plan.routes.length,
    distance: Number(distance.toFixed(4)),
    bestKnown: known?.value ?? null,
    bestKnownVehicles: known?.vehicles ?? null,
    gap: known ? Number(((distance / known.value - 1) * 100).toFixed(4)) : null,
    valid: broken.length === 0,
    broken,
    iterations: search.progress().iterations,
    seconds: Number(seconds.toFixed(2)),
  }
  return { row, plan: toRoutes(plan, unit) }
}

/** Customer numbers and begins, in the format's own unit of time. */
function toRoutes(plan: Plan, unit: number) {
  return plan.routes.map(({ vehicle, visits }) => ({
    vehicle,
    stops: visits.map(({ stop, startsAt }) => ({ customer: stop, startsAt: startsAt / unit })),
  }))
}
