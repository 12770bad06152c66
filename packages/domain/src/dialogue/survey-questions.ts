import { type SurveyElement, surveyElements } from '../citizens/survey-elements'
import { localized } from '../language/localized'
import type { DialogueContext, DialogueReply } from './context'
import type { Say } from './say'
import type { DialogueState } from './state'

/** The first element without a score; undefined when all nine have one. */
export function nextSurveyElement(
  scores: Readonly<Record<string, number>>,
  elements: readonly SurveyElement[] = surveyElements,
): SurveyElement | undefined {
  return elements.find(({ id }) => scores[id] === undefined)
}

/** The element asked next, or the invitation to comment. */
export function surveyView(
  { surveyElements: elements }: DialogueContext,
  state: DialogueState,
  say: Say,
): DialogueReply {
  const scores = state.survey?.scores ?? {}
  const element = nextSurveyElement(scores, elements)
  if (!element) return { text: say('surveyComment'), choices: [{ id: 'do:done', title: say('done') }] }
  const number = elements.indexOf(element) + 1
  const text = `${number}/${elements.length} ${localized(element.question, state.language)}`
  const choices = element.scale.map((label, index) => ({
    id: `score:${element.id}:${index + 1}`,
    title: localized(label, state.language),
  }))
  return {
    text: number === 1 ? `${say('surveyIntro', { title: state.survey?.serviceTitle ?? '' })}\n${text}` : text,
    choices,
  }
}
