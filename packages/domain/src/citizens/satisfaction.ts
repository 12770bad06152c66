import { perElement, type SurveyElementId, surveyElementIds } from './survey-elements'

/** What `count` answers gave in sum for each element. */
export type SurveySums = { readonly count: number; readonly sums: Readonly<Record<SurveyElementId, number>> }

export type Grade = 'A' | 'B' | 'C' | 'D'

export type Satisfaction = {
  /** Mean score of each element, 1 to 4, not rounded. */
  readonly nrr: Readonly<Record<SurveyElementId, number>>
  /** 25 to 100, rounded to two decimals. */
  readonly index: number
  readonly grade: Grade
}

/**
 * The satisfaction index (Permenpan RB 14/2017): Σ(NRR × 1/9) × 25, rounded before it is graded. Undefined without an
 * answer. Worked out in one division, so that nothing is lost on the way to the second decimal.
 */
export function ikm({ count, sums }: SurveySums): Satisfaction | undefined {
  if (count === 0) return undefined
  const total = surveyElementIds.reduce((sum, id) => sum + sums[id], 0)
  const index = Math.round((total * 2500) / (surveyElementIds.length * count)) / 100
  return { nrr: perElement((id) => sums[id] / count), index, grade: gradeOf(index) }
}

function gradeOf(index: number): Grade {
  if (index >= 88.31) return 'A'
  if (index >= 76.61) return 'B'
  if (index >= 65) return 'C'
  return 'D'
}
