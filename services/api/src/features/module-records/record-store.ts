import { rulesToSql } from '@sipelandukilat/access'
import type { ModuleRecord } from '@sipelandukilat/contract'
import { placeOf, RegionCode } from '@sipelandukilat/domain'
import type { Caller } from '../../platform/caller'
import { newDataKey, openText, sealText, unwrapDataKey } from '../../platform/crypto/envelope'
import type { Keyring } from '../../platform/crypto/keyring'
import { type Cursor, cutPage } from '../../platform/cursor'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { newId } from '../../platform/id'
import { Problem } from '../../platform/problem'

/** The documents of one kind that one module keeps. */
export type RecordPlace = { moduleId: string; collection: string }

export type StoredRecord = Row<'module_record'>

const columns = {
  provinceCode: { name: 'province_code' },
  regencyCode: { name: 'regency_code' },
  districtCode: { name: 'district_code' },
  villageCode: { name: 'village_code' },
  createdBy: { name: 'created_by', type: 'uuid' },
} as const

/** The attributes that access rules may ask about. */
export const toRecordAccessRow = (record: StoredRecord) => ({
  provinceCode: record.province_code,
  regencyCode: record.regency_code,
  districtCode: record.district_code,
  villageCode: record.village_code,
  createdBy: record.created_by,
})

const sealedPlace = (id: string) => `module_record.sealed:${id}`
const keyOf = (keyring: Keyring, record: StoredRecord) => unwrapDataKey(keyring.wrapping, record.id, record.data_key)

export const toModuleRecord = (keyring: Keyring, record: StoredRecord): ModuleRecord => ({
  id: record.id,
  regionCode: RegionCode.parse(record.region_code),
  values: JSON.parse(openText(keyOf(keyring, record), sealedPlace(record.id), record.sealed)),
  createdBy: record.created_by,
  createdAt: record.created_at.toISOString(),
  updatedAt: record.updated_at.toISOString(),
  version: record.version,
})

type Selection = { place: RecordPlace; region: string | undefined; cursor: Cursor | undefined; limit: number }

/** What the caller may see, newest first. */
export async function pageOfRecords(
  db: Db,
  caller: Caller,
  { place, region, cursor, limit }: Selection,
): Promise<{ rows: StoredRecord[]; nextCursor: string | null }> {
  const inPlace = from('module_record')
    .where({ module_id: place.moduleId, collection: place.collection })
    .whereAllowed(rulesToSql(caller.ability, 'read', 'ModuleRecord', columns))
  const inRegion = region === undefined ? inPlace : inPlace.whereWithin('region_code', region)
  return cutPage(await db.rows(inRegion.newest('created_at', { cursor, limit })), limit, (row) => row.created_at)
}

/** @throws Problem `not-found`, also for what lies outside what the caller sees. */
export async function getRecord(
  db: Db,
  place: RecordPlace,
  id: string,
  options: { forUpdate?: boolean } = {},
): Promise<StoredRecord> {
  const found = from('module_record').where({ id, module_id: place.moduleId, collection: place.collection })
  const record = await db.first(options.forUpdate ? found.forUpdate() : found)
  if (!record) throw new Problem('not-found')
  return record
}

type NewRecord = { place: RecordPlace; regionCode: string; values: unknown; createdBy: string | null; quota: number }

/** @throws Problem `quota-reached` when the regency has as many documents of this kind as its module may keep there. */
export async function insertRecord(db: Db, keyring: Keyring, record: NewRecord, now: Date): Promise<StoredRecord> {
  const { place, regionCode, quota } = record
  const regency = placeOf(regionCode).regencyCode
  // Counted one after the other, so that two at once do not both take the last place.
  await db.run({
    text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [`${place.moduleId}/${place.collection}/${regency}`],
  })
  const counted = await db.first<{ kept: number }>({
    text: 'select app_module_records($1, $2, $3) as kept',
    values: [place.moduleId, place.collection, regency],
  })
  if ((counted?.kept ?? 0) >= quota) throw new Problem('quota-reached')
  const id = newId()
  const { plain, wrapped } = newDataKey(keyring.wrapping, id)
  const inserted = await db.first<StoredRecord>({
    text: `insert into module_record (id, module_id, collection, region_code, data_key, sealed, created_by, created_at, updated_at)
           select $1, $2, $3, r.code, $5, $6, $7, $8, $8 from region r where r.code = $4 returning *`,
    values: [
      id,
      place.moduleId,
      place.collection,
      regionCode,
      wrapped,
      sealText(plain, sealedPlace(id), JSON.stringify(record.values)),
      record.createdBy,
      now,
    ],
  })
  if (!inserted) throw new Problem('not-found')
  return inserted
}

export async function changeRecord(
  db: Db,
  keyring: Keyring,
  record: StoredRecord,
  values: unknown,
  now: Date,
): Promise<StoredRecord> {
  const changed = await db.first(
    from('module_record')
      .where({ id: record.id })
      .update({
        sealed: sealText(keyOf(keyring, record), sealedPlace(record.id), JSON.stringify(values)),
        updated_at: now,
      })
      .increment('version', 1)
      .returning('*'),
  )
  if (!changed) throw new Problem('not-found')
  return changed
}

/** The document goes with its key. */
export async function eraseRecord(db: Db, record: StoredRecord): Promise<void> {
  await db.run(from('module_record').where({ id: record.id }).delete())
}
