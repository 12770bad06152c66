import type { ServiceDefinition } from '../services/service-definition'
import { valueAt } from './application'
import { complaintView } from './complaint'
import type { DialogueChoice, DialogueContext, DialogueReply } from './context'
import { emailFormText } from './email-template'
import { definitionOf } from './flow'
import { eventsOf, groupChoices, paged } from './menu'
import { type Messages, messagesIn } from './messages'
import { findQuestion } from './question'
import { displayOf, reviewText } from './review'
import type { DialogueState } from './state'
import { surveyView } from './survey-questions'
import { viewQuestion } from './view-question'

/** What is said at a step: the same for the same state. Undefined where nothing is asked. */
export function viewStep(context: DialogueContext, state: DialogueState): DialogueReply | undefined {
  const { step } = state
  const messages = messagesIn(state.language)
  switch (step.kind) {
    case 'idle':
      return undefined
    case 'groups':
      return {
        text: messages.welcome,
        choices: [
          ...groupChoices(context.definitions, messages),
          { id: 'do:status', title: messages.status },
          { id: 'do:complaint', title: messages.complaint },
          { id: 'do:person', title: messages.person },
        ],
      }
    case 'events':
      return {
        text: messages.chooseEvent,
        choices: paged(eventChoices(context, state, step.group), step.page, messages),
      }
    case 'services':
      return {
        text: messages.chooseService,
        choices: paged(serviceChoices(context, state, step.codes), step.page, messages),
      }
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
      return {
        text: messages.cancelQuestion,
        choices: [
          { id: 'cancel:yes', title: messages.cancelYes },
          { id: 'cancel:no', title: messages.cancelNo },
        ],
      }
    case 'language':
      return {
        text: messages.chooseLanguage,
        choices: [
          { id: 'language:id', title: 'Bahasa Indonesia' },
          { id: 'language:en', title: 'English' },
        ],
      }
    case 'follow':
      return { text: step.trackingNumber === undefined ? messages.followNumber : messages.followPin }
    case 'replace':
      return {
        text: messages.replaceQuestion,
        choices: [
          { id: 'replace:yes', title: messages.replaceYes },
          { id: 'replace:no', title: messages.replaceNo },
        ],
      }
    case 'complaint':
      return complaintView(context, state, step)
    case 'survey':
      return surveyView(context, state, messages)
  }
}

function eventChoices(context: DialogueContext, state: DialogueState, group: string): DialogueChoice[] {
  return eventsOf(context.definitions, group).map(({ id, label }) => ({
    id: `event:${group}:${id}`,
    title: label[state.language],
  }))
}

function serviceChoices(context: DialogueContext, state: DialogueState, codes: readonly string[]): DialogueChoice[] {
  return context.definitions
    .filter(({ code }) => codes.includes(code))
    .sort((first, second) => codes.indexOf(first.code) - codes.indexOf(second.code))
    .map(({ code, title, summary }) => ({
      id: `service:${code}`,
      title: title[state.language],
      description: summary[state.language],
    }))
}

/** Short words on a service before it begins. */
function introOf(context: DialogueContext, state: DialogueState, code: string): DialogueReply {
  const messages = messagesIn(state.language)
  const definition = context.definitions.find((one) => one.code === code)
  const toMenu = { id: 'do:menu', title: messages.toMenu }
  if (!definition) return { text: messages.serviceGone, choices: [toMenu] }
  const title = definition.title[state.language]
  const { level } = definition.channels[context.channel]
  if (level === 'refer')
    return { text: messages.refer(title), choices: [{ id: 'link:rest', title: messages.wantLink }, toMenu] }
  const text = [
    title,
    definition.summary[state.language],
    ...requirementLines(definition, state, messages),
    messages.introPresence[definition.presence],
    level === 'intake' && context.channel === 'sms' ? messages.introNamed : '',
    context.channel === 'sms' ? '' : messages.introWords,
  ]
  return {
    text: text.filter((line) => line !== '').join('\n'),
    choices: [{ id: `begin:${code}`, title: messages.begin }, toMenu],
  }
}

function requirementLines(definition: ServiceDefinition, state: DialogueState, messages: Messages): string[] {
  if (definition.requirements.length === 0) return [messages.introNoFiles]
  const lines = definition.requirements.map(({ label, required, hint }) => {
    const when = hint ? ` (${hint[state.language]})` : required === true ? '' : ` ${messages.introOptional}`
    return `- ${label[state.language]}${when}`
  })
  return [messages.introFiles, ...lines]
}

function viewApplication(context: DialogueContext, state: DialogueState): DialogueReply | undefined {
  const { step, application } = state
  const messages = messagesIn(state.language)
  const definition = definitionOf(context, state)
  if (!application || !definition)
    return { text: messages.serviceGone, choices: [{ id: 'do:menu', title: messages.toMenu }] }
  switch (step.kind) {
    case 'question': {
      const question = findQuestion(definition, application, context, step.key)
      if (!question) return { text: messages.unclear, choices: [{ id: 'do:keep', title: messages.resumeGo }] }
      const value = question.kind === 'value' ? valueAt(definition, application, step.key) : undefined
      const current =
        question.kind === 'value' && value !== undefined ? displayOf(context, state, question.field, value) : undefined
      return viewQuestion(context, state, definition, application, question, step, current)
    }
    case 'form':
      return { text: emailFormText(context, state, definition, application) }
    case 'offer':
      return {
        text: messages.offer,
        choices: [
          { id: 'offer:here', title: messages.offerHere },
          { id: 'offer:link', title: messages.offerLink },
        ],
      }
    case 'review':
      return {
        text: reviewText(context, state, definition, application),
        choices: [
          { id: 'review:send', title: messages.reviewSend },
          { id: 'do:change', title: messages.reviewChange },
          { id: 'do:cancel', title: messages.reviewStop },
        ],
      }
    case 'change':
      return { text: messages.whichNumber }
    case 'declaration':
      return {
        text: messages.declaration(context.privacyNotice.url, context.privacyNotice.version),
        choices: [
          { id: 'declare:yes', title: messages.declare },
          { id: 'declare:no', title: messages.notYet },
        ],
      }
    case 'resume':
      return {
        text: messages.resume(definition.title[state.language]),
        choices: [
          { id: 'resume:go', title: messages.resumeGo },
          { id: 'resume:new', title: messages.resumeNew },
        ],
      }
    default:
      return undefined
  }
}
