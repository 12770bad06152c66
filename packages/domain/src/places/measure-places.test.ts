import { expect, it as test } from 'vitest'
import { allRegions } from '../dialogue/testing'
import { measurePlaces, type PlaceMeasure } from './measure-places.testing'
import { buildPlaceIndex } from './place-index'

const nation = buildPlaceIndex(allRegions())
const kaltara = buildPlaceIndex(allRegions('65'))
const seed = 65_2026
const count = process.env.PROVE ? 20_000 : 1_500

const percent = (share: number) => `${(100 * share).toFixed(2)} %`

function print(where: string, slips: number, measure: PlaceMeasure): void {
  const { right, wrong, offered, missed, unfit, medianMs, p95Ms } = measure
  console.log(
    `${where}, ${slips} slips: right without asking ${percent(right)}, wrong without asking ${percent(wrong)}, ` +
      `among first three ${percent(offered)}, missed ${percent(missed)}, left out ${percent(unfit)}; ` +
      `median ${medianMs.toFixed(2)} ms, p95 ${p95Ms.toFixed(2)} ms`,
  )
}

test.each([0, 1, 2])(
  'a village of the nation typed with %i slips is not mistaken, and found among the first three',
  (slips) => {
    const measure = measurePlaces(nation, { count, slips, seed })
    print('Nation', slips, measure)
    expect(measure.wrong).toBeLessThanOrEqual(0.001)
    expect(measure.right + measure.offered).toBeGreaterThanOrEqual(0.95)
    expect(measure.unfit).toBeLessThan(0.01)
    expect(measure.medianMs).toBeLessThan(5)
    expect(measure.p95Ms).toBeLessThan(10)
  },
  300_000,
)

test.each([
  [1, 0.85],
  [2, 0.6],
])('in one province most are taken at once, %i slips', (slips, share) => {
  const measure = measurePlaces(kaltara, { count, slips, seed })
  print('Kaltara', slips, measure)
  expect(measure.right).toBeGreaterThan(share)
  expect(measure.wrong).toBeLessThanOrEqual(0.001)
})

test('slips that made another name of it are the only ones taken for that name', () => {
  const measure = measurePlaces(kaltara, { count, slips: 2, seed, isFit: false })
  print('Kaltara, whatever came out', 2, measure)
  expect(measure.wrong).toBeLessThanOrEqual(0.005)
})
