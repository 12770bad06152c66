import type { ComplaintReceipt } from '@sipelandukilat/contract'
import { keptKind } from '@sipelandukilat/domain'
import { recordAudit } from '../../platform/audit'
import { workerScope } from '../../platform/caller'
import { pinOf } from '../../platform/crypto/keyring'
import type { Db, Scope } from '../../platform/database/db'
import { newId } from '../../platform/id'
import { type IdempotencyKey, once } from '../../platform/idempotency'
import type { Platform } from '../../platform/platform'
import { type ComplaintReceiptFacts, getComplaint, insertComplaint, type NewComplaint } from './complaint-store'

type Taking = {
  /** Of the new complaint's id: a citizen's transaction sees that complaint and no other. */
  scopeOf: (complaintId: string) => Scope
  actor: { kind: 'officer' | 'citizen' | 'public'; id: string | null }
  idempotency: IdempotencyKey | undefined
  endpoint: string
  now: Date
  correlationId: string
}

/** Takes a complaint in, kept as strictly as its words ask, and puts that on the record, in the caller's transaction. */
export async function recordComplaint(
  db: Db,
  platform: Pick<Platform, 'keyring'>,
  complaint: NewComplaint,
  { actor, now, correlationId }: Pick<Taking, 'actor' | 'now' | 'correlationId'>,
): Promise<ComplaintReceiptFacts> {
  const kind = keptKind(complaint.kind, complaint.details.words)
  const receipt = await insertComplaint(db, platform.keyring, { ...complaint, kind }, now)
  recordAudit(
    db,
    { kind: actor.kind, id: actor.id },
    {
      action: 'complaint-received',
      subject: 'Complaint',
      subjectIds: [complaint.id],
      provinceCode: complaint.place.provinceCode,
      regencyCode: complaint.place.regencyCode,
      detail: {
        kind,
        channel: complaint.channel,
        ...(kind === complaint.kind ? {} : { chosenKind: complaint.kind }),
      },
      correlationId,
    },
  )
  return receipt
}

/** One complaint per `Idempotency-Key`; a repeated one gets the receipt of the first, which its own caller made. */
export async function takeComplaint(
  platform: Platform,
  prepare: (db: Db) => Promise<Omit<NewComplaint, 'id'>>,
  taking: Taking,
): Promise<ComplaintReceipt> {
  const { database, keyring } = platform
  const id = newId()
  const outcome = await database.write(taking.scopeOf(id), (db) =>
    once<ComplaintReceiptFacts | { madeBefore: string }>(
      db,
      {
        idempotency: taking.idempotency,
        principal: taking.actor.id ?? taking.actor.kind,
        endpoint: taking.endpoint,
      },
      async () => ({
        resourceId: id,
        answer: await recordComplaint(db, platform, { ...(await prepare(db)), id }, taking),
      }),
      async (madeBefore) => ({ madeBefore }),
    ),
  )
  if (!('madeBefore' in outcome)) return { ...outcome, answerBy: outcome.answerBy.toISOString() }
  const first = await database.read(workerScope, (db) => getComplaint(db, outcome.madeBefore))
  return {
    id: first.id,
    number: first.number,
    pin: pinOf(keyring, first.id),
    answerBy: first.answer_due_at.toISOString(),
  }
}
