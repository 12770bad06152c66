import { expect, it as test } from 'vitest'
import { compare, type Side } from './compare'
import { median, quantile } from './quantile'

/** A side whose turns, the unmeasured ones first, come to these requests per second. */
function sideOf(rates: readonly number[], errors = 0): Side & { runs: () => number } {
  let runs = 0
  return {
    server: { process: {} } as Side['server'],
    run: async () => {
      const perSecond = rates[Math.min(runs, rates.length - 1)] ?? 0
      runs += 1
      return { perSecond, p95Ms: 1, errors, requests: perSecond }
    },
    runs: () => runs,
  }
}
const warm = [1, 1, 1, 1]
const judge = (api: Side, limit: Side, bare?: Side) =>
  compare({ case: 'api.some', target: 0.5, api, limit, ...(bare ? { bare } : {}) }, { turns: 5, postmaster: undefined })

test('judges by the ratio of each turn: what slows both sides for a while decides nothing', async () => {
  const api = sideOf([...warm, 600, 200, 610, 590, 600])
  const row = await judge(api, sideOf([...warm, 1000, 330, 1000, 1000, 1010]), sideOf([...warm, 3000]))
  expect(row).toMatchObject({ ok: true, value: 600, limit: 1000, bare: { limit: 3000, ratio: 0.2 } })
  expect(row.ratio).toBeCloseTo(0.6, 2)
  expect(row.note).toBeUndefined()
  expect(api.runs()).toBe(warm.length + 5)
})

test('fails below its target, and where a request of either side failed', async () => {
  expect(await judge(sideOf([...warm, 490]), sideOf([...warm, 1000]))).toMatchObject({ ok: false, ratio: 0.49 })
  expect(await judge(sideOf([600], 1), sideOf([1000]))).toMatchObject({ ok: false, note: '5 failed' })
  expect(await judge(sideOf([600]), sideOf([1000], 2))).toMatchObject({
    ok: false,
    note: '10 of the limit touched no row',
  })
})

test('says where the turns agree too little to be believed', async () => {
  const row = await judge(sideOf([...warm, 300, 600, 900, 400, 800]), sideOf([1000]))
  expect(row.note).toBe('the machine was disturbed')
})

test('measures nothing of nothing', async () => {
  await expect(
    compare(
      { case: 'api.some', target: 0.5, api: sideOf([1]), limit: sideOf([1]) },
      { turns: 0, postmaster: undefined },
    ),
  ).rejects.toThrow('No turn ran')
  expect([median([3, 1, 2]), quantile([1, 2, 3, 4], 0.25), quantile([1, 2, 3, 4], 0.75)]).toEqual([2, 2, 4])
  expect(() => median([])).toThrow('Nothing was measured')
})
