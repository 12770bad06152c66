import { languageCodes, languages } from '../language/languages'
import { localized } from '../language/localized'
import { findCase } from '../services/cases'
import type { ServiceDefinition } from '../services/service-definition'
import { valueAt } from './application'
import { scheduleView } from './ask-schedule'
import { caseChoices, viewCase } from './case'
import { complaintView } from './complaint'
import type { DialogueChoice, DialogueContext, DialogueReply } from './context'
import { emailFormText } from './email-template'
import { definitionOf, joined } from './flow'
import { eventsOf, groupChoices, paged } from './menu'
import { missingOf } from './open-questions'
import { findQuestion } from './question'
import { queueView } from './queue'
import { displayOf, notedLines, reviewText } from './review'
import { type Say, sayIn } from './say'
import type { DialogueState } from './state'
import { surveyView } from './survey-questions'
import { viewQuestion } from './view-question'
import { withdrawalView } from './withdrawal'

/** What is said at a step: the same for the same state. Undefined where nothing is asked. */
export function viewStep(context: DialogueContext, state: DialogueState): DialogueReply | undefined {
  const { step } = state
  const say = sayIn(state.language)
  switch (step.kind) {
    case 'idle':
      return undefined
    case 'groups':
      return {
        text: say('welcome'),
        choices: [
          ...groupChoices(context.definitions, say),
          { id: 'do:status', title: say('status') },
          { id: 'do:complaint', title: say('complaint') },
          { id: 'do:person', title: say('person') },
        ],
      }
    case 'events':
      return {
        text: say('chooseEvent'),
        choices: paged(eventChoices(context, state, step.group), step.page, say),
      }
    case 'services':
      return {
        text: say('chooseService'),
        choices: [
          ...paged(serviceChoices(context, state, step.codes), step.page, say),
          ...(step.isGuessed ? [{ id: 'do:person', title: say('person') }] : []),
        ],
      }
    case 'case':
      return viewCase(context, state, step)
    case 'intro':
      return introOf(context, state, step.code)
    case 'question':
    case 'form':
    case 'offer':
    case 'review':
    case 'change':
    case 'declaration':
    case 'resume':
      return viewApplication(context, state)
    case 'cancel':
      return cancelView(context, state)
    case 'withdraw':
      return withdrawalView(state, step)
    case 'language':
      return {
        text: say('chooseLanguage'),
        choices: languageCodes.map((code) => ({ id: `language:${code}`, title: languages[code].name })),
      }
    case 'follow':
      return { text: step.trackingNumber === undefined ? say('followNumber') : say('followPin') }
    case 'call':
      return { text: say('callNumber') }
    case 'pin':
      return { text: say('completePin', { title: step.serviceTitle }) }
    case 'replace':
      return {
        text: replaceText(context, state, step.code),
        choices: [
          { id: 'replace:yes', title: say('replaceYes') },
          { id: 'replace:no', title: say('replaceNo') },
        ],
      }
    case 'complaint':
      return complaintView(context, state, step)
    case 'queue':
      return queueView(state, step)
    case 'schedule':
      return scheduleView(context, state, step)
    case 'survey':
      return surveyView(context, state, say)
  }
}

/** Whether what was written goes; what was sent before stays. */
function cancelView(context: DialogueContext, state: DialogueState): DialogueReply {
  const say = sayIn(state.language)
  const { completion, correction } = state.application ?? {}
  const no = { id: 'cancel:no', title: say('cancelNo') }
  const definition = definitionOf(context, state)
  if (!definition || !(completion || correction))
    return { text: say('cancelQuestion'), choices: [{ id: 'cancel:yes', title: say('cancelYes') }, no] }
  const title = localized(definition.title, state.language)
  return {
    text: say(completion ? 'completionStop' : 'correctionStop', { title }),
    choices: [{ id: 'cancel:yes', title: say('stopYes') }, no],
  }
}

/** Which application is not finished; of the same service also what it holds, for it may be about somebody else. */
function replaceText(context: DialogueContext, state: DialogueState, code: string | undefined): string {
  const say = sayIn(state.language)
  const definition = definitionOf(context, state)
  if (!definition || !state.application) return say('replaceQuestion')
  const title = localized(definition.title, state.language)
  const isSame = code === state.application.serviceCode && !state.application.correction
  return isSame
    ? joined(say('beginAnother', { title }), notedLines(context, state), say('beginAnotherQuestion'))
    : joined(say('beginAnother', { title }), say('replaceQuestion'))
}

