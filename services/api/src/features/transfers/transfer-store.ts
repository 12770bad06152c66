import type { Db } from '../../platform/database/db'
import { from, type NewRow, type Row } from '../../platform/database/from'
import { Problem } from '../../platform/problem'

export type TransferRecord = Row<'transfer'>
/** What lists name of the application; nothing where it is not the reader's yet. */
type ListedTransfer = TransferRecord & { tracking_number: string | null; service_code: string | null }

/** What the receiver decides by, of applications that are not theirs yet: read with the rights of the worker, and no person's data. */
export type TransferOffer = Pick<Row<'application'>, 'tracking_number' | 'service_code'> & {
  transfer_id: string
  record_id: string
  data_key: Buffer | null
}

export const listOffers = (db: Db, transferIds: readonly string[]): Promise<TransferOffer[]> =>
  db.rows<TransferOffer>({
    text: `select t.id as transfer_id, a.tracking_number, a.service_code, p.id as record_id, p.data_key
           from transfer t join application a on a.id = t.application_id join personal_record p on p.application_id = a.id
           where t.id = any($1) and t.status = 'requested'`,
    values: [transferIds],
  })

/** Fails on the unique index where a transfer of the application awaits a decision. */
export async function insertTransfer(db: Db, transfer: NewRow<'transfer'>): Promise<void> {
  await db.run(from('transfer').insert(transfer))
}

/** Those that await a decision, the oldest first, at most 200. */
export const listRequested = (db: Db): Promise<ListedTransfer[]> =>
  db.rows<ListedTransfer>({
    text: `select t.*, a.tracking_number, a.service_code from transfer t left join application a on a.id = t.application_id
           where t.status = 'requested' order by t.requested_at limit 200`,
  })

export type DecidedTransfer = Pick<
  TransferRecord,
  'id' | 'application_id' | 'from_regency_code' | 'to_regency_code'
> & {
  status: 'accepted' | 'refused'
  from_regency_name: string
  to_regency_name: string
  decided_at: Date
  is_readable: boolean
}

/** Those that were decided, the newest first, at most 200; of one application the accepted ones. */
export const listDecided = (db: Db, applicationId: string | null = null): Promise<DecidedTransfer[]> =>
  db.rows<DecidedTransfer>({
    text: `select t.id, t.application_id, t.from_regency_code, t.to_regency_code, t.status, t.decided_at, a.id is not null as is_readable,
             (select name from region where code = t.from_regency_code) as from_regency_name,
             (select name from region where code = t.to_regency_code) as to_regency_name
           from transfer t left join application a on a.id = t.application_id
           where t.decided_at is not null and (t.status = 'accepted' or t.status = 'refused' and $1::uuid is null)
             and t.application_id = coalesce($1, t.application_id)
           order by t.decided_at desc, t.id desc limit 200`,
    values: [applicationId],
  })

export type Cover = Pick<Row<'application'>, 'id' | 'tracking_number' | 'service_code'>

/** What former offices may know of applications, read with the rights of the worker: which they are, and no person's data. */
export const listCovers = (db: Db, applicationIds: readonly string[]): Promise<Cover[]> =>
  db.rows(from('application').whereAny('id', applicationIds).select('id', 'tracking_number', 'service_code'))

/** @throws Problem `not-found`, also where it concerns neither the caller's region nor one below. */
export async function getTransferForUpdate(db: Db, id: string): Promise<TransferRecord> {
  const found = await db.first(from('transfer').where({ id }).forUpdate())
  if (!found) throw new Problem('not-found')
  return found
}

export async function saveTransferDecision(
  db: Db,
  id: string,
  decision: { status: 'accepted' | 'refused'; decided_by: string; decided_at: Date },
): Promise<void> {
  await db.run(from('transfer').where({ id }).update(decision))
}

/** Moves the application by the database's one way; gives where it lay before. */
export const moveApplication = (
  db: Db,
  transferId: string,
): Promise<{ district_code: string; village_code: string } | undefined> =>
  db.first<{ district_code: string; village_code: string }>({
    text: 'select district_code, village_code from app_move_application($1)',
    values: [transferId],
  })

export async function insertAccessGrant(db: Db, grant: NewRow<'access_grant'>): Promise<void> {
  await db.run(from('access_grant').insert(grant))
}
