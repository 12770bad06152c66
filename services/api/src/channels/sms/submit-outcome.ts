import type { SendOutcome } from '../message'

type Failure = Exclude<SendOutcome, { kind: 'sent' }>

const INVALID_RECIPIENT = [0x0b, 0x33, 0x34, 0x48, 0x50, 0x51] // RINVDSTADR, RINVNUMDESTS, RINVDLNAME, RINVDSTTON/NPI …
const FAR_SIDE_FAULT = [0x08, 0x45, 0x64] // RSYSERR, RSUBMITFAIL, RX_T_APPN
const THROTTLED = [0x14, 0x58] // RMSGQFUL, RTHROTTLED
const NOT_BOUND = [0x04, 0x0d, 0x0e, 0x0f] // RINVBNDSTS, RBINDFAIL, RINVPASWD, RINVSYSID

/** What became of an SMS that the message centre did not take, by its `command_status` (SMPP 3.4, 5.1.3). */
export function toSubmitFailure(commandStatus: number): Failure {
  if (THROTTLED.includes(commandStatus)) return { kind: 'retry', reason: 'throttled', afterSeconds: 5 }
  if (FAR_SIDE_FAULT.includes(commandStatus)) return { kind: 'retry', reason: 'far-side-fault', afterSeconds: 30 }
  if (NOT_BOUND.includes(commandStatus)) return { kind: 'retry', reason: 'not-bound', afterSeconds: 30 }
  const code = `0x${commandStatus.toString(16).padStart(8, '0')}`
  return {
    kind: 'refused',
    reason: INVALID_RECIPIENT.includes(commandStatus) ? 'invalid-recipient' : 'not-accepted',
    code,
  }
}
