import { fold } from '../language/fold'
import { dropTalk } from './aside'
import type { DialogueContext, DialogueReply } from './context'
import { at, joined, leave, type Outcome } from './flow'
import { readTracking } from './read-tracking'
import { sayIn } from './say'
import type { DialogueState, DialogueStep } from './state'

type WithdrawStep = Extract<DialogueStep, { kind: 'withdraw' }>
type Sent = WithdrawStep['sent'][number]

/** Sent from this conversation, and still to be withdrawn. */
const sentHere = ({ applications = [] }: DialogueContext): Sent[] =>
  applications.flatMap(({ title, withdrawable }) => {
    const { reference, trackingNumber } = withdrawable ?? {}
    return reference && trackingNumber ? [{ reference, title, trackingNumber }] : []
  })

/** What was sent stays with the office, whatever is cancelled here; undefined where nothing of this contact can be withdrawn. */
export function sentStays({ applications = [] }: DialogueContext, { language }: DialogueState): string | undefined {
  return applications.some(({ withdrawable }) => withdrawable) ? sayIn(language)('sentStays') : undefined
}

/** Asks which of what was sent from here is to be withdrawn, and whether it is; of anything else its number and PIN. */
export function askWithdrawal(context: DialogueContext, state: DialogueState): Outcome {
  const sent = sentHere(context)
  if (sent.length > 0) return { state: at(state, { kind: 'withdraw', sent }) }
  return { state: at(state, { kind: 'follow', withdraws: true }), lead: sayIn(state.language)('withdrawByPin') }
}

/** BATAL while nothing is being filled in: what was sent from here is offered to be withdrawn. */
export function cancelSent(context: DialogueContext, state: DialogueState): Outcome {
  if (sentHere(context).length > 0) return askWithdrawal(context, state)
  const lead = joined(sayIn(state.language)('nothingToCancel'), sentStays(context, state))
  return { state: at(state, { kind: 'idle' }), lead }
}

const verbs = [
  ...['batal', 'batalkan', 'membatalkan', 'dibatalkan', 'tarik', 'menarik', 'ditarik', 'cabut', 'mencabut'],
  ...['withdraw', 'cancel'],
]
const things = ['permohonan', 'pengajuan', 'application']

/** "saya mau tarik kembali permohonan KK saya"; undefined for anything else. */
export function receiveWithdrawal(context: DialogueContext, state: DialogueState, text: string): Outcome | undefined {
  const words = fold(text.slice(0, 200)).split(' ')
  const isMeant = verbs.some((verb) => words.includes(verb)) && things.some((thing) => words.includes(thing))
  return isMeant ? askWithdrawal(context, state) : undefined
}

/** "BATALKAN SPL-…": withdrawn here by whoever has its PIN; undefined for anything else. */
export function withdrawByNumber(state: DialogueState, text: string): Outcome | undefined {
  const [first = ''] = fold(text.slice(0, 100)).split(' ')
  const read = verbs.includes(first) ? readTracking(text) : undefined
  return read && openWithdrawal(state, read.trackingNumber, read.pin)
}

/** The number of what is to be withdrawn, then its PIN. */
export const openWithdrawal = (state: DialogueState, trackingNumber: string, pin: string | undefined): Outcome =>
  pin === undefined
    ? { state: at(state, { kind: 'follow', trackingNumber, withdraws: true }) }
    : { state, effects: [{ kind: 'ask-withdrawal', trackingNumber, pin }], goesOn: true }

export function withdrawalView(state: DialogueState, { sent }: WithdrawStep): DialogueReply {
  const say = sayIn(state.language)
  const no = { id: 'withdraw:no', title: say('withdrawNo') }
  const [only, ...others] = sent
  if (only && others.length === 0)
    return {
      text: say('withdrawQuestion', { title: only.title, number: only.trackingNumber }),
      choices: [{ id: 'withdraw:yes', title: say('withdrawYes') }, no],
    }
  const choices = sent.map(({ reference, title, trackingNumber }) => ({
    id: `withdraw:of:${reference}`,
    title: trackingNumber,
    description: title,
  }))
  return { text: say('withdrawWhich'), choices: [...choices, no] }
}

/** Which one, or whether; undefined where it means nothing. */
export function chooseWithdrawal(state: DialogueState, [verb, chosen]: readonly string[]): Outcome | undefined {
  const { step } = state
  if (step.kind !== 'withdraw') return undefined
  if (verb === 'no') return { state: leave(state), lead: sayIn(state.language)('withdrawNot') }
  if (verb === 'of') {
    const sent = step.sent.filter(({ reference }) => reference === chosen)
    return sent.length > 0 ? { state: at(state, { ...step, sent }) } : undefined
  }
  const [only, ...others] = step.sent
  if (verb !== 'yes' || !only || others.length > 0) return undefined
  const { reference, isOpenedByPin } = only
  const { completion, correction } = state.application ?? {}
  const isTalkedAbout = (completion ?? correction)?.reference === reference
  return {
    state: isTalkedAbout ? dropTalk(state) : leave(state),
    effects: [{ kind: 'withdraw', reference, ...(isOpenedByPin ? { isOpenedByPin } : {}) }],
  }
}
