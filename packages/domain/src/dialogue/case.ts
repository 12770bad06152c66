import type { Language } from '../language/languages'
import { localized } from '../language/localized'
import { type CasePaper, type CaseStep, cases, findCase } from '../services/cases'
import type { DialogueChoice, DialogueContext, DialogueReply } from './context'
import { at, type Outcome } from './flow'
import { sayIn } from './say'
import type { DialogueState, DialogueStep } from './state'

type Asked = Extract<DialogueStep, { kind: 'case' }>

/** A case by the parts of a choice's id: the case, what happened, and whether papers are missing or a stage is asked about. */
export function chooseCase(
  state: DialogueState,
  [id = '', eventId, about]: readonly (string | undefined)[],
): Outcome | undefined {
  const found = findCase(id)
  const event = found?.events.find((one) => one.id === eventId)
  if (!found || (eventId !== undefined && !event)) return undefined
  return {
    state: at(state, {
      kind: 'case',
      id,
      ...(event ? { event: event.id } : {}),
      ...(about === 'missing' ? { isMissing: true } : {}),
      ...(event?.steps.some(({ stage }) => stage === about) ? { stage: about } : {}),
    }),
  }
}

/** The cases as choices of a menu. */
export function caseChoices({ language }: DialogueState): DialogueChoice[] {
  return cases.map(({ id, shortTitle, title }) => ({
    id: `case:${id}`,
    title: localized(shortTitle, language),
    description: localized(title, language),
  }))
}

/** What happened is asked; then the papers and the steps are told, and each step is offered. */
export function viewCase(context: DialogueContext, state: DialogueState, step: Asked): DialogueReply | undefined {
  const { language } = state
  const say = sayIn(language)
  const found = findCase(step.id)
  if (!found) return undefined
  const person: DialogueChoice = { id: 'do:person', title: say('person') }
  const event = found.events.find(({ id }) => id === step.event)
  if (!event) {
    const events = found.events.map(({ id, label }) => ({
      id: `case:${found.id}:${id}`,
      title: localized(label, language),
    }))
    return {
      text: `${localized(found.title, language)}\n${localized(found.question, language)}`,
      choices: [...events, person],
    }
  }
  const here = `case:${found.id}:${event.id}`
  const label = localized(event.label, language)
  if (step.isMissing) {
    const lines = event.papers.map(
      (paper) => `- ${localized(paper.label, language)}: ${localized(paper.whereMissing, language)}`,
    )
    return {
      text: [label, say('caseWithout'), ...lines].join('\n'),
      choices: [{ id: here, title: say('caseBack') }, person],
    }
  }
  const isShort = context.channel === 'sms'
  const asked = event.steps.find(({ stage }) => stage === step.stage)
  if (asked)
    return {
      text: [asked.title, asked.when, asked.why].flatMap((words) => localized(words, language) ?? []).join('\n'),
      choices: [{ id: here, title: say('caseBack') }, person],
    }
  // First, in their order: a step's number begins it, or tells who gives what no service yields.
  const steps = event.steps.map(({ service, stage }, index) =>
    context.definitions.some(({ code }) => code === service)
      ? { id: `service:${service}`, title: say('caseBegin', { number: index + 1 }) }
      : { id: `${here}:${stage}`, title: say('caseAbout', { number: index + 1 }) },
  )
  return {
    text: [
      label,
      say('caseBring'),
      ...event.papers.map((paper) => paperLine(paper, language, isShort)),
      say('caseSteps'),
      ...event.steps.map((one, index) => `${index + 1}. ${stepLine(one, language, isShort)}`),
    ].join('\n'),
    choices: [...steps, { id: `${here}:missing`, title: say('caseMissing') }, person],
  }
}

const paperLine = ({ label, givenBy }: CasePaper, language: Language, isShort: boolean): string =>
  isShort ? `- ${localized(label, language)}` : `- ${localized(label, language)} (${localized(givenBy, language)})`

/** A step, with when it is needed, or who gives what no service yields; the name alone where words are paid by length. */
function stepLine({ title, when, service, why }: CaseStep, language: Language, isShort: boolean): string {
  const more = when ?? (service === null ? why : undefined)
  const name = localized(title, language)
  return isShort || more === undefined ? name : `${name} – ${localized(more, language)}`
}
