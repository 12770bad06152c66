import type { Role } from '@sipelandukilat/access'
import {
  addWorkingDays,
  type ComplaintCloser,
  type ComplaintKind,
  type ComplaintStatus,
  type ComplaintStep,
  complaintAfter,
  complaintClosesAt,
  complaintDays,
  isConfidentialComplaint,
} from '@sipelandukilat/domain'
import { complaintsTexts } from '#texts'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import type { Change } from '../../platform/database/from'
import { enqueue } from '../../platform/jobs/outbox'
import { Problem } from '../../platform/problem'
import { getCalendar } from '../regions/places'
import { addEntry, type ComplaintRecord, updateComplaint } from './complaint-store'

export type StepContext = { db: Db; keyring: Keyring; now: Date; author: { id: string | null } }

/** @throws Problem `version-conflict` when it changed since it was read. */
export function assertVersion(record: ComplaintRecord, expectedVersion: number): void {
  if (record.version !== expectedVersion)
    throw new Problem('version-conflict', { changed: { version: record.version, status: record.status } })
}

function statusAfter(record: ComplaintRecord, step: ComplaintStep, now: Date): ComplaintStatus {
  const status = complaintAfter(record.status, step, { closesAt: record.closes_at, now })
  if (!status)
    throw new Problem('transition-not-allowed', {
      detail: complaintsTexts.of('stepNotPossibleComplaintStatus'),
    })
  return status
}

type Columns = Pick<
  Change<'complaint'>,
  'assignee_id' | 'assignee_role' | 'due_at' | 'forwarded_at' | 'answered_at' | 'closes_at' | 'closed_at' | 'closed_by'
>

/** Where it was forwarded or answered before, the first time counts. The record is locked. */
const save = (db: Db, record: ComplaintRecord, status: ComplaintStatus, columns: Columns, now: Date): Promise<void> =>
  updateComplaint(db, record.id, {
    ...columns,
    status,
    status_since: record.status === status ? undefined : now,
    forwarded_at: record.forwarded_at ? undefined : columns.forwarded_at,
    answered_at: record.answered_at ? undefined : columns.answered_at,
  })

/** Gives it to a person or a role. The answer stays due as counted from when it came in. */
export async function forward(
  { db, keyring, now, author }: StepContext,
  record: ComplaintRecord,
  to: { assigneeId: string | null; role: Role; note: string | undefined },
): Promise<void> {
  const status = statusAfter(record, 'forward', now)
  await addEntry(
    db,
    keyring,
    record,
    {
      kind: 'forwarding',
      author_kind: 'officer',
      author_id: author.id,
      assigneeId: to.assigneeId,
      assigneeRole: to.role,
      text: to.note,
    },
    now,
  )
  const due = record.status === 'received' ? record.answer_due_at : record.due_at
  await save(
    db,
    record,
    status,
    { assignee_id: to.assigneeId, assignee_role: to.role, due_at: due, forwarded_at: now },
    now,
  )
}

/** The office's answer: the citizen is notified that there is one, and has time to reply. */
export async function answer(
  { db, keyring, now, author }: StepContext,
  record: ComplaintRecord,
  text: string,
): Promise<void> {
  const status = statusAfter(record, 'answer', now)
  const entryId = await addEntry(
    db,
    keyring,
    record,
    { kind: 'answer', author_kind: 'officer', author_id: author.id, text },
    now,
  )
  const closesAt = complaintClosesAt(now, await getCalendar(db, record.regency_code))
  await save(db, record, status, { due_at: null, forwarded_at: now, answered_at: now, closes_at: closesAt }, now)
  enqueue(db, 'complaint.changed', { complaintId: record.id, entryId })
}

/** What the citizen adds. After an answer it is open again, and due as if it came in today. */
export async function reply({ db, keyring, now }: StepContext, record: ComplaintRecord, text: string): Promise<void> {
  const status = statusAfter(record, 'reply', now)
  await addEntry(db, keyring, record, { kind: 'reply', author_kind: 'citizen', author_id: null, text }, now)
  const reopens = record.status === 'answered' || record.status === 'closed'
  const columns = reopens
    ? {
        due_at: addWorkingDays(now, complaintDays.answer, await getCalendar(db, record.regency_code)),
        closes_at: null,
        closed_at: null,
        closed_by: null,
      }
    : {}
  await save(db, record, status, columns, now)
}

const closingStep = { citizen: 'closeByCitizen', officer: 'closeByOfficer', clock: 'expire' } as const

export async function close(
  { db, keyring, now, author }: StepContext,
  record: ComplaintRecord,
  by: ComplaintCloser,
): Promise<void> {
  const status = statusAfter(record, closingStep[by], now)
  const entryId = await addEntry(
    db,
    keyring,
    record,
    { kind: 'closing', author_kind: by === 'clock' ? 'system' : by, author_id: author.id },
    now,
  )
  await save(db, record, status, { due_at: null, closed_at: now, closed_by: by }, now)
  if (by !== 'citizen') enqueue(db, 'complaint.changed', { complaintId: record.id, entryId })
}

/** What it is about is said anew, and by that who may read it; why is kept with who said it. */
export async function setKind(
  { db, keyring, now, author }: StepContext,
  record: ComplaintRecord,
  { kind, reason }: { kind: ComplaintKind; reason: string },
): Promise<void> {
  const kinds = { before: record.kind, after: kind }
  const entry = { kind: 'kind', author_kind: 'officer', author_id: author.id, kinds, text: reason } as const
  await addEntry(db, keyring, record, entry, now)
  // An officer whom it may be about holds it no longer.
  const isTaken = isConfidentialComplaint(kind) && record.assignee_role === 'intake_officer'
  await updateComplaint(db, record.id, { kind, ...(isTaken ? { assignee_id: null, assignee_role: null } : {}) })
}
