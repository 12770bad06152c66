import type { Language } from '../language/languages'
import { localized } from '../language/localized'
import { titled } from '../language/titled'
import {
  answerChosen,
  answerRows,
  clearAnswer,
  goOn,
  leaveOpen,
  mayFollow,
  neededWords,
  type Talk,
  takeValue,
  type ValueQuestion,
  withoutOptions,
} from './answer'
import { holdsAnything, valueAt, withClosed, withHistory, withoutClosed } from './application'
import { applyAgain } from './apply-again'
import { layComplaintAside, takeUpComplaint } from './aside'
import { askSchedule, beforeSchedule } from './ask-schedule'
import { askCallBack } from './call-back'
import { cancel } from './cancel'
import { askPersonFirst, callPerson, complaintBefore } from './complaint'
import { keptFromOfficers } from './complaint-writing'
import type { DialogueContext } from './context'
import { closeFile } from './files'
import { at, definitionOf, joined, type Outcome, proceed, toQuestion, withApplication, withLead } from './flow'
import { openQuestions } from './open-questions'
import { findQuestion } from './question'
import { queueBefore } from './queue'
import { displayOf, reviewItems } from './review'
import { type Say, sayIn } from './say'
import type { DialogueState, TalkedApplication } from './state'
import { surveyBefore } from './survey'
import { askWithdrawal } from './withdrawal'
import type { Command } from './words'

/** What a word that may be said at any time leads to; undefined where it means nothing now. */
export function obey(context: DialogueContext, state: DialogueState, command: Command): Outcome | undefined {
  const say = sayIn(state.language)
  if (typeof command === 'object') return speak(context, state, command.speak)
  switch (command) {
    case 'cancel':
      return cancel(context, state)
    case 'withdraw':
      return askWithdrawal(context, state)
    case 'help':
      return { state: state.step.kind === 'idle' ? at(state, { kind: 'groups' }) : state, lead: say('help') }
    case 'menu': {
      const laid = layComplaintAside(state)
      return { state: at(laid ?? state, { kind: 'groups' }), ...(laid ? { lead: say('complaintLaidAside') } : {}) }
    }
    case 'repeat':
      return state.step.kind === 'idle' ? { state: at(state, { kind: 'groups' }) } : { state }
    case 'language':
      return { state: at(state, { kind: 'language' }) }
    case 'status':
      return showStatus(context, state)
    case 'stop':
      return stopNotices(context, state)
    case 'person':
      return askForPerson(state)
    case 'call':
      return askCallBack(context, state)
    case 'complaint':
      return { state: takeUpComplaint(state) ?? at(state, { kind: 'complaint' }) }
    case 'queue':
      return { state, effects: [{ kind: 'queue' }], goesOn: true }
    case 'reapply':
      return applyAgain(context, state)
    case 'schedule':
      return askSchedule(context, state)
    case 'privacy':
      return { state, lead: privacyInShort(context, say) }
    case 'ownData':
      return { state, lead: ownDataInShort(context, say) }
    case 'back':
      return goBack(context, state)
    case 'begin':
      return startNotices(context, state)
    case 'complete':
      return { state, effects: [{ kind: 'complete' }], goesOn: true }
    case 'keep':
    case 'skip':
    case 'later':
    case 'done':
    case 'add':
    case 'change':
    case 'link':
    case 'send':
      return obeyHere(context, state, command)
  }
}

/** From here an officer reads what is written, but what the survey asks; of a complaint it is asked first. */
function askForPerson(given: DialogueState): Outcome {
  if (!keptFromOfficers(given)) return callPerson(given)
  const state = given.step.kind === 'schedule' ? beforeSchedule(given) : given
  if (state.step.kind === 'complaint') return { state: askPersonFirst(state) }
  return { state, lead: sayIn(state.language)('personLater'), effects: [{ kind: 'person' }] }
}

/** The privacy notice as short as it can be told, whom one asks about it, and where it stands in full. */
function privacyInShort({ privacyNotice: { contact, url } }: DialogueContext, say: Say): string {
  return [
    say('privacyShort'),
    ...(contact ? [say('privacyContact', contact)] : []),
    say('privacyInFull', { url }),
  ].join(' ')
}

/** What a citizen may ask of the data that is stored of them, where, and whom. */
function ownDataInShort({ channel, accountUrl: url, privacyNotice: { contact } }: DialogueContext, say: Say): string {
  return [
    say('ownData'),
    say(channel === 'email' ? 'ownDataWithMail' : 'ownDataWithNumber', { url }),
    ...(contact ? [say('privacyContact', contact)] : []),
  ].join(' ')
}

