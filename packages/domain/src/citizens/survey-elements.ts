import type { Localized } from '../language/localized'
import { surveyTexts } from '../texts/texts'

export const surveyElementIds = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9'] as const
export type SurveyElementId = (typeof surveyElementIds)[number]

/** A value for each of the nine elements. */
export const perElement = (scoreOf: (id: SurveyElementId) => number): Record<SurveyElementId, number> => ({
  U1: scoreOf('U1'),
  U2: scoreOf('U2'),
  U3: scoreOf('U3'),
  U4: scoreOf('U4'),
  U5: scoreOf('U5'),
  U6: scoreOf('U6'),
  U7: scoreOf('U7'),
  U8: scoreOf('U8'),
  U9: scoreOf('U9'),
})

export type SurveyElement = {
  id: SurveyElementId
  question: Localized
  scale: readonly [Localized, Localized, Localized, Localized]
}

const scales = {
  U1: 'suitable',
  U2: 'easy',
  U3: 'fast',
  U4: 'cheap',
  U5: 'good',
  U6: 'able',
  U7: 'friendly',
  U8: 'good',
  U9: 'good',
} as const satisfies Record<SurveyElementId, string>

function surveyElement(id: SurveyElementId): SurveyElement {
  const score = (points: 1 | 2 | 3 | 4) => surveyTexts.of(`score_${scales[id]}_${points}`)
  return { id, question: surveyTexts.of(`survey_${id}`), scale: [score(1), score(2), score(3), score(4)] }
}

/** The nine elements of the satisfaction survey (Permenpan RB 14/2017), each scored 1 to 4. */
export const surveyElements: readonly SurveyElement[] = /* @__PURE__ */ surveyElementIds.map(surveyElement)

/** What a province calls the elements, in the order in which it asks them: offices number the last two differently. */
export type SurveyWords = readonly { readonly id: SurveyElementId; readonly question: Localized }[]

export const usualSurveyWords: SurveyWords = /* @__PURE__ */ surveyElements.map(({ id, question }) => ({
  id,
  question,
}))

/** The elements in a province's words and order. The scale and the id, by which the index is counted, stay. */
export function wordedElements(words: SurveyWords): readonly SurveyElement[] {
  return words.flatMap(({ id, question }) => {
    const element = surveyElements.find((one) => one.id === id)
    return element ? [{ ...element, question }] : []
  })
}
