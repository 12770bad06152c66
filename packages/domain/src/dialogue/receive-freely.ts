import { eventStated } from '../intent/find-case'
import { findIntent } from '../intent/find-intent'
import type { CaseMeant } from '../intent/intent'
import { readConcepts } from '../intent/read-concepts'
import type { OtherTopic } from '../intent/service-model'
import { fold } from '../language/fold'
import { wordings } from '../language/localized'
import { findCase, servicesOfCase } from '../services/cases'
import { otherOfficesTexts } from '../texts/texts'
import { askSchedule } from './ask-schedule'
import { askCallBack } from './call-back'
import { asksForCallToo } from './call-words'
import { chooseAmong } from './choice'
import { obey } from './command'
import { beginComplaint, behindComplaintWord } from './complaint'
import type { DialogueContext } from './context'
import { takeForm } from './email-form'
import { keepFirstWords } from './first-words'
import { at, begin, type Outcome } from './flow'
import { asksHowLong } from './how-long'
import { withoutOwnName } from './labelled'
import { pinIn, readTracking } from './read-tracking'
import { sayIn } from './say'
import type { DialogueState } from './state'
import { withoutNumbers } from './stated'
import { openWithdrawal, receiveWithdrawal } from './withdrawal'
import { findCommand } from './words'

/** Words of one's own while nothing is asked: a tracking number, a service, another topic, or a greeting. */
export function receiveFreely(context: DialogueContext, state: DialogueState, text: string): Outcome {
  const form = context.channel === 'email' ? receiveForm(context, state, text) : undefined
  if (form) return form
  const followed = readTracking(text)
  if (followed) return follow(state, followed.trackingNumber, followed.pin)
  const withdrawn = receiveWithdrawal(context, state, text)
  if (withdrawn) return withdrawn
  if (behindComplaintWord(text)) return beginComplaint(context, state, text)
  if (asksForCallToo(text)) return askCallBack(context, state, text)
  const say = sayIn(state.language)
  const happened = eventAsked(state, text)
  if (happened) return happened
  const intent = findIntent(context.definitions, withoutOwnName(withoutNumbers(text)))
  const isOnlyAsked = intent.kind === 'none' || (intent.kind === 'other' && intent.what !== 'complaint')
  if (isOnlyAsked && asksHowLong(text)) return sayHowLong(context, state)
  switch (intent.kind) {
    case 'services': {
      if (intent.case) return takeCase(state, text, intent.case)
      const stated = keepFirstWords(state, text, intent.codes)
      const chosen = intent.isSure ? chooseAmong(stated, intent.codes) : { state: guessed(stated, intent.codes) }
      return intent.notice === 'religiousCourt' ? { ...chosen, lead: say('religiousCourt') } : chosen
    }
    case 'unsure':
      return { state: guessed(keepFirstWords(state, text, intent.codes), intent.codes), lead: say('notSure') }
    case 'other':
      return intent.what === 'complaint'
        ? beginComplaint(context, state, text)
        : receiveOther(context, state, intent.what, text)
    case 'elsewhere': {
      const isMenu = ['groups', 'events', 'services', 'case'].includes(state.step.kind)
      return {
        state: isMenu ? at(state, { kind: 'idle' }) : state,
        lead: otherOfficesTexts.say(state.language, `office_${intent.topic}`),
      }
    }
    case 'none': {
      // Whoever was told what a service needs may well begin to answer: it stays chosen.
      if (state.step.kind === 'intro') return { state, lead: say('introWaits') }
      if (state.step.kind === 'resume') return { state, lead: say('unclear') }
      const isGreeting = state.step.kind === 'idle'
      return { state: at(state, { kind: 'groups' }), ...(isGreeting ? {} : { lead: say('noServiceFound') }) }
    }
  }
}

/** Until when to wait: for the application that is shown here, else how all of them stand. */
function sayHowLong(context: DialogueContext, state: DialogueState): Outcome {
  const { shown } = context
  if (!shown) return obey(context, state, 'status') ?? { state }
  const after = state.application ? state : at(state, { kind: 'idle' })
  return { state: after, lead: sayIn(state.language)('following'), effects: [{ kind: 'outlook', ...shown }] }
}

/** What happened, where that was asked of a case: "kelahiran". A longer message may be about something else. */
function eventAsked(state: DialogueState, text: string): Outcome | undefined {
  const { step } = state
  if (step.kind !== 'case' || step.event !== undefined || text.trim().split(/\s+/).length > 3) return undefined
  const event = eventStated(readConcepts(text).concepts)
  return event === undefined ? undefined : { state: at(state, { ...step, event }) }
}

/** What happened in a case: any of its steps may be what is begun. */
function takeCase(state: DialogueState, text: string, meant: CaseMeant): Outcome {
  const found = findCase(meant.id)
  const stated = keepFirstWords(state, text, found ? servicesOfCase(found) : [])
  return { state: at(stated, { kind: 'case', ...meant }) }
}

