import type { BodyOf, SavedDataProtectionContact, writeDataProtectionContact } from '@sipelandukilat/contract'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { listServedProvinces } from '../regions/search-regions'

/** Whom citizens of a province ask about the protection of their data; undefined until it is entered. */
export async function findContact(db: Db, provinceCode: string): Promise<SavedDataProtectionContact | undefined> {
  const row = await db.first(from('data_protection_contact').where({ province_code: provinceCode }))
  return (
    row && {
      name: row.name,
      email: row.email,
      phone: row.phone,
      address: row.address,
      changedAt: row.changed_at.toISOString(),
      version: row.version,
    }
  )
}

/** Writes it, if it still stands at the version that was seen. False: somebody else has written meanwhile. */
export async function saveContact(
  db: Db,
  provinceCode: string,
  { name, email, phone, address, expectedVersion }: BodyOf<typeof writeDataProtectionContact>,
  { userId, now }: { userId: string; now: Date },
): Promise<boolean> {
  const written = await db.run({
    text: `insert into data_protection_contact (province_code, name, email, phone, address, changed_by, changed_at)
           select $1, $2, $3, $4, $5, $6, $7
           where $8 = 0 or exists (select from data_protection_contact where province_code = $1)
           on conflict (province_code) do update set name = excluded.name, email = excluded.email, phone = excluded.phone,
             address = excluded.address, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
             version = data_protection_contact.version + 1
           where data_protection_contact.version = $8`,
    values: [provinceCode, name, email, phone, address, userId, now, expectedVersion],
  })
  return written > 0
}

export type ProvinceContact = { provinceName: string; contact: SavedDataProtectionContact | undefined }

/** Of each province that serves, or of those of these codes: whom its citizens ask, where it is entered. */
export async function listContacts(db: Db, codes?: readonly string[]): Promise<ProvinceContact[]> {
  const provinces = await listServedProvinces(db)
  return Promise.all(
    provinces
      .filter(({ code }) => codes?.includes(code) ?? true)
      .map(async ({ code, name }) => ({ provinceName: name, contact: await findContact(db, code) })),
  )
}
