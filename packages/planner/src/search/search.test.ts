import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Instance } from '../instance'
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

test('a team that stays at home needs no way from there to where its trips end', () => {
  const vehicle = { start: 0, end: 0, skills: [], capacity: [9], longest: 300, fixedCost: 0, executed: [] }
  const shifts = [{ from: 0, until: 600 }]
  const stop = { place: 1, windows: shifts, service: 10, load: [1], skills: [], prize: null, canSleep: false }
  const instance: Instance = {
    minutes: [
      [0, 30, 30],
      [30, 0, 30],
      [30, 30, 0],
    ],
    cost: [
      [0, 30, 30],
      [30, 0, 30],
      [30, 30, 0],
    ],
    // The boat to where the third team’s trips end leaves after work.
    connections: [{ from: 0, to: 2, departures: [{ leaves: 700, arrives: 730 }] }],
    vehicles: [
      { ...vehicle, id: 'one', shifts },
      { ...vehicle, id: 'two', shifts },
      { ...vehicle, id: 'idle', end: 2, shifts },
    ],
    stops: [
      { ...stop, id: 'a' },
      { ...stop, id: 'b' },
      { ...stop, id: 'alone', skills: ['nobody'] },
    ],
    pairs: [{ first: 'a', second: 'b', least: 0, most: 0 }],
    lateness: null,
    travelWeight: 1,
  }
  const search = createSearch(instance, { seed: 1 })
  const start = search.best()
  expect(start.unserved).toEqual(['alone'])
  expect(createSearch(instance, { seed: 2, start }).best()).toEqual(start)
})
