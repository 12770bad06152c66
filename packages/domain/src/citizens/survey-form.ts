import type { Localized } from '../language/localized'
import { surveyFormTexts } from '../texts/texts'
import type { SurveyElementId } from './survey-elements'

const scales = {
  U1: 'suitable',
  U2: 'easy',
  U3: 'fast',
  U4: 'cheap',
  U5: 'suitable',
  U6: 'competent',
  U7: 'polite',
  U8: 'handled',
  U9: 'quality',
} as const satisfies Record<SurveyElementId, string>

/**
 * A question and its four answers (scores 1 to 4) in the full words of Permenpan RB 14/2017, appendix, form of the questionnaire;
 * there the last two stand the other way round. Conversations put the short words of `surveyElements` before the question.
 */
export function surveyFormOf(id: SurveyElementId): { asked: Localized; answers: readonly Localized[] } {
  const answer = (score: 1 | 2 | 3 | 4) => surveyFormTexts.of(`answer_${scales[id]}_${score}`)
  return { asked: surveyFormTexts.of(`asked_${id}`), answers: [answer(1), answer(2), answer(3), answer(4)] }
}
