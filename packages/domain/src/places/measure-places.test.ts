import { expect, it as test } from 'vitest'
import { allRegions } from '../dialogue/testing'
import { measureLimit, measurePlaces, type PlaceMeasure } from './measure-places.testing'
import { buildPlaceIndex } from './place-index'

const nation = buildPlaceIndex(allRegions())
const kaltara = ['65']
const seed = 65_2026
const count = process.env.PROVE ? 20_000 : 2_000
const countOfLimit = 5_000

const percent = (share: number) => `${(100 * share).toFixed(2)} %`

test('all villages of the nation are loaded', () => {
  const villages = nation.regions.filter(({ level }) => level === 'village').length
  console.log(`Nation: ${villages} villages`)
  expect(villages).toBeGreaterThanOrEqual(83_760)
})

function print(where: string, slips: number, measure: PlaceMeasure): void {
  const { right, wrong, offered, missed, medianMs, p95Ms } = measure
  console.log(
    `${where}, ${slips} slips: right without asking ${percent(right)}, wrong without asking ${percent(wrong)}, ` +
      `asked with it among the first three ${percent(offered)}, missed ${percent(missed)}; ` +
      `median ${medianMs.toFixed(2)} ms, p95 ${p95Ms.toFixed(2)} ms`,
  )
}

test.each([
  [0, 1],
  [1, 0.98],
  // Of names with two slips 4 of 100 are beyond anybody: see the limit below.
  [2, 0.91],
])(
  'a village of the nation typed with %i slips, whatever comes of them, is not mistaken, and found among the first three',
  (slips, share) => {
    const measure = measurePlaces(nation, { count, slips, seed })
    print('Nation', slips, measure)
    expect(measure.wrong).toBeLessThanOrEqual(0.001)
    expect(measure.right + measure.offered).toBeGreaterThanOrEqual(share)
    expect(measure.medianMs).toBeLessThan(5)
    expect(measure.p95Ms).toBeLessThan(10)
  },
  300_000,
)

test('as long as no other name is nearer to what was typed with two slips, at least 95 % are among the first three', () => {
  const measure = measurePlaces(nation, { count, slips: 2, seed, isFit: true })
  const { redrawn, unfit } = measure
  print(`Nation, names still nearest to themselves (${redrawn} of ${count + redrawn} texts drawn again)`, 2, measure)
  expect(measure.wrong).toBeLessThanOrEqual(0.001)
  expect(measure.right + measure.offered).toBeGreaterThanOrEqual(0.95)
  expect(unfit).toBeLessThan(0.01)
}, 300_000)

test.runIf(process.env.PROVE)(
  'nobody finds many more: the best guess of one who knows how the slips were made',
  () => {
    const limit = measureLimit(nation, { count: countOfLimit, seed })
    console.log(
      `Nation, 2 slips: the best that could be among the first three is ${percent(limit)} (${countOfLimit} names)`,
    )
    expect(limit).toBeGreaterThan(0.93)
    expect(limit).toBeLessThan(0.98)
  },
  300_000,
)

test.each([
  [1, 0.85],
  [2, 0.6],
])('in the one province that is served most are taken at once, %i slips', (slips, share) => {
  const measure = measurePlaces(nation, { count: count / 2, slips, seed, within: kaltara })
  print('Kaltara', slips, measure)
  expect(measure.right).toBeGreaterThan(share)
  expect(measure.right + measure.offered).toBeGreaterThanOrEqual(0.97)
  expect(measure.wrong).toBeLessThanOrEqual(0.001)
})
