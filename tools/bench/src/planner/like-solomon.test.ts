import { checkInstance, createSearch } from '@sipelandukilat/planner'
import { describe, expect, it, test } from 'vitest'
import bestKnown from './like-best-known.json'
import { developedOn, heldOut, summarizeLike, toPlan } from './like-run'
import { likeKinds, likeSolomon, nameOf } from './like-solomon'
import type { PlannerRow } from './run-instance'

test('generates the same instance for the same name, usable and with the constructed routes possible', () => {
  for (const kind of likeKinds) {
    const { published, routes } = likeSolomon(kind, 1)
    expect(likeSolomon(kind, 1).published.instance).toEqual(published.instance)
    expect(checkInstance(published.instance)).toMatchObject({ ok: true, findings: [] })
    if (routes.length === 0) continue
    const plan = toPlan(routes)
    const begun = createSearch(published.instance, { seed: 1, start: plan }).progress()
    expect(begun).toMatchObject({ unserved: 0, vehicles: routes.length })
    expect(begun.cost / published.unit).toBeCloseTo(published.measure(plan), 6)
  }
})

test('holds the table against every generated instance of the bench', () => {
  const names = [...developedOn, ...heldOut].flatMap((seed) => likeKinds.map((kind) => nameOf(kind, seed)))
  expect(Object.keys(bestKnown).sort()).toEqual(names.sort())
})

test('counts what is better than the table as no gap', () => {
  const row = { valid: true, gap: 0 } as PlannerRow
  const rows = [-2, 0.5, 0.1].map((gap) => ({ ...row, gap }))
  expect(summarizeLike('1', rows)).toMatchObject({ meanGap: 0.2, worstGap: 0.5, betterThanTable: 1, ok: true })
  expect(summarizeLike('1', [...rows, { ...row, gap: 1.6 }])).toMatchObject({ ok: false })
})

describe('a search on long routes', () => {
  const clustered = [
    { layout: 'C2', width: 160, share: 50, seed: 1 },
    { layout: 'C2', width: 640, share: 100, seed: 1 },
    { layout: 'C2', width: 160, share: 50, seed: 2 },
  ] as const

  it.each(clustered)('sends no vehicle too many where customers are clustered: $width, $share %, $seed', (kind) => {
    const { published, routes } = likeSolomon(kind, kind.seed)
    const search = createSearch(published.instance, { seed: 1 })
    search.advance(30_000)
    expect(published.measure(search.best())).toBeLessThanOrEqual(published.measure(toPlan(routes)))
    expect(search.progress().vehicles).toBe(routes.length)
  })

  it('leaves the basin in which its first epoch ended', () => {
    const kind = { layout: 'R2', width: 470, share: 100 } as const
    const { published } = likeSolomon(kind, 1)
    const search = createSearch(published.instance, { seed: 1 })
    const known = bestKnown['R2-470-100-1']
    search.advance(30_000)
    expect(published.measure(search.best())).toBeGreaterThan(1.015 * known)
    search.advance(90_000)
    expect(published.measure(search.best())).toBeLessThan(1.015 * known)
  })

  it('comes near the best known in two epochs where half the customers are clustered and windows wide', () => {
    const { published } = likeSolomon({ layout: 'RC2', width: 470, share: 100 }, 2)
    const search = createSearch(published.instance, { seed: 1 })
    search.advance(60_000)
    expect(published.measure(search.best())).toBeLessThan(1.015 * bestKnown['RC2-470-100-2'])
  })
})
