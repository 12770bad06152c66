import {
  type RespondentTrait,
  respondentGroupLabel,
  respondentGroups,
  respondentTraitLabel,
  respondentTraits,
} from '../citizens/respondent'
import { type SurveyElement, surveyElements } from '../citizens/survey-elements'
import { surveyFormOf } from '../citizens/survey-form'
import { localized } from '../language/localized'
import type { DialogueContext, DialogueReply } from './context'
import type { Say } from './say'
import type { DialogueState, TalkedSurvey } from './state'

/** The first element without a score; undefined when all nine have one. */
export function nextSurveyElement(
  scores: Readonly<Record<string, number>>,
  elements: readonly SurveyElement[] = surveyElements,
): SurveyElement | undefined {
  return elements.find(({ id }) => scores[id] === undefined)
}

/** What is asked next of who answers, once all nine have a score; undefined when each was answered or skipped. */
export const nextTrait = ({ respondent = {} }: TalkedSurvey): RespondentTrait | undefined =>
  respondentTraits.find((trait) => respondent[trait] === undefined)

/** The element asked next, then who answers, then the invitation to comment. */
export function surveyView(
  { surveyElements: elements }: DialogueContext,
  state: DialogueState,
  say: Say,
): DialogueReply {
  const scores = state.survey?.scores ?? {}
  const element = nextSurveyElement(scores, elements)
  const trait = element || !state.survey ? undefined : nextTrait(state.survey)
  if (trait) return traitView(trait, state, say)
  if (!element) return { text: say('surveyComment'), choices: [{ id: 'do:done', title: say('done') }] }
  const number = elements.indexOf(element) + 1
  // The question in full, as the regulation words it, after the province's name for it.
  const { question } = element
  const { asked: wording, answers } = surveyFormOf(element.id)
  const asked = localized(wording, state.language)
  const text = `${number}/${elements.length} ${localized(question, state.language)}: ${asked}`
  const choices = answers.map((label, index) => ({
    id: `score:${element.id}:${index + 1}`,
    title: localized(label, state.language),
  }))
  return {
    text: number === 1 ? `${say('surveyIntro', { title: state.survey?.serviceTitle ?? '' })}\n${text}` : text,
    choices,
  }
}

function traitView(trait: RespondentTrait, { language }: DialogueState, say: Say): DialogueReply {
  const label = localized(respondentTraitLabel(trait), language)
  const groups = respondentGroups[trait].map((group) => ({
    id: `trait:${trait}:${group}`,
    title: localized(respondentGroupLabel(trait, group), language),
  }))
  return {
    text: trait === respondentTraits[0] ? `${say('surveyWho')}\n${label}?` : `${label}?`,
    choices: [...groups, { id: `trait:${trait}:`, title: say('skip') }],
  }
}
