import { expect, test } from 'vitest'
import { compareBy } from './proposal-measures'

const proposal = (people: number, rupiah: number, belowFloor: string[] = [], ofAnyPlan = 0) => ({
  figures: { people, priority: people * 2.4, points: 1, trips: 2, teamDays: 9, rupiah, belowFloor, districts: [] },
  gap: { ofAnyPlan, ofCandidates: null },
})
const best = (...[name, proposals]: Parameters<typeof compareBy>) =>
  compareBy(name, proposals).map(({ isBest }) => isBest)

test('most people and least cost are best, and whoever shares it too', () => {
  expect(best('people', [proposal(10, 5), proposal(12, 9), proposal(12, 8)])).toEqual([false, true, true])
  expect(best('rupiah', [proposal(10, 5), proposal(12, 9), proposal(12, 8)])).toEqual([true, false, false])
  expect(best('perPerson', [proposal(10, 50), proposal(20, 60), proposal(0, 0)])).toEqual([false, true, false])
  expect(best('belowFloor', [proposal(1, 1, ['a']), proposal(1, 1)])).toEqual([false, true])
})

test('where all are alike, and where there is one alone, none is best', () => {
  expect(best('trips', [proposal(1, 1), proposal(2, 2)])).toEqual([false, false])
  expect(best('people', [proposal(1, 1)])).toEqual([false])
  // Both are shown as nothing.
  expect(best('gap', [proposal(1, 1, [], 0.0001), proposal(1, 1, [], 0)])).toEqual([false, false])
})
