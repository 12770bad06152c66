import { Respondent, respondentGroups, respondentTraits } from '../citizens/respondent'
import { type SurveyElement, surveyElements } from '../citizens/survey-elements'
import { finish } from './aside'
import type { DialogueContext } from './context'
import { at, type Outcome } from './flow'
import { sayIn } from './say'
import type { DialogueState } from './state'
import { nextSurveyElement, nextTrait } from './survey-questions'

/** One tap: the score of an element, 1 to 4, also of one scored before. */
export function scoreSurvey(state: DialogueState, element: string, score: number): Outcome | undefined {
  const { survey } = state
  const isScore = Number.isInteger(score) && score >= 1 && score <= 4
  if (!survey || !isScore || !surveyElements.some(({ id }) => id === element)) return undefined
  return {
    state: at({ ...state, survey: { ...survey, scores: { ...survey.scores, [element]: score } } }, { kind: 'survey' }),
  }
}

/** Who answers, by one trait: a group of it, or nothing where it is skipped. */
export function chooseTrait(state: DialogueState, given: string, group: string): Outcome | undefined {
  const { survey } = state
  const trait = respondentTraits.find((one) => one === given)
  const groups: readonly string[] = trait === undefined ? [] : respondentGroups[trait]
  if (!survey || trait === undefined || (group !== '' && !groups.includes(group))) return undefined
  const respondent = { ...survey.respondent, [trait]: group === '' ? null : group }
  return { state: at({ ...state, survey: { ...survey, respondent } }, { kind: 'survey' }) }
}

/** KEMBALI: what was answered last is asked again. */
export function surveyBefore({ surveyElements: elements }: DialogueContext, state: DialogueState): DialogueState {
  const { survey } = state
  if (!survey) return state
  const { scores, respondent = {} } = survey
  const trait = respondentTraits.findLast((one) => respondent[one] !== undefined)
  const element = elements.findLast(({ id }) => scores[id] !== undefined)
  const without = <Value>(values: Record<string, Value>, key: string | undefined) =>
    Object.fromEntries(Object.entries(values).filter(([one]) => one !== key))
  return trait
    ? { ...state, survey: { ...survey, respondent: without(respondent, trait) } }
    : { ...state, survey: { ...survey, scores: without(scores, element?.id) } }
}

/** LEWATI: what is asked of who answers need not be said; a score must. */
export function skipTrait(state: DialogueState): Outcome | undefined {
  const { survey } = state
  const trait = survey && !nextSurveyElement(survey.scores) ? nextTrait(survey) : undefined
  return trait && chooseTrait(state, trait, '')
}

/** What a typed message means during the survey: scores of the questions in their order, a comment once all was asked. */
export function answerSurvey(
  { surveyElements: elements }: DialogueContext,
  state: DialogueState,
  text: string,
): Outcome {
  const say = sayIn(state.language)
  const { survey } = state
  if (!survey) return { state: finish(state) }
  if (nextSurveyElement(survey.scores))
    return scoreInOrder(elements, state, text) ?? { state, lead: say('surveyOneToFour') }
  return nextTrait(survey) ? { state, lead: say('surveyChooseOrSkip') } : endSurvey(state, text)
}

/** `4 4 3`, or `443` of at least three: scores of the elements that have none yet; none where there are more than these. */
function scoreInOrder(elements: readonly SurveyElement[], state: DialogueState, text: string): Outcome | undefined {
  const isSeries = /^[1-4](?:[\s.,;/-]+[1-4])+[\s.]*$|^[1-4]{3,}$/.test(text.trim())
  const scores = isSeries ? (text.match(/[1-4]/g) ?? []) : []
  const open = elements.filter(({ id }) => state.survey?.scores[id] === undefined)
  if (scores.length === 0 || scores.length > open.length) return undefined
  return scores.reduce<Outcome | undefined>(
    (scored, score, index) => scored && scoreSurvey(scored.state, open[index]?.id ?? '', Number(score)),
    { state },
  )
}

/** Sends the nine scores, with a comment where there is one. */
export function endSurvey(state: DialogueState, comment: string): Outcome {
  const { survey } = state
  const lead = sayIn(state.language)('surveyThanks')
  if (!survey || nextSurveyElement(survey.scores))
    return { state: finish(state), lead: sayIn(state.language)('surveyStopped') }
  const { reference, scores, respondent = {} } = survey
  const stated = Object.fromEntries(Object.entries(respondent).filter(([, group]) => group !== null))
  const who = Respondent.safeParse(stated)
  return {
    state: finish(state),
    lead,
    effects: [
      {
        kind: 'survey',
        reference,
        scores,
        ...(who.success && Object.keys(stated).length > 0 ? { respondent: who.data } : {}),
        ...(comment === '' ? {} : { comment: comment.slice(0, 1000) }),
      },
    ],
  }
}
