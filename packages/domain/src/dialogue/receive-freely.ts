import { fold } from '../language/fold'
import { wordings } from '../language/localized'
import { chooseAmong } from './choice'
import type { DialogueContext } from './context'
import { takeForm } from './email-form'
import { findServices } from './find-service'
import { at, begin, type Outcome } from './flow'
import { readTracking } from './read-tracking'
import { sayIn } from './say'
import type { DialogueState } from './state'

/** Words of one's own while nothing is asked: a tracking number, a service, or a greeting. */
export function receiveFreely(context: DialogueContext, state: DialogueState, text: string): Outcome {
  const form = context.channel === 'email' ? receiveForm(context, state, text) : undefined
  if (form) return form
  const followed = readTracking(text)
  if (followed) return follow(state, followed.trackingNumber, followed.pin)
  const codes = findServices(context.definitions, text)
  if (codes.length > 0) return chooseAmong(state, codes)
  const isGreeting = state.step.kind === 'idle'
  return {
    state: at(state, { kind: 'groups' }),
    ...(isGreeting ? {} : { lead: sayIn(state.language)('noServiceFound') }),
  }
}

/** A filled-in form that nobody asked for just now: its first line tells the service. */
function receiveForm(context: DialogueContext, state: DialogueState, text: string): Outcome | undefined {
  const lines = text.split('\n').map((line) => fold(line.slice(0, 200)))
  const definition = context.definitions.find(({ title }) => wordings(title).some((text) => lines.includes(fold(text))))
  if (!definition || state.application || definition.channels.email.level === 'refer') return undefined
  const begun = begin(context, state, definition)
  const { application } = begun.state
  return application && takeForm({ context, state: begun.state, definition, application }, text)
}

function follow(state: DialogueState, trackingNumber: string, pin?: string): Outcome {
  if (pin === undefined) return { state: at(state, { kind: 'follow', trackingNumber }) }
  const lead = sayIn(state.language)('following')
  const after = state.application ? ({ kind: 'resume' } as const) : ({ kind: 'idle' } as const)
  return { state: at(state, after), lead, effects: [{ kind: 'follow', trackingNumber, pin }] }
}

/** The tracking number, then the PIN. */
export function receiveFollow(state: DialogueState, text: string): Outcome {
  const say = sayIn(state.language)
  const { step } = state
  const read = readTracking(text)
  if (read) return follow(state, read.trackingNumber, read.pin)
  if (step.kind !== 'follow' || step.trackingNumber === undefined) return { state, lead: say('followNotNumber') }
  const pin = text.replace(/\D/g, '')
  return pin.length === 6 ? follow(state, step.trackingNumber, pin) : { state, lead: say('followNotPin') }
}