function eventChoices(context: DialogueContext, state: DialogueState, group: string): DialogueChoice[] {
  const events = eventsOf(context.definitions, group).map(({ id, label }) => ({
    id: `event:${group}:${id}`,
    title: localized(label, state.language),
  }))
  return group === 'move' ? [...caseChoices(state), ...events] : events
}

function serviceChoices(context: DialogueContext, state: DialogueState, codes: readonly string[]): DialogueChoice[] {
  return context.definitions
    .filter(({ code }) => codes.includes(code))
    .sort((first, second) => codes.indexOf(first.code) - codes.indexOf(second.code))
    .map(({ code, title, summary }) => ({
      id: `service:${code}`,
      title: localized(title, state.language),
      description: localized(summary, state.language),
    }))
}

/** Short words on a service before it begins. */
function introOf(context: DialogueContext, state: DialogueState, code: string): DialogueReply {
  const say = sayIn(state.language)
  const definition = context.definitions.find((one) => one.code === code)
  const toMenu = { id: 'do:menu', title: say('toMenu') }
  if (!definition) return { text: say('serviceGone'), choices: [toMenu] }
  const title = localized(definition.title, state.language)
  const { level } = definition.channels[context.channel]
  const text = [
    title,
    localized(definition.summary, state.language),
    ...requirementLines(definition, state, say),
    definition.presence === 'none' ? '' : say(`introPresence_${definition.presence}`),
    level !== 'complete' && context.channel === 'sms' ? say('introNamed') : '',
    context.channel === 'sms' ? '' : say('introWords'),
  ]
  return {
    text: text.filter((line) => line !== '').join('\n'),
    choices: [{ id: `begin:${code}`, title: say('begin') }, toMenu],
  }
}

function requirementLines(definition: ServiceDefinition, state: DialogueState, say: Say): string[] {
  if (definition.requirements.length === 0) return [say('introNoFiles')]
  const lines = definition.requirements.map(({ label, required, hint }) => {
    const when = hint ? ` (${localized(hint, state.language)})` : required === true ? '' : ` ${say('introOptional')}`
    return `- ${localized(label, state.language)}${when}`
  })
  return [say('introFiles'), ...lines]
}

function viewApplication(context: DialogueContext, state: DialogueState): DialogueReply | undefined {
  const { step, application } = state
  const say = sayIn(state.language)
  const definition = definitionOf(context, state)
  if (!application || !definition)
    return { text: say('serviceGone'), choices: [{ id: 'do:menu', title: say('toMenu') }] }
  switch (step.kind) {
    case 'question': {
      const question = findQuestion(definition, application, context, step.key)
      if (!question) return { text: say('unclear'), choices: [{ id: 'do:keep', title: say('resumeGo') }] }
      const value = question.kind === 'value' ? valueAt(definition, application, step.key) : undefined
      const current =
        question.kind === 'value' && value !== undefined ? displayOf(context, state, question.field, value) : undefined
      const asked = viewQuestion(context, state, definition, application, question, step, current)
      const instead = context.definitions.find(({ code }) => code === step.leadsTo)
      const there = findCase(step.leadsToCase ?? '')
      const others = [
        ...(instead ? [{ id: `begin:${instead.code}`, title: localized(instead.title, state.language) }] : []),
        ...(there ? [{ id: `case:${there.id}`, title: localized(there.shortTitle, state.language) }] : []),
      ]
      return others.length > 0 ? { ...asked, choices: [...(asked.choices ?? []), ...others] } : asked
    }
    case 'form':
      return { text: emailFormText(context, state, definition, application) }
    case 'offer':
      return {
        text: say('offer'),
        choices: [
          { id: 'offer:here', title: say('offerHere') },
          { id: 'offer:later', title: say('offerLater') },
        ],
      }
    case 'review': {
      const isHeldBack = application.correction && missingOf(definition, application, context).length > 0
      return {
        text: reviewText(context, state, definition, application),
        choices: [
          { id: 'review:send', title: say(isHeldBack ? 'correctionGoOn' : 'reviewSend') },
          { id: 'do:change', title: say('reviewChange') },
          { id: 'do:cancel', title: say('reviewStop') },
        ],
      }
    }
    case 'change':
      return { text: say('whichNumber') }
    case 'declaration':
      return {
        text: say('declaration', { url: context.privacyNotice.url, version: context.privacyNotice.version }),
        choices: [
          { id: 'declare:yes', title: say('declare') },
          { id: 'declare:no', title: say('notYet') },
        ],
      }
    case 'resume':
      return {
        text: say('resume', { title: localized(definition.title, state.language) }),
        choices: [
          { id: 'resume:go', title: say('resumeGo') },
          { id: 'resume:new', title: say('resumeNew') },
        ],
      }
    default:
      return undefined
  }
}
