import type { EscalationLevel } from '@sipelandukilat/domain'
import type { Db } from '../database/db'
import { newId } from '../id'

/** A job's payload of a changed application: whose row it is, so that screens can be told. */
export type ApplicationChange = {
  applicationId: string
  seq: number
  provinceCode: string
  regencyCode: string
  districtCode: string
  villageCode: string
  createdBy: string | null
}

/** Told to open shells over the live stream: what a place is given may be another release. Empty: everywhere. */
export type BootChange = { type: 'boot.changed'; moduleId: string; regionCode: string }

/** Told to open screens by the database itself: something was said in a conversation, or another answers there. */
export type ConversationChange = {
  type: 'conversation.changed'
  conversationId: string
  provinceCode: string
  regencyCode: string
}

/** Who is told of a citizen's request about their data: those who handle it, or those above them once it is late. */
export type DataRequestLevel = 'warning' | 'overdue'

/** What may leave a transaction. Payloads hold ids only: job data lies outside row-level security. */
export type OutboxMessage =
  | { topic: 'application.changed'; payload: ApplicationChange }
  | { topic: 'user.mail'; payload: { userId: string; sealedToken: string; purpose: 'invitation' | 'reset' } }
  | {
      topic: 'user.escalation'
      payload: { userId: string; level: EscalationLevel; applicationIds: string[]; day: string }
    }
  | {
      topic: 'user.complaint-escalation'
      payload: { userId: string; level: EscalationLevel; complaintIds: string[]; day: string }
    }
  | { topic: 'complaint.told'; payload: { complaintId: string; entryId: string } }
  /** Files whose rows are gone; their names are keyed and tell nothing. */
  | { topic: 'blobs.unused'; payload: { blobs: string[] } }
  | {
      topic: 'user.data-requests'
      payload: { userId: string; level: DataRequestLevel; requestIds: string[]; day: string }
    }
  | { topic: 'data-request.closed'; payload: { requestId: string } }
  | { topic: 'user.rollout-reverted'; payload: { userId: string; rolloutId: string } }
  | {
      topic: 'visit.told'
      payload: { requestId: string; tripId: string; onDate: string; kind: 'planned' | 'called_off' }
    }
  | { topic: 'account.code'; payload: { codeId: string } }
  | { topic: 'message.received'; payload: { inboundId: string } }
  | { topic: 'message.outgoing'; payload: { messageId: string } }
  | { topic: 'planning.requested'; payload: { runId: string } }

/** Leaves the process only after the commit, and not before `availableAt` where that is given. */
export async function enqueue(db: Db, message: OutboxMessage, availableAt?: Date): Promise<void> {
  db.defer({
    text: 'insert into outbox (id, topic, payload, available_at) values ($1, $2, $3, coalesce($4::timestamptz, now()))',
    values: [newId(), message.topic, JSON.stringify(message.payload), availableAt ?? null],
  })
}
