import type { Db } from '../../platform/database/db'
import { enqueue } from '../../platform/jobs/outbox'
import type { ApplicationRecord } from './application-store'

export type EventInput = {
  seq: number
  type: string
  actorKind: 'system' | 'officer' | 'supervisor' | 'citizen'
  actorId: string | null
  channel: string | null
  occurredAt: Date
  recordedAt: Date
  fromStatus: string | null
  toStatus: string | null
  /** Paths, ids and codes; never a personal value. */
  data: Record<string, unknown>
  /** Free text, sealed under the application's key. */
  sealed: Buffer | null
}

type Owner = Pick<
  ApplicationRecord,
  'id' | 'province_code' | 'regency_code' | 'district_code' | 'village_code' | 'created_by'
>

/** The envelope's place of an event's free text. */
export const eventPlace = (applicationId: string, seq: number) => `application_event.sealed:${applicationId}:${seq}`

/** Appends to an application's history and tells the outbox, in the caller's transaction. */
export async function appendEvent(db: Db, owner: Owner, event: EventInput): Promise<void> {
  db.defer({
    text: `insert into application_event (application_id, seq, province_code, regency_code, district_code, village_code, created_by,
               type, occurred_at, recorded_at, actor_kind, actor_id, channel, from_status, to_status, data, sealed)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    values: [
      owner.id,
      event.seq,
      owner.province_code,
      owner.regency_code,
      owner.district_code,
      owner.village_code,
      owner.created_by,
      event.type,
      event.occurredAt,
      event.recordedAt,
      event.actorKind,
      event.actorId,
      event.channel,
      event.fromStatus,
      event.toStatus,
      JSON.stringify(event.data),
      event.sealed,
    ],
  })
  enqueue(db, 'application.changed', {
    applicationId: owner.id,
    seq: event.seq,
    provinceCode: owner.province_code,
    regencyCode: owner.regency_code,
    districtCode: owner.district_code,
    villageCode: owner.village_code,
    createdBy: owner.created_by,
  })
}

/** Appends what leaves the status as it is; the event's number is the record's `last_seq`. */
export const appendInStatus = (
  db: Db,
  record: ApplicationRecord,
  { now, ...event }: Pick<EventInput, 'type' | 'actorKind' | 'actorId' | 'data'> & { now: Date },
): Promise<void> =>
  appendEvent(db, record, {
    ...event,
    seq: record.last_seq,
    channel: null,
    occurredAt: now,
    recordedAt: now,
    fromStatus: record.status,
    toStatus: record.status,
    sealed: null,
  })
