import type { FileDelegate } from '@sipelandukilat/contract'
import type { Delegate, DelegateAuthority } from '@sipelandukilat/domain'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { placeColumnList } from '../../platform/database/place-sql'
import { Problem } from '../../platform/problem'
import type { Owner } from './application-store'
import {
  type ApplicationKey,
  findSealedForUpdate,
  openNote,
  openRecord,
  type ReadingKey,
  resealRecord,
  sealNote,
  updatePersonalRecord,
} from './personal-record'

/** What the office knows of an authority; the person stands in the application's envelope. */
export type DelegateRow = Pick<
  Row<'delegate'>,
  'application_id' | 'authority' | 'status' | 'recorded_at' | 'decided_at' | 'sealed'
>

const reasonPlace = (applicationId: string) => `delegate.sealed:${applicationId}`

export const findDelegate = (db: Db, applicationId: string): Promise<DelegateRow | undefined> =>
  db.first(
    from('delegate')
      .where({ application_id: applicationId })
      .select('application_id', 'authority', 'status', 'recorded_at', 'decided_at', 'sealed'),
  )

/** Puts the person who acts into the application's envelope, and returns its key. @throws Problem `not-found` where it was erased */
export async function sealDelegate(
  db: Db,
  keyring: Keyring,
  applicationId: string,
  delegate: Delegate,
): Promise<ApplicationKey> {
  const personal = await findSealedForUpdate(db, applicationId)
  if (!personal) throw new Problem('not-found')
  const { data, key } = openRecord(keyring, personal)
  await updatePersonalRecord(db, applicationId, { envelope: resealRecord(key, personal.id, { ...data, delegate }) })
  return key
}

/** Keeps by what authority somebody acts; it is to be checked, also where another was checked before. */
export function saveDelegate(db: Db, owner: Owner, authority: DelegateAuthority, now: Date): void {
  db.defer({
    text: `insert into delegate (application_id, ${placeColumnList}, created_by, authority, recorded_at)
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
  await db.run(
    from('delegate')
      .where({ application_id: applicationId })
      .update({
        status: decision.accept ? 'accepted' : 'refused',
        decided_by: userId,
        decided_at: now,
        sealed: reason ? sealNote(key, reasonPlace(applicationId), reason) : null,
      })
      .increment('version', 1),
  )
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
  reason: row.sealed ? plain(openNote(key, reasonPlace(row.application_id), row.sealed)) : null,
})
