import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { arbitraryInstance } from '../random-instances.testing'
import { validatePlan } from '../validate-plan'
import { createSearch } from './search'

const runs = 300

const seeded = fc.record({ instance: arbitraryInstance, seed: fc.integer(), steps: fc.integer({ min: 0, max: 300 }) })

describe('a search over any instance', () => {
  it('gives a plan that breaks no rule', () => {
    fc.assert(
      fc.property(seeded, ({ instance, seed, steps }) => {
        const search = createSearch(instance, { seed })
        search.advance(steps)
        expect(validatePlan(instance, search.best())).toEqual([])
      }),
      { numRuns: runs },
    )
  })

  it('breaks no rule either when the fewest vehicles count first', () => {
    fc.assert(
      fc.property(seeded, ({ instance, seed, steps }) => {
        const search = createSearch(instance, { seed, objective: 'vehicles' })
        search.advance(steps)
        expect(validatePlan(instance, search.best())).toEqual([])
      }),
      { numRuns: runs / 2 },
    )
  })

  it('is never worse for going on, and leaves what was executed as it was', () => {
    fc.assert(
      fc.property(seeded, ({ instance, seed, steps }) => {
        const search = createSearch(instance, { seed })
        const before = search.advance(steps).cost
        expect(search.advance(200).cost).toBeLessThanOrEqual(before)
        const plan = search.best()
        const route = plan.routes[0]
        const done = route?.visits.slice(0, 1 + (steps % route.visits.length)) ?? []
        const isPaired = (id: string) => instance.pairs.some(({ first, second }) => first === id || second === id)
        if (done.some(({ stop }) => isPaired(stop))) return
        const vehicles = instance.vehicles.map((vehicle) =>
          vehicle.id === route?.vehicle
            ? { ...vehicle, executed: done.map(({ stop, startsAt }) => ({ stop, startsAt })) }
            : vehicle,
        )
        // From the plan that is under way: a team may have only one way left home, by way of several stops.
        const again = createSearch({ ...instance, vehicles }, { seed, start: plan })
        again.advance(100)
        expect(validatePlan({ ...instance, vehicles }, again.best())).toEqual([])
      }),
      { numRuns: runs / 2 },
    )
  })

  it('gives the same plan for the same seed and steps, however they are cut', () => {
    fc.assert(
      fc.property(seeded, ({ instance, seed, steps }) => {
        const [whole, cut] = [createSearch(instance, { seed }), createSearch(instance, { seed })]
        whole.advance(steps)
        for (let step = 0; step < steps; step += 1) cut.advance(1)
        expect(cut.best()).toEqual(whole.best())
      }),
      { numRuns: runs / 4 },
    )
  })
})

test('begins from a given plan, keeps it valid and is never worse than it', () => {
  fc.assert(
    fc.property(seeded, ({ instance, seed, steps }) => {
      const first = createSearch(instance, { seed })
      const before = first.advance(steps).cost
      const next = createSearch(instance, { seed: seed + 1, start: first.best(), epoch: { length: 50, warm: 0.1 } })
      if (instance.pairs.length === 0) expect(next.progress().cost).toBeLessThanOrEqual(before + 1e-6)
      next.advance(80)
      expect(validatePlan(instance, next.best())).toEqual([])
    }),
    { numRuns: runs },
  )
})