/** What is known here is said at once, and where we were goes on; else a number is asked for, where nothing else is. */
function showStatus({ applications = [] }: DialogueContext, state: DialogueState): Outcome {
  const say = sayIn(state.language)
  if (applications.length === 0) {
    const isAsking = !['idle', 'groups', 'follow'].includes(state.step.kind)
    if (isAsking) return { state, lead: joined(say('noneHereYet'), say('applicationsRest')) }
    return { state: at(state, { kind: 'follow' }), lead: say('noneHere') }
  }
  const lines = applications.map(({ title, status }) => `• ${title}: ${status}`)
  const isFollowed = state.step.kind === 'follow'
  const toComplete = applications.some(({ isAwaited }) => isAwaited) ? [say('applicationsAwaited')] : []
  return {
    state: isFollowed ? at(state, { kind: 'idle' }) : state,
    lead: [say('applicationsHere'), ...lines, ...toComplete, say('applicationsRest')].join('\n'),
  }
}

/** No more news on this channel. A survey comes unasked as they do: it ends with them. */
function stopNotices(context: DialogueContext, given: DialogueState): Outcome {
  const state = given.step.kind === 'survey' ? cancel(context, given).state : given
  const say = sayIn(state.language)
  const channel = say(`channel_${context.channel}`)
  if (context.noticesStopped) return { state, lead: say('noticesStoppedAlready', { channel }) }
  return { state, lead: say('noticesStopped', { channel }), effects: [{ kind: 'notices', wanted: false }] }
}

/** With news again, where they were stopped. */
export function withNotices(context: DialogueContext, outcome: Outcome): Outcome {
  if (!context.noticesStopped) return outcome
  const say = sayIn(outcome.state.language)
  const lead = say('noticesStarted', { channel: say(`channel_${context.channel}`) })
  const effects = [...(outcome.effects ?? []), { kind: 'notices', wanted: true } as const]
  return withLead({ ...outcome, effects }, lead)
}

/** News again where they were stopped; else the menu, or the question once more. */
function startNotices(context: DialogueContext, state: DialogueState): Outcome {
  if (context.noticesStopped) return withNotices(context, { state })
  return { state: state.step.kind === 'idle' ? at(state, { kind: 'groups' }) : state }
}

/** Changes the language and says again where we are. */
export function speak(context: DialogueContext, state: DialogueState, language: Language): Outcome {
  const spoken = { ...state, language }
  const here = state.step.kind === 'language' ? resumeTask(context, spoken) : { state: spoken }
  return withLead({ ...here, effects: [{ kind: 'language', language }] }, sayIn(language)('languageChanged'))
}

/** Back to what was under way after something else was said. */
export function resumeTask(context: DialogueContext, state: DialogueState): Outcome {
  if (state.survey) return { state: at(state, { kind: 'survey' }) }
  return proceed(context, state)
}

function goBack(context: DialogueContext, state: DialogueState): Outcome {
  const { step, application } = state
  const say = sayIn(state.language)
  switch (step.kind) {
    case 'idle':
    case 'groups':
    case 'events':
    case 'services':
    case 'intro':
      return { state: at(state, { kind: 'groups' }) }
    case 'case': {
      const { event, isMissing, stage, ...asked } = step
      if ((isMissing || stage) && event) return { state: at(state, { ...asked, event }) }
      return { state: at(state, event ? asked : { kind: 'groups' }) }
    }
    case 'call':
    case 'follow':
    case 'pin':
    case 'language':
    case 'cancel':
    case 'withdraw':
    case 'replace':
    case 'resume':
      return resumeTask(context, state)
    case 'survey':
      return { state: surveyBefore(context, state) }
    case 'complaint': {
      const before = complaintBefore(state, step)
      return before ? { state: before } : resumeTask(context, state)
    }
    case 'schedule':
      return { state: beforeSchedule(state) }
    case 'queue':
      return { state: queueBefore(state, step) }
    case 'change':
    case 'declaration':
      return { state: at(state, { kind: 'review' }) }
    case 'form':
    case 'offer':
    case 'review':
    case 'question':
      break
  }
  const definition = definitionOf(context, state)
  if (!application || !definition) return proceed(context, state)
  if (step.kind === 'question' && step.options) return { state: at(state, toQuestion(step.key)) }
  const history = [...application.history]
  const here = step.kind === 'question' ? history.indexOf(step.key) : -1
  const before = here === -1 ? history : history.slice(0, here)
  const key = before
    .reverse()
    .find((one) => findQuestion(definition, reopened(application, one), context, one) !== undefined)
  if (key === undefined) {
    return holdsAnything(application) || application.correction
      ? { state, lead: say('nothingBefore') }
      : { state: at(state, { kind: 'intro', code: definition.code }) }
  }
  return { state: at(withApplication(state, reopened(application, key)), toQuestion(key)) }
}

/** A requirement or a section that was closed is open again, so that it can be added to. */
function reopened(application: TalkedApplication, key: string): TalkedApplication {
  return {
    ...withoutClosed(application, key),
    later: application.later.filter((id) => `file:${id}` !== key),
  }
}

