import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ArmSample, guardBounds, judgeRollout, leastCredibleShare } from './judge-rollout'

const runs = 1_000
const arm = (most = 2_000): fc.Arbitrary<ArmSample> =>
  fc
    .record({
      loads: fc.integer({ min: 0, max: most }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      p75Ms: fc.option(fc.integer({ min: 1, max: 20_000 })),
    })
    .map(({ loads, share, p75Ms }) => ({ loads, failed: Math.round(loads * share), p75Ms }))

test('nothing is said before there are enough loads', () => {
  fc.assert(
    fc.property(arm(guardBounds.leastLoads - 1), arm(), (rollout, baseline) => {
      expect(judgeRollout(rollout, baseline)).toBeUndefined()
    }),
    { numRuns: runs },
  )
})

test('a rollout that fares as the baseline does, or better, is left alone', () => {
  fc.assert(
    fc.property(arm(), fc.integer({ min: 0, max: 5_000 }), (baseline, faster) => {
      if (baseline.loads < guardBounds.leastLoads) return
      const better = { ...baseline, p75Ms: baseline.p75Ms === null ? null : Math.max(1, baseline.p75Ms - faster) }
      expect(judgeRollout(better, baseline)).toBeUndefined()
    }),
    { numRuns: runs },
  )
})

test('one failure more never turns a bad verdict into a good one', () => {
  fc.assert(
    fc.property(arm(), arm(), fc.integer({ min: 0, max: 500 }), (rollout, baseline, more) => {
      if (judgeRollout(rollout, baseline)?.because !== 'failures') return
      const worse = { ...rollout, failed: Math.min(rollout.loads, rollout.failed + more) }
      expect(judgeRollout(worse, baseline)?.because).toBe('failures')
    }),
    { numRuns: runs },
  )
})

test('a release that never loads is taken back at the least number of loads, with or without a baseline', () => {
  const broken = { loads: guardBounds.leastLoads, failed: guardBounds.leastLoads, p75Ms: null }
  expect(judgeRollout(broken, { loads: 500, failed: 5, p75Ms: 200 })?.because).toBe('failures')
  expect(judgeRollout(broken, { loads: 0, failed: 0, p75Ms: null })).toEqual({
    because: 'failures',
    rollout: 1,
    baseline: null,
    loads: guardBounds.leastLoads,
  })
})

test('chance alone takes nothing back: one failure of twenty beside a clean baseline', () => {
  const clean = { loads: 1_000, failed: 0, p75Ms: 200 }
  expect(judgeRollout({ loads: 20, failed: 1, p75Ms: 200 }, clean)).toBeUndefined()
  expect(judgeRollout({ loads: 20, failed: 4, p75Ms: 200 }, clean)?.because).toBe('failures')
})

test('too slow means half as slow again, and by what a person notices', () => {
  const baseline = { loads: 100, failed: 0, p75Ms: 200 }
  expect(judgeRollout({ loads: 100, failed: 0, p75Ms: 690 }, baseline)).toBeUndefined()
  expect(judgeRollout({ loads: 100, failed: 0, p75Ms: 710 }, baseline)?.because).toBe('slow')
  expect(judgeRollout({ loads: 100, failed: 0, p75Ms: 3_400 }, { ...baseline, p75Ms: 2_800 })).toBeUndefined()
})

test('the least credible share lies below the share seen, and nearer to it the more was seen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (loads, failed) => {
      const seen = Math.min(failed, loads)
      const least = leastCredibleShare(seen, loads)
      expect(least).toBeGreaterThanOrEqual(0)
      expect(least).toBeLessThanOrEqual(seen / loads + 1e-12)
      expect(leastCredibleShare(seen * 4, loads * 4)).toBeGreaterThanOrEqual(least - 1e-12)
    }),
    { numRuns: runs },
  )
})
