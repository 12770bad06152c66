import type { BodyOf, ServiceCharter, writeServiceCharter } from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'

/** What the office of a regency promises; undefined until it has written it. */
export async function findServiceCharter(db: Db, regencyCode: string): Promise<ServiceCharter | undefined> {
  const row = await db.first(from('service_charter').where({ regency_code: regencyCode }))
  return (
    row && {
      words: row.words,
      signedBy: row.signed_by,
      signedOn: row.signed_on,
      changedAt: row.changed_at.toISOString(),
      version: row.version,
    }
  )
}

/** Writes it, if it still stands at the version that was seen. False: somebody else has written meanwhile. */
export async function saveServiceCharter(
  db: Db,
  regencyCode: string,
  { words, signedBy, signedOn, expectedVersion }: BodyOf<typeof writeServiceCharter>,
  { userId, now }: { userId: string; now: Date },
): Promise<boolean> {
  const written = await db.run({
    text: `insert into service_charter (regency_code, province_code, words, signed_by, signed_on, changed_by, changed_at)
           select $1, $2, $3, $4, $5, $6, $7
           where $8 = 0 or exists (select from service_charter where regency_code = $1)
           on conflict (regency_code) do update set words = excluded.words, signed_by = excluded.signed_by,
             signed_on = excluded.signed_on, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
             version = service_charter.version + 1
           where service_charter.version = $8`,
    values: [
      regencyCode,
      placeOf(regencyCode).provinceCode,
      JSON.stringify(words),
      signedBy,
      signedOn,
      userId,
      now,
      expectedVersion,
    ],
  })
  return written > 0
}