/** Words whose meaning depends on what is being asked. */
function obeyHere(
  context: DialogueContext,
  state: DialogueState,
  command: 'keep' | 'skip' | 'later' | 'done' | 'add' | 'change' | 'link' | 'send',
): Outcome | undefined {
  const { step, application } = state
  const definition = definitionOf(context, state)
  if (command === 'keep' && application && step.kind !== 'form' && step.kind !== 'review')
    return proceed(context, state)
  if (command === 'change' && step.kind === 'review') return { state: at(state, { kind: 'change' }) }
  if (!application || !definition) return undefined
  if (command === 'later' && step.kind === 'offer') return { state: at(state, { kind: 'review' }) }
  if (command === 'later' && step.kind === 'review')
    return { state: at(state, { kind: 'resume' }), lead: sayIn(state.language)('notSentYet') }
  const talk: Talk = { context, state, definition, application }
  if (command === 'send') return sendNow(talk)
  if (command === 'change' && (step.kind === 'question' || step.kind === 'offer')) return chooseChange(talk)
  if (step.kind === 'form') return leaveOut(talk, command)
  if (step.kind !== 'question') return undefined
  const question = findQuestion(definition, application, context, step.key)
  if (!question) return proceed(context, state)
  if (question.kind === 'file') {
    return command === 'later' || command === 'done' || command === 'skip'
      ? closeFile(talk, question, command)
      : undefined
  }
  if (question.kind === 'rows') {
    if (command === 'add') return answerRows(talk, question, 'add')
    return command === 'done' || command === 'skip' || command === 'later'
      ? answerRows(talk, question, 'done')
      : undefined
  }
  if (question.kind === 'sort') return command === 'skip' ? answerChosen(talk, 'sort', 'other') : undefined
  return command === 'skip' || command === 'later' ? skip(talk, question, command) : undefined
}

/** KIRIM DULU: what may follow follows, and what was answered is looked over and sent; what must be there is asked. */
function sendNow(talk: Talk): Outcome | undefined {
  const { state, application } = talk
  const { step } = state
  if (step.kind === 'offer') return { state: at(state, { kind: 'review' }) }
  if (application.correction || (step.kind !== 'question' && step.kind !== 'form')) return undefined
  const left = leaveOut({ ...talk, state: withoutOptions(state) }, 'later')
  if (!left) return undefined
  const isAsking = left.state.step.kind === 'question' || left.state.step.kind === 'form'
  // What a place was narrowed down to stays offered.
  const isSame = left.state.step.kind === 'question' && step.kind === 'question' && left.state.step.key === step.key
  const asked = isSame ? { ...left, state: at(left.state, step) } : left
  if (isAsking) return withLead(asked, sayIn(state.language)('sendNeeds'))
  return { ...left, state: at(left.state, { kind: 'review' }) }
}

/** UBAH in the midst of the questions: what was answered, with its numbers; undefined where that is nothing. */
function chooseChange({ context, state, definition, application }: Talk): Outcome | undefined {
  const items = reviewItems(context, state, definition, application)
  if (items.length === 0) return undefined
  const lines = items.map(({ label, display }, index) => `${index + 1}. ${titled(label, display)}`)
  return { state: at(state, { kind: 'change' }), lead: lines.join('\n') }
}

/** Leaves a question empty where it may be, or takes what it stands on at first. */
function skip(talk: Talk, question: ValueQuestion, command: 'skip' | 'later'): Outcome {
  const { context, state, definition, application } = talk
  const say = sayIn(state.language)
  const { key, field } = question
  const before = valueAt(definition, application, key)
  if (before !== undefined && command === 'skip' && question.optional) return clearAnswer(talk, question, before)
  if (before !== undefined) return proceed(context, withApplication(state, withHistory(application, key)))
  if (question.optional || command === 'later') return leaveOpen(talk, question)
  if (field.initial === undefined) return { state, lead: say(neededWords(application, question)) }
  const taken = takeValue(talk, question, field.type === 'multiChoice' ? [field.initial] : field.initial)
  if (taken.kind !== 'taken') return { state, lead: say('cannotSkip') }
  const words = titled(localized(question.title, state.language), displayOf(context, state, field, field.initial))
  return goOn(context, withApplication(state, taken.application), words)
}

/** E-mail: what may stay empty stays empty; said "later", every file not attached follows. */
function leaveOut(talk: Talk, command: Command): Outcome | undefined {
  const { context, state, definition } = talk
  if (command !== 'later' && command !== 'skip' && command !== 'done') return undefined
  const left = openQuestions(definition, talk.application, context).filter(
    (question) =>
      question.optional || (command === 'later' && question.kind === 'value' && mayFollow(talk.application, question)),
  )
  const application = left.reduce((closed, { key }) => withClosed(closed, key), talk.application)
  if (command !== 'later') return proceed(context, withApplication(state, application))
  const sent = new Set(application.files.map(({ requirement }) => requirement))
  const later = definition.requirements.map(({ id }) => id).filter((id) => !sent.has(id))
  return goOn(
    context,
    withApplication(state, { ...application, later: [...new Set([...application.later, ...later])] }),
  )
}
