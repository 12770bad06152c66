import { surveyElements } from '../citizens/survey-elements'
import { finish } from './aside'
import { at, type Outcome } from './flow'
import { sayIn } from './say'
import type { DialogueState } from './state'
import { nextSurveyElement } from './survey-questions'

/** One tap: the score of an element, 1 to 4, also of one scored before. */
export function scoreSurvey(state: DialogueState, element: string, score: number): Outcome | undefined {
  const { survey } = state
  const isScore = Number.isInteger(score) && score >= 1 && score <= 4
  if (!survey || !isScore || !surveyElements.some(({ id }) => id === element)) return undefined
  return {
    state: at({ ...state, survey: { ...survey, scores: { ...survey.scores, [element]: score } } }, { kind: 'survey' }),
  }
}

/** What a typed message means during the survey: a comment once all nine are scored. */
export function answerSurvey(state: DialogueState, text: string): Outcome {
  const say = sayIn(state.language)
  const { survey } = state
  if (!survey) return { state: finish(state) }
  if (nextSurveyElement(survey.scores)) return { state, lead: say('surveyOneToFour') }
  return endSurvey(state, text)
}

/** Sends the nine scores, with a comment where there is one. */
export function endSurvey(state: DialogueState, comment: string): Outcome {
  const { survey } = state
  const lead = sayIn(state.language)('surveyThanks')
  if (!survey || nextSurveyElement(survey.scores))
    return { state: finish(state), lead: sayIn(state.language)('surveyStopped') }
  const { reference, scores } = survey
  return {
    state: finish(state),
    lead,
    effects: [{ kind: 'survey', reference, scores, ...(comment === '' ? {} : { comment: comment.slice(0, 1000) }) }],
  }
}
