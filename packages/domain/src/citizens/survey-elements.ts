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

export type SurveyElement = { id: SurveyElementId; question: Localized }

/** The nine elements of the satisfaction survey (Permenpan RB 14/2017), each scored 1 to 4; their answers are those of `surveyFormOf`. */
export const surveyElements: readonly SurveyElement[] = /* @__PURE__ */ surveyElementIds.map((id) => ({
  id,
  question: surveyTexts.of(`survey_${id}`),
}))

/** What a province calls the elements, in the order in which it asks them: offices number the last two differently. */
export type SurveyWords = readonly { readonly id: SurveyElementId; readonly question: Localized }[]

export const usualSurveyWords: SurveyWords = /* @__PURE__ */ surveyElements.map(({ id, question }) => ({
  id,
  question,
}))

/** The elements in a province's words and order. The id, by which the index is counted, stays. */
export function wordedElements(words: SurveyWords): readonly SurveyElement[] {
  return words.flatMap(({ id, question }) => {
    const element = surveyElements.find((one) => one.id === id)
    return element ? [{ ...element, question }] : []
  })
}
