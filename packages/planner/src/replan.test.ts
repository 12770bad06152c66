import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryInstance } from './random-instances.testing'
import { replan } from './replan'
import { createSearch } from './search/search'
import { validatePlan } from './validate-plan'

const runs = 100
const options = { seed: 1, iterations: 60, tolerance: 15 }

function planOf(instance: Parameters<typeof createSearch>[0]) {
  const search = createSearch(instance, { seed: 1 })
  search.advance(60)
  return search.best()
}

function countUnserved(instance: Parameters<typeof createSearch>[0], plan: ReturnType<typeof planOf>) {
  const must = new Set(instance.stops.filter(({ prize }) => prize === null).map(({ id }) => id))
  return plan.unserved.filter((id) => must.has(id)).length
}

test('moves nobody where nothing changed', () => {
  fc.assert(
    fc.property(arbitraryInstance, (instance) => {
      const plan = planOf(instance)
      const next = replan(instance, plan, { ...options, tolerance: 1e-6 })
      // Only that one more can be served is a reason to move somebody.
      if (countUnserved(instance, next.plan) < countUnserved(instance, plan)) return
      expect(next.moved).toEqual([])
    }),
    { numRuns: runs },
  )
})

test('gives a valid plan after a cancellation, and names whoever moved', () => {
  fc.assert(
    fc.property(arbitraryInstance, fc.nat(), (instance, draw) => {
      const plan = planOf(instance)
      const visits = plan.routes.flatMap(({ visits: own }) => own)
      const gone = visits[draw % Math.max(1, visits.length)]?.stop
      const left = {
        ...instance,
        stops: instance.stops.filter(({ id }) => id !== gone),
        pairs: instance.pairs.filter(({ first, second }) => first !== gone && second !== gone),
      }
      const { plan: next, moved } = replan(left, plan, options)
      expect(validatePlan(left, next)).toEqual([])
      const notified = new Set(moved.map(({ stop }) => stop))
      expect(notified.has(gone ?? '')).toBe(false)
      for (const { stop, startsAt } of visits) {
        const now = next.routes.flatMap(({ visits: own }) => own).find((visit) => visit.stop === stop)
        const isKept = now !== undefined && Math.abs(now.startsAt - startsAt) <= options.tolerance
        if (stop !== gone && !isKept) expect(notified).toContain(stop)
      }
    }),
    { numRuns: runs },
  )
})
