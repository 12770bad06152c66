import { mayFollow } from './answer'
import { choose } from './choice'
import { cleanText, mailLimit } from './clean-text'
import { isReadyToSend, keepFiles } from './complaint'
import { keptFromOfficers } from './complaint-writing'
import type { DialogueContext, DialogueInput } from './context'
import { englishHint } from './english-hint'
import { takeFiles } from './files'
import { awake, definitionOf, joined, type Outcome, withLead } from './flow'
import { withMatter } from './matter'
import { isPoliteHere } from './polite'
import { findQuestion } from './question'
import { isMeantAnywhere, receiveText, talkOf } from './receive-text'
import { sayIn } from './say'
import { type DialogueState, newDialogue } from './state'
import { type DialogueTurn, toTurn } from './turn'
import { waited } from './waited'
import { findCommand, readYesOrNo } from './words'

/**
 * One message and what it leads to. Pure, and never throws: the same context, state and input give the same turn. Begin
 * with `state` undefined. Keep the new state only once its effects have succeeded, for a sent application is no longer
 * in it.
 */
export function stepDialogue(
  context: DialogueContext,
  state: DialogueState | undefined,
  input: DialogueInput,
): DialogueTurn {
  const { person, ...given } = state ?? newDialogue(context.language)
  const { state: before, lead } = refreshed(context, given)
  if (person && isForPerson(context, before, input)) return toPerson(context, { ...given, person })
  const { state: met, outcome = receive(context, met, input) } = waited(context, before, input)
  const counted = countMisses(context, met, outcome, input)
  const english =
    input.kind === 'text' && !isAnswered(met, counted) ? englishHint(counted.state, input.text) : undefined
  return toTurn(context, withLead(withMatter(context, met, counted), joined(lead, english)))
}

/** What is read by the officer who was asked for: neither a command nor a choice, a number that is asked for nor a yes to what was asked. */
function isForPerson(context: DialogueContext, state: DialogueState, input: DialogueInput): boolean {
  if (context.personAwaited === false || keptFromOfficers(state)) return false
  if (input.kind !== 'text')
    return ['location', 'sticker', 'unsupported'].includes(input.kind) || isForNoTask(context, state, input)
  const { text } = input
  const isAnswer = takesYes(context, state) && readYesOrNo(text) !== undefined
  if (isAnswer || findCommand(text) !== undefined || isMeantAnywhere(context, state, text)) return false
  const { application } = receiveText(context, state, text).state
  const isTaken = state.application !== undefined && application !== state.application
  const hasDigits = /\d/.test(text)
  if (['call', 'follow', 'pin'].includes(state.step.kind) && hasDigits) return false
  return !isTaken || (state.step.kind === 'question' && !hasDigits)
}

/** Files that belong to nothing that is under way. */
const isForNoTask = (context: DialogueContext, state: DialogueState, { kind }: DialogueInput): boolean =>
  kind === 'files' && !talkOf(context, state)

/** A day on, it is said again that an officer reads it. */
const saidAgainMs = 86_400_000

/** Left to the officer: that they read it is said once. */
function toPerson(context: DialogueContext, state: DialogueState): DialogueTurn {
  const { now } = context
  const isLate = state.updatedAt !== null && now.getTime() - Date.parse(state.updatedAt) > saidAgainMs
  const isNoted = state.person === 'noted' && !isLate
  return {
    state: { ...state, person: 'noted', updatedAt: now.toISOString() },
    replies: isNoted ? [] : [{ text: sayIn(state.language)('personReads') }],
    effects: [],
  }
}

/** Whether what was said is an answer that was taken. */
const isAnswered = ({ application }: DialogueState, { state }: Outcome): boolean =>
  application !== undefined && state.application !== application

/** Whoever was not understood is told that an answer may follow; twice, and they are shown the ways out. */
function countMisses(context: DialogueContext, before: DialogueState, outcome: Outcome, input: DialogueInput): Outcome {
  const { state } = outcome
  const command = input.kind === 'text' ? findCommand(input.text) : undefined
  const isPutOff = command === 'later' || command === 'skip'
  const isMiss =
    input.kind === 'text' &&
    outcome.lead !== undefined &&
    outcome.effects === undefined &&
    JSON.stringify(state.step) === JSON.stringify(before.step) &&
    state.application === before.application &&
    !isPoliteHere(before, input.text) &&
    // A word that is understood elsewhere, and leads nowhere here, is none.
    (command === undefined || isPutOff || outcome.lead === sayIn(state.language)('unclear'))
  const misses = isMiss ? (before.misses ?? 0) + 1 : 0
  const say = sayIn(state.language)
  const isSaid = outcome.lead?.includes(say('mayFollow')) === true
  const later = misses > 0 && !isSaid && asksWhatMayFollow(context, state) ? say('laterIsFine') : undefined
  if (misses > 1 && isPutOff && later === undefined && state.step.kind === 'question')
    return { ...outcome, state: { ...state, misses }, lead: say('laterWaysOut') }
  const lead = joined(outcome.lead, later, misses > 1 ? say('waysOut') : undefined)
  const choicesKnown = isMiss && context.channel === 'sms' && before.choices.length === state.choices.length
  return { ...outcome, state: { ...state, misses }, ...(lead === undefined ? {} : { lead }), choicesKnown }
}

