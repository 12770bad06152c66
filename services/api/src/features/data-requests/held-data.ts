import { decideErasure, type ErasureDecision, type StoredApplication, type StoredData } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import type { DataRequestRecord } from './data-request-store'

type Place = Pick<DataRequestRecord, 'application_id' | 'contact_index' | 'regency_code' | 'province_code'>

/** The rows of a subject that lie with the office of its request: what an erasure would touch. */
export type HeldRows = {
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

type ApplicationRow = {
  id: string
  tracking_number: string
  service_code: string
  status: StoredApplication['status']
  closed_at: Date | null
  erased_at: Date | null
}

const toHeld = (row: ApplicationRow): StoredApplication => ({
  id: row.id,
  trackingNumber: row.tracking_number,
  serviceCode: row.service_code,
  status: row.status,
  closedAt: row.closed_at,
  isErased: row.erased_at !== null,
})

const applicationColumns = 'a.id, a.tracking_number, a.service_code, a.status, a.closed_at, p.erased_at'
const idsOf = async (db: Db, text: string, values: unknown[]): Promise<string[]> =>
  (await db.rows<{ id: string }>({ text, values })).map(({ id }) => id)

async function heldOfApplication(db: Db, applicationId: string, lock: string): Promise<HeldRows> {
  const [applications, replacedIds] = await Promise.all([
    db.rows<ApplicationRow>({
      text: `select ${applicationColumns} from application a join personal_record p on p.application_id = a.id where a.id = $1${lock && `${lock} of a`}`,
      values: [applicationId],
    }),
    idsOf(db, 'select id from attachment where application_id = $1 and replaced_at is not null and erased_at is null', [
      applicationId,
    ]),
  ])
  return {
    conversationIds: [],
    draftIds: [],
    uploadIds: [],
    replacedIds,
    contacts: 0,
    applications: applications.map(toHeld),
  }
}

async function heldOfContact(
  db: Db,
  contactIndex: Buffer,
  { regency_code, province_code }: Place,
  lock: string,
): Promise<HeldRows> {
  // A conversation of no regency yet lies with the province; whoever handles the request may work on it.
  const conversationIds = await idsOf(
    db,
    `select id from conversation where address_index = $1 and regency_code = any($2) and data_key is not null order by id${lock}`,
    [contactIndex, [regency_code, province_code]],
  )
  const [draftIds, uploadIds, contacts, applications] = await Promise.all([
    idsOf(
      db,
      'select id from application_draft where conversation_id = any($1) and application_id is null and data_key is not null',
      [conversationIds],
    ),
    idsOf(db, 'select id from upload where conversation_id = any($1) and claimed_by is null', [conversationIds]),
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
    applications: applications.map(toHeld),
  }
}

/**
 * What the office of a request holds of its subject. Reads as the worker: some who handle requests see no application.
 * `forErasing` keeps it as it is until the transaction ends.
 */
export async function readHeld(db: Db, place: Place, { forErasing = false } = {}): Promise<HeldRows> {
  const lock = forErasing ? ' for update' : ''
  if (place.application_id) return heldOfApplication(db, place.application_id, lock)
  if (place.contact_index) return heldOfContact(db, place.contact_index, place, lock)
  return { conversationIds: [], draftIds: [], uploadIds: [], replacedIds: [], contacts: 0, applications: [] }
}

/** What of it would be erased, and what is kept and why. */
export function decide(place: Place, rows: HeldRows, now: Date): ErasureDecision {
  const held: StoredData = {
    counts: {
      conversations: rows.conversationIds.length,
      drafts: rows.draftIds.length,
      files: rows.uploadIds.length + rows.replacedIds.length,
      contacts: rows.contacts,
    },
    applications: rows.applications,
    isOpened: place.application_id !== null,
  }
  return decideErasure(held, now)
}