function guessed(state: DialogueState, codes: string[]): DialogueState {
  return at(state, { kind: 'services', codes, page: 0, isGuessed: true })
}

/** What is no service: a command in words of one's own, or something to be told. */
function receiveOther(
  context: DialogueContext,
  state: DialogueState,
  what: Exclude<OtherTopic, 'complaint'>,
  text: string,
): Outcome {
  const say = sayIn(state.language)
  switch (what) {
    case 'status':
      return obey(context, state, what) ?? { state }
    case 'schedule':
      return askSchedule(context, state, text)
    case 'office':
      // An SMS carries no paper.
      return { state, lead: say(context.channel === 'sms' ? 'officeHereSms' : 'officeHere') }
    case 'cost':
      return { state, lead: say('allFree') }
    case 'thanks':
      return { state: at(state, { kind: 'idle' }), lead: say('youAreWelcome') }
    case 'greeting':
      return { state: at(state, { kind: 'groups' }) }
  }
}

/** A filled-in form that nobody asked for just now: its first line tells the service. */
function receiveForm(context: DialogueContext, state: DialogueState, text: string): Outcome | undefined {
  const lines = text.split('\n').map((line) => fold(line.slice(0, 200)))
  const definition = context.definitions.find(({ title }) => wordings(title).some((text) => lines.includes(fold(text))))
  if (!definition || state.application) return undefined
  const begun = begin(context, state, definition)
  const { application } = begun.state
  return application && takeForm({ context, state: begun.state, definition, application }, text)
}

function follow(state: DialogueState, trackingNumber: string, pin: string | undefined): Outcome {
  if (pin === undefined) return { state: at(state, { kind: 'follow', trackingNumber }) }
  const lead = sayIn(state.language)('following')
  const isLeft = ['idle', 'groups', 'follow'].includes(state.step.kind)
  const after = state.application ? ({ kind: 'resume' } as const) : ({ kind: 'idle' } as const)
  return { state: isLeft ? at(state, after) : state, lead, effects: [{ kind: 'follow', trackingNumber, pin }] }
}

/** A tracking number with its SPL where something else is asked: it is no answer to it. Undefined where it may be one, and for anything else. */
export function receiveTracking(state: DialogueState, text: string): Outcome | undefined {
  const mayAnswer = ['complaint', 'follow', 'pin'].includes(state.step.kind)
  const read = mayAnswer || !/\bspl/i.test(text) ? undefined : readTracking(text)
  return read && follow(state, read.trackingNumber, read.pin)
}

/** "LENGKAPI SPL-…": finished here by whoever has its PIN, wherever it was sent from; undefined for anything else. */
export function receiveCompletion(state: DialogueState, text: string): Outcome | undefined {
  const [word = ''] = /^\p{L}+/u.exec(text.trim()) ?? []
  const read = findCommand(word) === 'complete' ? readTracking(text) : undefined
  return read && complete(state, read.trackingNumber, read.pin)
}

const complete = (state: DialogueState, trackingNumber: string, pin: string | undefined): Outcome =>
  pin === undefined
    ? { state: at(state, { kind: 'follow', trackingNumber, completes: true }) }
    : { state, effects: [{ kind: 'complete', opened: { pin, trackingNumber } }], goesOn: true }

/** The tracking number, then the PIN; undefined for what is neither, nor meant to be. */
export function receiveFollow(state: DialogueState, text: string): Outcome | undefined {
  const say = sayIn(state.language)
  const { step } = state
  const read = readTracking(text)
  const withdraws = step.kind === 'follow' && step.withdraws
  if (read) return (withdraws ? openWithdrawal : follow)(state, read.trackingNumber, read.pin)
  const hasDigits = /\d/.test(text)
  if (step.kind !== 'follow' || step.trackingNumber === undefined)
    return hasDigits ? { state, lead: say('followNotNumber') } : undefined
  const pin = pinIn(text)
  if (pin !== undefined && withdraws) return openWithdrawal(state, step.trackingNumber, pin)
  if (pin !== undefined && step.completes) return complete(state, step.trackingNumber, pin)
  if (pin !== undefined) return follow(state, step.trackingNumber, pin)
  return hasDigits ? { state, lead: say('followNotPin') } : undefined
}

/** The PIN of an application that is to be finished here, with its number where it is another; undefined for what is none, nor meant to be. */
export function receivePin(state: DialogueState, text: string): Outcome | undefined {
  const { step } = state
  const named = step.kind === 'pin' ? readTracking(text) : undefined
  // A number may have no digit.
  if (step.kind !== 'pin' || !(named || /\d/.test(text))) return undefined
  const pin = named ? named.pin : pinIn(text)
  if (pin === undefined) return { state, lead: sayIn(state.language)('followNotPin') }
  const opened = { reference: step.reference, pin, ...(named ? { trackingNumber: named.trackingNumber } : {}) }
  return { state, effects: [{ kind: 'complete', opened }], goesOn: true }
}
