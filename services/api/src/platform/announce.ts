import type { ApplicationInput } from '@sipelandukilat/contract'
import type {
  ApplicationStatus,
  Channel,
  PresenceMode,
  ServiceDefinition,
  WorkflowAction,
  WorkflowCommand,
} from '@sipelandukilat/domain'
import type { Db } from './database/db'

/** Of an application, what others may need to follow it: whose it is, and what reports count by. */
export type AnnouncedApplication = {
  id: string
  tracking_number: string
  service_code: string
  channel: Channel
  status: ApplicationStatus
  presence_mode: PresenceMode | null
  province_code: string
  regency_code: string
  district_code: string
  village_code: string
  created_by: string | null
  submitted_at: Date
  /** Since when its citizen has waited. */
  waiting_since: Date
  due_at: Date | null
  closed_at: Date | null
  /** The moving letter that opened it at the destination. */
  arrival_of: string | null
}

/** What a step leads to: beside whose it is, who decided on it. */
export type MovedApplication = AnnouncedApplication & {
  approval_required: boolean
  approved_by: string | null
  /** Of a move that is counted by it: the regency at its other end. */
  move_regency_code: string | null
}

/** What the applicant entered, as far as others act on it. */
export type AnnouncedPerson = {
  applicant: { name: string; nik: string | null; kkNumber: string | null; phone: string | null }
  presence: NonNullable<ApplicationInput['presence']> | null
}

/** What happened to an application, announced inside the transaction in which it happens; the outbox follows the commit. */
export type Announcement =
  | {
      kind: 'submitted'
      application: AnnouncedApplication
      definition: ServiceDefinition
      person: AnnouncedPerson
      now: Date
    }
  | {
      kind: 'moved'
      action: WorkflowAction
      before: AnnouncedApplication
      after: MovedApplication
      definition: ServiceDefinition
      now: Date
      occurredAt: Date
    }
  | {
      /** What its citizen said is kept anew, before what still lacks is judged. */
      kind: 'answered'
      application: AnnouncedApplication
      now: Date
    }
  | { kind: 'transferred'; before: AnnouncedApplication; after: AnnouncedApplication }

/** Acts in the same transaction. To a step it may answer one that follows at once; to nothing else. */
export type Listener = (db: Db, announcement: Announcement) => Promise<WorkflowCommand | undefined>

export type Announce = Listener

/** Calls every listener and gives the step that one of them answers. @throws where two answer one, or nothing was moved */
export const announceTo =
  (...listeners: readonly Listener[]): Announce =>
  async (db, announcement) => {
    const steps = await Promise.all(listeners.map((listener) => listener(db, announcement)))
    const following = steps.filter((step) => step !== undefined)
    if (following.length > (announcement.kind === 'moved' ? 1 : 0))
      throw new Error(`To ${announcement.kind}, ${following.length} listeners answer a step`)
    return following[0]
  }
