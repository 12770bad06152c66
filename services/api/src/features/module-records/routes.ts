import { rowOf } from '@sipelandukilat/access'
import {
  type AuditAction,
  changeModuleRecord,
  createModuleRecord,
  deleteModuleRecord,
  exportModuleRecords,
  listModuleRecords,
  type ModuleRecord,
  readModuleRecord,
} from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import { recordAudit } from '../../platform/audit'
import { type Caller, provinceOf } from '../../platform/caller'
import { decodeCursor } from '../../platform/cursor'
import type { Db } from '../../platform/database/db'
import { once } from '../../platform/idempotency'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { getDeclaration } from './record-declaration'
import { toCsv, toJsonLines } from './record-export'
import {
  changeRecord,
  eraseRecord,
  getRecord,
  insertRecord,
  pageOfRecords,
  type RecordPlace,
  type StoredRecord,
  toModuleRecord,
  toRecordAccessRow,
} from './record-store'
import { parseValues } from './record-values'

/** One answer carries at most this many documents of an export. */
const mostExported = 10_000

/** Documents that modules keep for a region, for developers without a server of their own. */
export function registerModuleRecords({ serve, keyring }: Platform): void {
  const placeOf = ({ id, collection }: { id: string; collection: string }): RecordPlace => ({
    moduleId: id,
    collection,
  })

  serve(listModuleRecords, async ({ params, query, db, caller, request, correlationId }) => {
    const place = placeOf(params)
    await getDeclaration(db, request, place)
    const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor)
    const { rows, nextCursor } = await pageOfRecords(db, caller, {
      place,
      region: query.region,
      cursor,
      limit: query.limit,
    })
    note(db, caller, 'module-records-listed', place, rows, correlationId)
    return { items: rows.map((row) => toModuleRecord(keyring, row)), nextCursor }
  })

  serve(exportModuleRecords, async ({ params, query, db, caller, request, response, correlationId }) => {
    const place = placeOf(params)
    const declaration = await getDeclaration(db, request, place)
    const { rows } = await pageOfRecords(db, caller, {
      place,
      region: query.region,
      cursor: undefined,
      limit: mostExported,
    })
    note(db, caller, 'module-records-exported', place, rows, correlationId)
    const records = rows.map((row) => toModuleRecord(keyring, row))
    const isCsv = query.format === 'csv'
    response
      .status(200)
      .set({
        'Cache-Control': 'no-store',
        'Content-Type': isCsv ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
        'Content-Disposition': `attachment; filename="${place.moduleId}-${place.collection}.${query.format}"`,
      })
      .send(isCsv ? toCsv(declaration, records) : toJsonLines(records))
    return ''
  })

  serve(readModuleRecord, async ({ params, db, caller, request, correlationId }) => {
    const place = placeOf(params)
    await getDeclaration(db, request, place)
    const record = await getRecord(db, place, params.recordId)
    note(db, caller, 'module-record-read', place, [record], correlationId)
    return toModuleRecord(keyring, record)
  })

  serve(createModuleRecord, async ({ params, body, db, caller, request, now, idempotency, correlationId }) => {
    const place = placeOf(params)
    const declaration = await getDeclaration(db, request, place)
    assertMayKeep(caller, body.regionCode)
    const values = parseValues(declaration, body.values)
    const createdBy = caller.user?.id ?? null
    return once<ModuleRecord>(
      db,
      { idempotency, principal: createdBy ?? '', endpoint: `createModuleRecord ${place.moduleId}/${place.collection}` },
      async () => {
        const record = await insertRecord(
          db,
          keyring,
          { place, regionCode: body.regionCode, values, createdBy, quota: declaration.quota },
          now,
        )
        note(db, caller, 'module-record-created', place, [record], correlationId)
        return { resourceId: record.id, answer: toModuleRecord(keyring, record) }
      },
      async (id) => toModuleRecord(keyring, await getRecord(db, place, id)),
    )
  })

  serve(changeModuleRecord, async ({ params, body, db, caller, request, now, correlationId }) => {
    const place = placeOf(params)
    const declaration = await getDeclaration(db, request, place)
    const record = await getForChange(db, caller, place, params.recordId, body.expectedVersion)
    const changed = await changeRecord(db, keyring, record, parseValues(declaration, body.values), now)
    note(db, caller, 'module-record-changed', place, [changed], correlationId)
    return toModuleRecord(keyring, changed)
  })

  serve(deleteModuleRecord, async ({ params, query, db, caller, request, correlationId }) => {
    const place = placeOf(params)
    await getDeclaration(db, request, place)
    const record = await getForChange(db, caller, place, params.recordId, query.expectedVersion)
    await eraseRecord(db, record)
    note(db, caller, 'module-record-erased', place, [record], correlationId)
    return undefined
  })
}

/** @throws Problem `forbidden` where the caller keeps nothing for the region. */
function assertMayKeep(caller: Caller, regionCode: string): void {
  const row = rowOf('ModuleRecord', {
    provinceCode: placeOf(regionCode).provinceCode,
    regencyCode: placeOf(regionCode).regencyCode,
    districtCode: regionCode.length >= 8 ? placeOf(regionCode).districtCode : null,
    villageCode: regionCode.length === 13 ? regionCode : null,
    createdBy: null,
  })
  if (!caller.ability.can('create', row)) throw new Problem('not-found')
}

async function getForChange(db: Db, caller: Caller, place: RecordPlace, id: string, expectedVersion: number) {
  const record = await getRecord(db, place, id, { forUpdate: true })
  if (!caller.ability.can('update', rowOf('ModuleRecord', toRecordAccessRow(record)))) throw new Problem('forbidden')
  if (record.version !== expectedVersion)
    throw new Problem('version-conflict', { changed: { version: record.version } })
  return record
}

const note = (
  db: Db,
  caller: Caller,
  action: AuditAction,
  place: RecordPlace,
  records: readonly StoredRecord[],
  correlationId: string,
) =>
  recordAudit(db, caller, {
    action,
    subject: 'ModuleRecord',
    subjectIds: records.map(({ id }) => id),
    provinceCode: records[0]?.province_code ?? provinceOf(caller),
    regencyCode: records.length === 1 ? (records[0]?.regency_code ?? null) : null,
    detail: place,
    correlationId,
  })
