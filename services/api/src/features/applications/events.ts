import type { FormerValue } from '@sipelandukilat/contract'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { placeOfRow } from '../../platform/database/region-columns'
import { enqueue } from '../../platform/jobs/outbox'
import { type ApplicationRecord, type Owner, ownedBy } from './application-store'
import { type ApplicationKey, openNote, type ReadingKey, sealNote } from './personal-record'

export type EventInput = {
  seq: number
  type: string
  actorKind: Row<'application_event'>['actor_kind']
  actorId: string | null
  channel: string | null
  occurredAt: Date
  recordedAt: Date
  fromStatus: string | null
  toStatus: string | null
  /** Paths, ids and codes; never a personal value. */
  data: Record<string, unknown>
  /** Free text or what answers were before, sealed under the application's key. */
  sealed: Buffer | null
}

/** The envelope's place of what an event keeps sealed. */
export const eventPlace = (applicationId: string, seq: number) => `application_event.sealed:${applicationId}:${seq}`

/** Appends to an application's history and tells the outbox, in the caller's transaction. */
export function appendEvent(db: Db, owner: Owner, event: EventInput): void {
  db.defer(
    from('application_event').insert({
      ...ownedBy(owner),
      seq: event.seq,
      type: event.type,
      occurred_at: event.occurredAt,
      recorded_at: event.recordedAt,
      actor_kind: event.actorKind,
      actor_id: event.actorId,
      channel: event.channel,
      from_status: event.fromStatus,
      to_status: event.toStatus,
      data: event.data,
      sealed: event.sealed,
    }),
  )
  enqueue(db, 'application.changed', {
    applicationId: owner.id,
    seq: event.seq,
    ...placeOfRow(owner),
    createdBy: owner.created_by,
  })
}

/** Appends what leaves the status as it is; the event's number is the record's `last_seq`. */
export const appendInStatus = (
  db: Db,
  record: ApplicationRecord,
  {
    now,
    occurredAt = now,
    channel = null,
    sealed = null,
    ...event
  }: Pick<EventInput, 'type' | 'actorKind' | 'actorId' | 'data'> & {
    channel?: EventInput['channel']
    sealed?: EventInput['sealed']
    /** If before `now`: field work entered later. */
    occurredAt?: Date
    now: Date
  },
): void =>
  appendEvent(db, record, {
    ...event,
    seq: record.last_seq,
    channel,
    occurredAt,
    recordedAt: now,
    fromStatus: record.status,
    toStatus: record.status,
    sealed,
  })

/** Entries that tell of changed answers hold, sealed, what these were before; all others a free text. */
const holdsFormer = (type: string) => type === 'supplement' || type === 'answer_correction'

type SealedText = Pick<EventRow, 'application_id' | 'seq' | 'type' | 'sealed'>

/** The free text of an event as it is shown. */
export const noteOf = (key: ReadingKey, event: SealedText) =>
  event.sealed && !holdsFormer(event.type)
    ? openNote(key, eventPlace(event.application_id, event.seq), event.sealed)
    : null

/** What answers were before, as an event keeps it; null where nothing was changed. */
export const sealFormer = (key: ApplicationKey, place: string, former: readonly FormerValue[]): Buffer | null =>
  former.length === 0 ? null : sealNote(key, place, JSON.stringify(former))

/** What the answers were that an event tells of; nothing of another event, and once the key is destroyed. */
export function openFormer(key: ReadingKey, { application_id, seq, type, sealed }: SealedText): FormerValue[] {
  if (!key || !sealed || !holdsFormer(type)) return []
  const text = openNote(key, eventPlace(application_id, seq), sealed)
  // Older entries hold a replaced telephone alone.
  return text.startsWith('[') ? (JSON.parse(text) as FormerValue[]) : [{ path: 'applicant.phone', value: text }]
}

export const findEvent = (db: Db, applicationId: string, seq: number): Promise<EventRow | undefined> =>
  db.first<EventRow>(from('application_event').where({ application_id: applicationId, seq }))

/** The telephone that an officer put another in the place of, in the event that tells of it; undefined where none was. */
export async function findReplacedPhone(
  db: Db,
  key: ReadingKey,
  { applicationId, seq }: { applicationId: string; seq: number },
): Promise<string | undefined> {
  const event = await findEvent(db, applicationId, seq)
  const phone = event && openFormer(key, event).find(({ path }) => path === 'applicant.phone')?.value
  return typeof phone === 'string' ? phone : undefined
}

type Status = ApplicationRecord['status'] | null
type EventRow = Row<'application_event'> & { from_status: Status; to_status: Status }

/** The whole history of an application, in order. */
export const listEvents = (db: Db, applicationId: string): Promise<EventRow[]> =>
  db.rows<EventRow>(from('application_event').where({ application_id: applicationId }).orderBy('seq'))

/** When the newest step happened that moved an application; nothing that follows happened before it. */
export async function getLastStepAt(db: Db, applicationId: string): Promise<Date> {
  const row = await db.first<{ at: Date | null }>({
    text: `select max(occurred_at) as at from application_event where application_id = $1 and to_status is distinct from from_status`,
    values: [applicationId],
  })
  return row?.at ?? new Date(0)
}
