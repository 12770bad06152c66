import type { AuditAction } from '@sipelandukilat/contract'
import { recordAudit } from '../../platform/audit'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'
import type { ConversationRecord } from './conversation-store'
import { canOn, getConversation } from './read-conversations'

export type Trail = { db: Db; caller: Caller; correlationId: string }

/** A conversation that the caller works on, locked. @throws Problem `not-found`, `forbidden` */
export async function getWorkable({ db, caller }: Trail, id: string): Promise<ConversationRecord> {
  const record = await getConversation(db, caller, id, { forUpdate: true })
  if (!canOn(caller, 'work', record)) throw new Problem('forbidden')
  return record
}

/** Puts what an officer did with a conversation into the trail. */
export const auditConversation = (
  { db, caller, correlationId }: Trail,
  record: Pick<ConversationRecord, 'id' | 'province_code' | 'regency_code'>,
  action: AuditAction,
  detail: Record<string, unknown> = {},
) =>
  recordAudit(db, caller, {
    action,
    subject: 'Conversation',
    subjectIds: [record.id],
    provinceCode: record.province_code,
    regencyCode: record.regency_code,
    detail,
    correlationId,
  })