function asksWhatMayFollow(context: DialogueContext, state: DialogueState): boolean {
  const talk = talkOf(context, state)
  if (!talk || state.step.kind !== 'question') return false
  const question = findQuestion(talk.definition, talk.application, context, state.step.key)
  return question?.kind === 'value' && !question.optional && mayFollow(talk.application, question)
}

/**
 * Whether a plain yes answers what was asked last. Elsewhere it is free to mean something else, such as an appointment that
 * waits for an answer.
 */
export function takesYes(context: DialogueContext, state: DialogueState): boolean {
  const { step } = state
  if (step.kind === 'question') {
    const definition = definitionOf(context, state)
    const question = definition && state.application && findQuestion(definition, state.application, context, step.key)
    if (step.leadsTo !== undefined || step.leadsToCase !== undefined) return true
    return question?.kind === 'rows' || (question?.kind === 'value' && question.field.type === 'boolean')
  }
  if (step.kind === 'complaint') return isReadyToSend(step)
  return ['intro', 'offer', 'review', 'declaration', 'cancel', 'withdraw', 'resume', 'replace'].includes(step.kind)
}

function receive(context: DialogueContext, state: DialogueState, input: DialogueInput): Outcome {
  const say = sayIn(state.language)
  switch (input.kind) {
    case 'text':
      return receiveText(context, state, input.text)
    case 'choice':
      return choose(context, state, input.id.slice(0, 300)) ?? { state: awake(state), lead: say('unclear') }
    case 'files':
      return receiveFiles(context, state, input)
    case 'location': {
      const words = say('location', { latitude: input.latitude.toFixed(5), longitude: input.longitude.toFixed(5) })
      const isAsked = state.step.kind === 'question' && state.step.key === '@landmark'
      return isAsked ? receiveText(context, state, words) : { state: awake(state), lead: say('locationNotUsed') }
    }
    case 'voice':
      return { state, lead: say('voicePassedOn'), effects: [{ kind: 'call-back', voiceFileId: input.fileId }] }
    case 'sticker':
      return { state: awake(state), lead: say('sticker') }
    case 'unsupported':
      return { state: awake(state), lead: say('unsupported') }
  }
}

function receiveFiles(
  context: DialogueContext,
  state: DialogueState,
  input: Extract<DialogueInput, { kind: 'files' }>,
): Outcome {
  const say = sayIn(state.language)
  const files = input.files.slice(0, 100)
  const caption = cleanText(input.caption ?? '', context.channel === 'email' ? mailLimit : undefined).text
  // An e-mail brings its words and its files together; a caption may be the first thing said at all.
  const isReceived =
    caption !== '' && (context.channel === 'email' || !state.application || state.step.kind === 'complaint')
  const received = isReceived ? receiveText(context, state, caption) : { state }
  const { step } = received.state
  if (step.kind === 'complaint') {
    const ids = files.map(({ id }) => id)
    return withLead({ ...received, ...keepFiles(received.state, step, ids) }, received.lead)
  }
  const talk = talkOf(context, received.state)
  if (!talk && received.state.step.kind === 'pin') return withLead(received, say('filesAfterPin'))
  if (!talk) return withLead({ ...received, state: awake(received.state) }, say('filesNoTask'))
  // "Attached." is no answer to the form, and needs none.
  const isBeside = received.lead === say('formNothingRead')
  const isRead = isReceived && received.lead?.startsWith(say('formNothingRead')) !== true
  const taken = takeFiles(talk, files, isRead ? '' : caption)
  return { ...taken, lead: joined(isBeside ? undefined : received.lead, taken.lead), effects: received.effects ?? [] }
}

/** Speaks by the form in force; a correction stays on the version that its application began with. */
function refreshed(context: DialogueContext, state: DialogueState): { state: DialogueState; lead?: string } {
  const { application } = state
  const definition = definitionOf(context, state)
  if (!application || !definition || definition.version === application.serviceVersion) return { state }
  return {
    state: { ...state, application: { ...application, serviceVersion: definition.version } },
    lead: sayIn(state.language)('formChanged'),
  }
}
