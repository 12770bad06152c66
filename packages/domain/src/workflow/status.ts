import * as z from 'zod'
import { formatDate } from '../calendar/dates'
import type { Language } from '../language/language'
import type { PresenceMode } from '../services/presence'
import { statusTexts } from '../texts/texts'

/** The statuses an application passes through, in the order of the usual way. */
export const ApplicationStatus = z.enum([
  'draft',
  'incomplete',
  'submitted',
  'routed',
  'verifying',
  'correction',
  'awaiting_presence',
  'approving',
  'processing',
  'issued',
  'ready',
  'delivering',
  'completed',
  'rejected',
  'withdrawn',
  'merged',
])
export type ApplicationStatus = z.infer<typeof ApplicationStatus>

/** Statuses by what they have in common. */
export type StatusGroup =
  /** No more work is due. A rejection may still be reopened (see workflow). */
  | 'closed'
  /** Ended, and no documents came of it. */
  | 'withoutDocuments'
  /** The office's clock stands still: the citizen or a visit is awaited. */
  | 'clockStopped'
  /** The citizen is asked to complete or correct. */
  | 'citizenAsked'
  /** No day is promised: the clock stands still, or has not begun. */
  | 'withoutDeadline'
  /** An officer weighs it up. */
  | 'deciding'
  /** What comes before a decision. */
  | 'undecided'
  /** Whoever chose to come to the office may choose an hour already, though it does not ask yet. */
  | 'mayCome'
  /** Somebody may be awaited at the office: to be seen, or to fetch the documents. */
  | 'awaitedAtOffice'
  /** Documents are being made, or wait to be handed over. */
  | 'producing'
  /** There are documents: forms of handover can be printed. */
  | 'issued'
  /** The citizen may have the documents. */
  | 'available'

/** Named for each status, so that a new one cannot be forgotten in a list. */
const groups = {
  draft: [],
  incomplete: ['clockStopped', 'withoutDeadline', 'citizenAsked', 'mayCome'],
  submitted: ['withoutDeadline', 'undecided'],
  routed: ['undecided', 'mayCome'],
  verifying: ['undecided', 'mayCome', 'deciding'],
  correction: ['clockStopped', 'withoutDeadline', 'citizenAsked'],
  awaiting_presence: ['clockStopped', 'withoutDeadline', 'undecided', 'awaitedAtOffice'],
  approving: ['deciding'],
  processing: ['producing'],
  issued: ['producing', 'issued'],
  ready: ['producing', 'issued', 'available', 'awaitedAtOffice'],
  delivering: ['producing', 'issued', 'available'],
  completed: ['closed', 'issued', 'available'],
  rejected: ['closed', 'withoutDocuments'],
  withdrawn: ['closed', 'withoutDocuments'],
  merged: ['closed'],
} as const satisfies Record<ApplicationStatus, readonly StatusGroup[]>

/** The statuses of a group, as a type. */
export type StatusIn<Group extends StatusGroup> = {
  [Status in ApplicationStatus]: Group extends (typeof groups)[Status][number] ? Status : never
}[ApplicationStatus]
export type ClosedStatus = StatusIn<'closed'>

export function isInGroup<Group extends StatusGroup>(
  status: ApplicationStatus,
  group: Group,
): status is StatusIn<Group> {
  const own: readonly StatusGroup[] = groups[status]
  return own.includes(group)
}

/** All statuses of a group, in the order of the usual way. */
export const statusesIn = (group: StatusGroup): ApplicationStatus[] =>
  ApplicationStatus.options.filter((status) => isInGroup(status, group))

/** True once no more work is due: completed, rejected, withdrawn or merged. A rejection may still be reopened (see workflow). */
export const isClosed = (status: ApplicationStatus): status is ClosedStatus => isInGroup(status, 'closed')

/** Whether somebody must still be present before anything is decided: nobody knows yet when that will be. */
export const awaitsPresence = (
  status: ApplicationStatus,
  { presenceMode, presenceDone }: { presenceMode: PresenceMode | null; presenceDone: boolean },
): boolean =>
  presenceMode !== null && !presenceDone && (isInGroup(status, 'undecided') || isInGroup(status, 'clockStopped'))

/**
 * The day for which an application is promised: none before whoever must be present was, none while the clock stands still, and
 * none any more once the documents are ready, or it has ended.
 */
export const promisedFor = <Due>(
  status: ApplicationStatus,
  dueAt: Due | null,
  presence: { presenceMode: PresenceMode | null; presenceDone: boolean },
): Due | null => {
  const isOpen = status !== 'ready' && !isClosed(status) && !isInGroup(status, 'clockStopped')
  return isOpen && !awaitsPresence(status, presence) ? dueAt : null
}

/** How what is ready is given out: downloaded, collected, some of each, or nothing at all. */
export const ReadyAs = z.enum(['download', 'pickup', 'both', 'nothing'])
export type ReadyAs = z.infer<typeof ReadyAs>

/**
 * The status in the words people read.
 * `presenceMode` tells whether the person comes to the office or the team comes to them; `visitOn` the day that is planned for it;
 * `isArrival` whether a moving letter opened it, so that a family is awaited;
 * `readyAs` how what is ready is given out; `mergedInto` the tracking number of the application that goes on.
 */
export function statusLabel(
  status: ApplicationStatus,
  language: Language,
  options: {
    presenceMode?: PresenceMode | null | undefined
    visitOn?: string | null | undefined
    isArrival?: boolean | undefined
    readyAs?: ReadyAs | null | undefined
    mergedInto?: string | null | undefined
  } = {},
): string {
  if (status === 'incomplete' && options.isArrival) return statusTexts.say(language, 'statusAwaitingFamily')
  if (status === 'awaiting_presence' && options.presenceMode === 'office')
    return statusTexts.say(language, 'statusAwaitingArrival')
  if (status === 'awaiting_presence' && options.visitOn)
    return statusTexts.say(language, 'statusVisitPlanned', { date: formatDate(options.visitOn, language) })
  if (status === 'merged' && options.mergedInto)
    return statusTexts.say(language, 'statusMergedInto', { number: options.mergedInto })
  if (status === 'ready' && options.readyAs && options.readyAs !== 'both')
    return statusTexts.say(language, `statusReady_${options.readyAs}`)
  return statusTexts.say(language, `status_${status}`)
}
