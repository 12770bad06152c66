import type { FileDelegate } from '@sipelandukilat/contract'
import type { Delegate, DelegateAuthority, DelegateStatus } from '@sipelandukilat/domain'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'
import type { ApplicationRecord } from './application-store'
import { type ApplicationKey, openNote, openRecord, type ReadingKey, resealRecord, sealNote } from './personal-record'

/** What the office knows of an authority; the person stands in the application's envelope. */
export type DelegateRow = {
  id: string
  authority: DelegateAuthority
  status: DelegateStatus
  recorded_at: Date
  decided_at: Date | null
  sealed: Buffer | null
}

type Owner = Pick<
  ApplicationRecord,
  'id' | 'province_code' | 'regency_code' | 'district_code' | 'village_code' | 'created_by'
>

const reasonPlace = (applicationId: string) => `delegate.sealed:${applicationId}`

export const findDelegate = (db: Db, applicationId: string): Promise<DelegateRow | undefined> =>
  db.first({
    text: 'select application_id as id, authority, status, recorded_at, decided_at, sealed from delegate where application_id = $1',
    values: [applicationId],
  })

/** Puts the person who acts into the application's envelope, and returns its key. @throws Problem `not-found` where it was erased */
export async function sealDelegate(
  db: Db,
  keyring: Keyring,
  applicationId: string,
  delegate: Delegate,
): Promise<ApplicationKey> {
  const personal = await db.first<{ id: string; data_key: Buffer | null; envelope: Buffer | null }>({
    text: 'select id, data_key, envelope from personal_record where application_id = $1 for update',
    values: [applicationId],
  })
  if (!personal) throw new Problem('not-found')
  const { data, key } = openRecord(keyring, personal)
  await db.run({
    text: 'update personal_record set envelope = $2 where id = $1',
    values: [personal.id, resealRecord(key, personal.id, { ...data, delegate })],
  })
  return key
}

/** Keeps by what authority somebody acts; it is to be checked, also where another was checked before. */
export async function saveDelegate(db: Db, owner: Owner, authority: DelegateAuthority, now: Date): Promise<void> {
  await db.run({
    text: `insert into delegate (application_id, province_code, regency_code, district_code, village_code, created_by, authority, recorded_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict (application_id) do update set authority = excluded.authority, recorded_at = excluded.recorded_at,
             status = 'pending', decided_by = null, decided_at = null, sealed = null, version = delegate.version + 1`,
    values: [
      owner.id,
      owner.province_code,
      owner.regency_code,
      owner.district_code,
      owner.village_code,
      owner.created_by,
      authority,
      now,
    ],
  })
}

/** Keeps what an officer decided, and why where it was refused. */
export async function saveDecision(
  db: Db,
  applicationId: string,
  decision: { accept: boolean; reason: string | undefined },
  { key, userId, now }: { key: ApplicationKey; userId: string; now: Date },
): Promise<void> {
  const reason = decision.accept ? undefined : decision.reason
  await db.run({
    text: `update delegate set status = $2, decided_by = $3, decided_at = $4, sealed = $5, version = version + 1
           where application_id = $1`,
    values: [
      applicationId,
      decision.accept ? 'accepted' : 'refused',
      userId,
      now,
      reason ? sealNote(key, reasonPlace(applicationId), reason) : null,
    ],
  })
}

/** A delegate as officers read it. `person` is masked already where the reader may not see identifiers. */
export const toFileDelegate = (
  row: DelegateRow,
  person: Delegate,
  key: ReadingKey,
  plain: (text: string) => string,
): FileDelegate => ({
  ...person,
  authority: row.authority,
  status: row.status,
  recordedAt: row.recorded_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  reason: row.sealed ? plain(openNote(key, reasonPlace(row.id), row.sealed)) : null,
})
