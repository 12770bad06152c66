import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ikm, type SurveySums } from './satisfaction'
import { perElement, surveyElementIds } from './survey-elements'

const runs = 300
const answer = fc.tuple(...surveyElementIds.map(() => fc.integer({ min: 1, max: 4 })))

function sumsOf(answers: readonly (readonly number[])[]): SurveySums {
  const sums = perElement((id) => answers.reduce((sum, scores) => sum + (scores[surveyElementIds.indexOf(id)] ?? 0), 0))
  return { count: answers.length, sums }
}

const same = (score: number) => sumsOf([surveyElementIds.map(() => score)])

describe('the satisfaction index', () => {
  it('lies between 25 and 100, at the mean of all scores times 25, and each mean between 1 and 4', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 60 }), (answers) => {
        const found = ikm(sumsOf(answers))
        const scores = answers.flat()
        const exact = (scores.reduce((sum, score) => sum + score, 0) / scores.length) * 25
        expect(found?.index).toBeGreaterThanOrEqual(25)
        expect(found?.index).toBeLessThanOrEqual(100)
        expect(Math.abs((found?.index ?? 0) - exact)).toBeLessThanOrEqual(0.005 + 1e-9)
        for (const mean of Object.values(found?.nrr ?? {})) expect(mean >= 1 && mean <= 4).toBe(true)
      }),
      { numRuns: runs },
    )
  })

  it('is graded as it is read, rounded to two decimals', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 60 }), (answers) => {
        const found = ikm(sumsOf(answers))
        const hundredths = Math.round((found?.index ?? 0) * 100)
        const expected = hundredths >= 8831 ? 'A' : hundredths >= 7661 ? 'B' : hundredths >= 6500 ? 'C' : 'D'
        expect(found?.grade).toBe(expected)
      }),
      { numRuns: runs },
    )
  })

  it('rounds before it grades: 88.305 and more is an A, less is a B', () => {
    const totals = (total: number) => ikm({ ...same(1), count: 1000, sums: { ...zeros, U1: total } })
    expect(totals(31_790)).toMatchObject({ index: 88.31, grade: 'A' }) // 88.30555…
    expect(totals(31_789)).toMatchObject({ index: 88.3, grade: 'B' }) // 88.30277…
    expect(totals(27_578)).toMatchObject({ index: 76.61, grade: 'B' }) // 76.60555…
    expect(totals(27_577)).toMatchObject({ index: 76.6, grade: 'C' })
    expect(totals(23_400)).toMatchObject({ index: 65, grade: 'C' })
    expect(totals(23_398)).toMatchObject({ index: 64.99, grade: 'D' })
  })

  it('is 25 to 100 for the same score everywhere, and nothing without an answer', () => {
    expect([1, 2, 3, 4].map((score) => ikm(same(score))?.index)).toEqual([25, 50, 75, 100])
    expect(ikm(sumsOf([]))).toBeUndefined()
  })
})

const zeros = perElement(() => 0)
