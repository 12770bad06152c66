import type { LetterSettings, SavedLetterSettings } from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'

/** The paper of an office; undefined until it is entered. */
export async function findLetterSettings(db: Db, regencyCode: string): Promise<SavedLetterSettings | undefined> {
  const row = await db.first(from('letter_settings').where({ regency_code: regencyCode }))
  return row && { ...row.settings, changedAt: row.changed_at.toISOString(), version: row.version }
}

/** Writes it, if it still stands at the version that was seen. False: somebody else has written meanwhile. */
export async function saveLetterSettings(
  db: Db,
  regencyCode: string,
  settings: LetterSettings,
  { expectedVersion, userId, now }: { expectedVersion: number; userId: string; now: Date },
): Promise<boolean> {
  const written = await db.run({
    text: `insert into letter_settings (regency_code, province_code, settings, changed_by, changed_at)
           select $1, $2, $3, $4, $5
           where $6 = 0 or exists (select from letter_settings where regency_code = $1)
           on conflict (regency_code) do update set settings = excluded.settings, changed_by = excluded.changed_by,
             changed_at = excluded.changed_at, version = letter_settings.version + 1
           where letter_settings.version = $6`,
    values: [regencyCode, placeOf(regencyCode).provinceCode, JSON.stringify(settings), userId, now, expectedVersion],
  })
  return written > 0
}
