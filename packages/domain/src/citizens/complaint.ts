import * as z from 'zod'
import type { Instant } from '../calendar/local-time'
import { addWorkingDays, type Calendar } from '../calendar/working-days'
import { parseTrackingNumber, toTrackingNumber } from '../identity/tracking-number'
import type { Language } from '../language/language'
import { complaintsTexts } from '../texts/texts'

/** What a complaint (Pengaduan) is about. */
export const ComplaintKind = z.enum(['delay', 'fee', 'conduct', 'data', 'facility', 'other'])
export type ComplaintKind = z.infer<typeof ComplaintKind>

export const ComplaintStatus = z.enum(['received', 'forwarded', 'answered', 'closed'])
export type ComplaintStatus = z.infer<typeof ComplaintStatus>

/** Who ended it: `clock` when nobody replied to the answer in time. */
export const ComplaintCloser = z.enum(['citizen', 'officer', 'clock'])
export type ComplaintCloser = z.infer<typeof ComplaintCloser>

export const complaintKindLabel = (kind: ComplaintKind, language: Language): string =>
  complaintsTexts.say(language, `complaintKind_${kind}`)
export const complaintStatusLabel = (status: ComplaintStatus, language: Language): string =>
  complaintsTexts.say(language, `complaintStatus_${status}`)

/** May be about the officers themselves: read by supervisors and regency administrators only. */
export const isConfidentialComplaint = (kind: ComplaintKind): boolean => kind === 'fee' || kind === 'conduct'

/** Working days: to forward and to answer after it came in, and for the citizen to reply after the answer. */
export const complaintDays = { forward: 3, answer: 5, reply: 10 } as const

/** By when a complaint that came in must be forwarded and answered, in the regency's calendar. */
export const complaintDeadlines = (receivedAt: Instant, calendar: Calendar): { forwardBy: Date; answerBy: Date } => ({
  forwardBy: addWorkingDays(receivedAt, complaintDays.forward, calendar),
  answerBy: addWorkingDays(receivedAt, complaintDays.answer, calendar),
})

/** Until when a reply to the answer reopens the complaint; after it the clock closes it. */
export const complaintClosesAt = (answeredAt: Instant, calendar: Calendar): Date =>
  addWorkingDays(answeredAt, complaintDays.reply, calendar)

export type ComplaintStep = 'forward' | 'answer' | 'reply' | 'closeByCitizen' | 'closeByOfficer' | 'expire'

const steps: Record<ComplaintStep, Partial<Record<ComplaintStatus, ComplaintStatus>>> = {
  forward: { received: 'forwarded', forwarded: 'forwarded' },
  answer: { received: 'answered', forwarded: 'answered', answered: 'answered' },
  reply: { received: 'received', forwarded: 'forwarded', answered: 'forwarded', closed: 'forwarded' },
  closeByCitizen: { received: 'closed', forwarded: 'closed', answered: 'closed' },
  closeByOfficer: { answered: 'closed' },
  expire: { answered: 'closed' },
}

/**
 * The status after a step; undefined where the step is not possible. `closesAt` is the end of the time to reply, null
 * before an answer: until then a reply reopens, also what was closed; from then on the clock closes.
 */
export function complaintAfter(
  status: ComplaintStatus,
  step: ComplaintStep,
  { closesAt, now }: { closesAt: Instant | null; now: Instant },
): ComplaintStatus | undefined {
  const isOver = closesAt !== null && new Date(now) > new Date(closesAt)
  if (step === 'expire' && !isOver) return undefined
  if (step === 'reply' && status === 'closed' && (closesAt === null || isOver)) return undefined
  return steps[step][status]
}

/** `ADU-XXXX-XXXX-XXXX`: made and checked as a tracking number is. */
export const toComplaintNumber = (randomBytes: Uint8Array): string => `ADU${toTrackingNumber(randomBytes).slice(3)}`

/** Reads a complaint's number as people write it; undefined when it is none. */
export function parseComplaintNumber(text: string): string | undefined {
  if (text.length > 60) return undefined
  const letters = text.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const number = parseTrackingNumber(letters.length === 15 ? letters.replace(/^AD[UV]/, '') : letters)
  return number && `ADU${number.slice(3)}`
}
