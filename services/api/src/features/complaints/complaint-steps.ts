import type { Role } from '@sipelandukilat/access'
import {
  addWorkingDays,
  type ComplaintCloser,
  type ComplaintStatus,
  type ComplaintStep,
  complaintAfter,
  complaintClosesAt,
  complaintDays,
} from '@sipelandukilat/domain'
import { complaintsTexts } from '#texts'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { enqueue } from '../../platform/outbox'
import { Problem } from '../../platform/problem'
import { getCalendar } from '../regions/places'
import { addEntry, type ComplaintRecord } from './complaint-store'

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

type Columns = Partial<
  Record<
    | 'assignee_id'
    | 'assignee_role'
    | 'due_at'
    | 'forwarded_at'
    | 'answered_at'
    | 'closes_at'
    | 'closed_at'
    | 'closed_by',
    unknown
  >
>

async function save(
  db: Db,
  record: ComplaintRecord,
  status: ComplaintStatus,
  columns: Columns,
  now: Date,
): Promise<void> {
  const names = Object.keys(columns)
  const changes = names.map((name, index) =>
    // The first time counts.
    name === 'forwarded_at' || name === 'answered_at'
      ? `${name} = coalesce(${name}, $${index + 4})`
      : `${name} = $${index + 4}`,
  )
  await db.run({
    text: `update complaint set status = $2, status_since = case when status = $2 then status_since else $3 end, version = version + 1${changes
      .map((change) => `, ${change}`)
      .join('')} where id = $1`,
    values: [record.id, status, now, ...Object.values(columns)],
  })
}

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

/** The office's answer: the citizen is told that there is one, and has time to reply. */
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
  await enqueue(db, { topic: 'complaint.told', payload: { complaintId: record.id, entryId } })
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
  if (by !== 'citizen') await enqueue(db, { topic: 'complaint.told', payload: { complaintId: record.id, entryId } })
}
