import { decideErasure, type ErasureDecision, type StoredApplication, type StoredData } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import type { TypedStatement } from '../../platform/database/sql'
import type { DataRequestRecord } from './data-request-store'

type Place = Pick<DataRequestRecord, 'application_id' | 'contact_index' | 'regency_code' | 'province_code'>

/** The rows of a subject that lie with the office of its request: what an erasure would touch. */
export type StoredRows = {
  conversationIds: string[]
  draftIds: string[]
  /** Uploads of a conversation that no application took. */
  uploadIds: string[]
  /** Files of an application that a correction replaced. */
  replacedIds: string[]
  /** Codes and sessions of the contact. */
  contacts: number
  applications: StoredApplication[]
}

type ApplicationRow = Pick<Row<'application'>, 'id' | 'tracking_number' | 'service_code' | 'status' | 'closed_at'> &
  Pick<Row<'personal_record'>, 'erased_at'>

const toStored = (row: ApplicationRow): StoredApplication => ({
  id: row.id,
  trackingNumber: row.tracking_number,
  serviceCode: row.service_code,
  status: row.status,
  closedAt: row.closed_at,
  isErased: row.erased_at !== null,
})

const applicationColumns = 'a.id, a.tracking_number, a.service_code, a.status, a.closed_at, p.erased_at'
const idsOf = async (db: Db, rows: TypedStatement<{ id: string }>): Promise<string[]> =>
  (await db.rows(rows)).map(({ id }) => id)

async function storedOfApplication(db: Db, applicationId: string, isLocking: boolean): Promise<StoredRows> {
  const [applications, replacedIds] = await Promise.all([
    db.rows<ApplicationRow>({
      text: `select ${applicationColumns} from application a join personal_record p on p.application_id = a.id where a.id = $1${isLocking ? ' for update of a' : ''}`,
      values: [applicationId],
    }),
    idsOf(
      db,
      from('attachment')
        .where({ application_id: applicationId, erased_at: null })
        .whereNotNull('replaced_at')
        .select('id'),
    ),
  ])
  return {
    conversationIds: [],
    draftIds: [],
    uploadIds: [],
    replacedIds,
    contacts: 0,
    applications: applications.map(toStored),
  }
}

async function storedOfContact(
  db: Db,
  contactIndex: Buffer,
  { regency_code, province_code }: Place,
  isLocking: boolean,
): Promise<StoredRows> {
  // A conversation of no regency yet lies with the province; whoever handles the request may work on it.
  const conversations = from('conversation')
    .where({ address_index: contactIndex })
    .whereAny('regency_code', [regency_code, province_code])
    .whereNotNull('data_key')
    .orderBy('id')
    .select('id')
  const conversationIds = await idsOf(db, isLocking ? conversations.forUpdate() : conversations)
  const [draftIds, uploadIds, contacts, applications] = await Promise.all([
    idsOf(
      db,
      from('application_draft')
        .where({ application_id: null })
        .whereAny('conversation_id', conversationIds)
        .whereNotNull('data_key')
        .select('id'),
    ),
    idsOf(db, from('upload').where({ claimed_by: null }).whereAny('conversation_id', conversationIds).select('id')),
    db.first<{ count: number }>({
      text: `select (select count(*) from account_code where contact_index = $1) + (select count(*) from account_session where contact_index = $1) as count`,
      values: [contactIndex],
    }),
    db.rows<ApplicationRow>({
      text: `select ${applicationColumns} from application a join personal_record p on p.application_id = a.id
             where (p.phone_index = $1 or p.email_index = $1) and a.regency_code = $2 order by a.submitted_at desc limit 100`,
      values: [contactIndex, regency_code],
    }),
  ])
  return {
    conversationIds,
    draftIds,
    uploadIds,
    replacedIds: [],
    contacts: (contacts?.count ?? 0) > 0 ? 1 : 0,
    applications: applications.map(toStored),
  }
}

/**
 * What the office of a request holds of its subject. Reads as the worker: some who handle requests see no application.
 * `forErasing` keeps it as it is until the transaction ends.
 */
export async function readStored(db: Db, place: Place, { forErasing = false } = {}): Promise<StoredRows> {
  if (place.application_id) return storedOfApplication(db, place.application_id, forErasing)
  if (place.contact_index) return storedOfContact(db, place.contact_index, place, forErasing)
  return { conversationIds: [], draftIds: [], uploadIds: [], replacedIds: [], contacts: 0, applications: [] }
}

/** What of it would be erased, and what is kept and why. */
export function decide(place: Place, rows: StoredRows, now: Date): ErasureDecision {
  const stored: StoredData = {
    counts: {
      conversations: rows.conversationIds.length,
      drafts: rows.draftIds.length,
      files: rows.uploadIds.length + rows.replacedIds.length,
      contacts: rows.contacts,
    },
    applications: rows.applications,
    isOpened: place.application_id !== null,
  }
  return decideErasure(stored, now)
}
