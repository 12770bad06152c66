import { rowOf } from '@sipelandukilat/access'
import { decideTransfer, grantAccess, listTransfers, requestTransfer, type Transfer } from '@sipelandukilat/contract'
import type { z } from 'zod'
import { transfersTexts } from '#texts'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import {
  type ApplicationRecord,
  findApplication,
  getApplicationForUpdate,
  toAccessRow,
} from '../applications/application-store'
import { appendEvent, eventPlace } from '../applications/events'
import { transferPlace } from '../applications/file'
import { auditFile } from '../applications/file-access'
import { getApplicationKey, openNote, sealNote } from '../applications/personal-record'
import { route } from '../applications/routing'
import { findPlace } from '../regions/places'
import { recordDeltas } from '../reports/deltas'
import { getDefinition } from '../services/definitions'

type TransferDocument = z.infer<typeof Transfer>
type Row = {
  id: string
  application_id: string
  province_code: string
  from_regency_code: string
  to_regency_code: string
  to_village_code: string
  sealed: Buffer
  status: TransferDocument['status']
  requested_at: Date
}

const inVillage = (villageCode: string) =>
  rowOf('Application', {
    provinceCode: villageCode.slice(0, 2),
    regencyCode: villageCode.slice(0, 5),
    districtCode: villageCode.slice(0, 8),
    villageCode,
    createdBy: null,
    id: null,
  })

/** The receiver accepts, or the province decides. */
const canDecide = (caller: Caller, row: Row) =>
  caller.ability.can('transfer', inVillage(row.to_village_code)) ||
  caller.ability.can('decideTransfer', inVillage(row.to_village_code))

/** Moves the row by the database's one way, and its submission in the figures from one regency to the other. */
async function moveApplication(db: Db, row: Row): Promise<void> {
  await db.run({ text: 'select app_move_application($1)', values: [row.id] })
  const moved = await findApplication(db, row.application_id)
  if (!moved) return
  const before = { ...moved, regency_code: row.from_regency_code, district_code: row.from_regency_code }
  await recordDeltas(db, before, [{ metric: 'submitted', amount: -1, at: moved.submitted_at }])
  await recordDeltas(db, moved, [{ metric: 'submitted', amount: 1, at: moved.submitted_at }])
}

export function registerTransfers({ serve, keyring }: Platform): void {
  const closed = new Set(['completed', 'rejected', 'withdrawn'])

  async function assertTransferable(db: Db, caller: Caller, id: string): Promise<ApplicationRecord> {
    const record = await getApplicationForUpdate(db, id)
    if (!caller.ability.can('transfer', rowOf('Application', toAccessRow(record)))) throw new Problem('forbidden')
    if (closed.has(record.status))
      throw new Problem('conflict', {
        detail: transfersTexts.of('applicationClosed'),
      })
    return record
  }

  serve(requestTransfer, async ({ params, body, db, caller, now, correlationId }) => {
    const record = await assertTransferable(db, caller, params.id)
    const place = await findPlace(db, body.toVillageCode)
    if (!place || place.provinceCode !== record.province_code || place.regencyCode === record.regency_code)
      throw invalid('toVillageCode', transfersTexts.of('chooseVillageAnotherRegencyProvince'))
    const key = await getApplicationKey(db, keyring, record.id)
    const id = newId()
    await db
      .run({
        text: `insert into transfer (id, application_id, province_code, from_regency_code, to_regency_code, to_village_code, sealed, status, requested_by, requested_at)
               values ($1, $2, $3, $4, $5, $6, $7, 'requested', $8, $9)`,
        values: [
          id,
          record.id,
          record.province_code,
          record.regency_code,
          place.regencyCode,
          place.villageCode,
          sealNote(key, transferPlace(id), body.reason),
          caller.user?.id,
          now,
        ],
      })
      .catch((error: { code?: string }) => {
        if (error.code !== '23505') throw error
        throw new Problem('conflict', {
          detail: transfersTexts.of('transferApplicationAwaitsDecision'),
        })
      })
    await auditFile(db, caller, record, 'transfer-requested', correlationId, { toRegencyCode: place.regencyCode })
    return {
      id,
      applicationId: record.id,
      trackingNumber: record.tracking_number,
      serviceCode: record.service_code,
      fromRegencyCode: record.regency_code,
      toRegencyCode: place.regencyCode,
      toVillageCode: place.villageCode,
      reason: body.reason,
      status: 'requested' as const,
      requestedAt: now.toISOString(),
      canDecide: false,
    }
  })

  serve(listTransfers, async ({ db, caller }) => {
    const rows = await db.rows<
      Row & {
        tracking_number: string | null
        service_code: string | null
        record_id: string | null
        data_key: Buffer | null
      }
    >({
      text: `select t.*, a.tracking_number, a.service_code, p.id as record_id, p.data_key from transfer t
               left join application a on a.id = t.application_id left join personal_record p on p.application_id = t.application_id
             where t.status = 'requested' order by t.requested_at limit 200`,
    })
    return {
      items: rows.map((row) => ({
        id: row.id,
        applicationId: row.application_id,
        // The receiver sees number and reason only once the file is theirs.
        trackingNumber: row.tracking_number ?? '',
        serviceCode: row.service_code ?? '',
        fromRegencyCode: row.from_regency_code,
        toRegencyCode: row.to_regency_code,
        toVillageCode: row.to_village_code,
        reason: '',
        status: row.status,
        requestedAt: row.requested_at.toISOString(),
        canDecide: canDecide(caller, row),
      })),
    }
  })

  serve(decideTransfer, async ({ params, body, db, caller, now, correlationId }) => {
    const row = await db.first<Row>({ text: 'select * from transfer where id = $1 for update', values: [params.id] })
    if (!row) throw new Problem('not-found')
    if (!canDecide(caller, row)) throw new Problem('forbidden')
    if (row.status !== 'requested')
      throw new Problem('conflict', {
        detail: transfersTexts.of('transferDecidedAlready'),
      })
    await db.run({
      text: 'update transfer set status = $2, decided_by = $3, decided_at = $4 where id = $1',
      values: [row.id, body.accept ? 'accepted' : 'refused', caller.user?.id, now],
    })
    if (body.accept) await moveApplication(db, row)
    // The moved file now lies in the receiver's region, so its history is continued there.
    const record = await findApplication(db, row.application_id)
    let reason = ''
    if (record && body.accept) {
      const [definition, place, key] = await Promise.all([
        getDefinition(db, record.service_code, record.service_version),
        findPlace(db, record.village_code),
        getApplicationKey(db, keyring, record.id),
      ])
      reason = openNote(key, transferPlace(row.id), row.sealed)
      const seq = record.last_seq + 1
      const dueAt = place ? route(definition, place, now).dueAt : record.due_at
      await db.run({
        text: 'update application set last_seq = $2, due_at = $3 where id = $1',
        values: [record.id, seq, dueAt],
      })
      await appendEvent(db, record, {
        seq,
        type: 'transfer',
        actorKind: 'officer',
        actorId: caller.user?.id ?? null,
        channel: null,
        occurredAt: now,
        recordedAt: now,
        fromStatus: record.status,
        toStatus: record.status,
        data: { fromRegencyCode: row.from_regency_code, toRegencyCode: row.to_regency_code },
        sealed: sealNote(key, eventPlace(record.id, seq), reason),
      })
    }
    await auditFile(
      db,
      caller,
      { id: row.application_id, province_code: row.province_code, regency_code: row.to_regency_code },
      body.accept ? 'transfer-accepted' : 'transfer-refused',
      correlationId,
      { fromRegencyCode: row.from_regency_code },
    )
    return {
      id: row.id,
      applicationId: row.application_id,
      trackingNumber: record?.tracking_number ?? '',
      serviceCode: record?.service_code ?? '',
      fromRegencyCode: row.from_regency_code,
      toRegencyCode: row.to_regency_code,
      toVillageCode: row.to_village_code,
      reason,
      status: body.accept ? ('accepted' as const) : ('refused' as const),
      requestedAt: row.requested_at.toISOString(),
      canDecide: false,
    }
  })

  serve(grantAccess, async ({ params, body, db, caller, now, correlationId }) => {
    const record = await assertTransferable(db, caller, params.id)
    const expiresAt = new Date(body.expiresAt)
    const longestDays = 90
    if (expiresAt <= now || expiresAt.getTime() > now.getTime() + longestDays * 86_400_000)
      throw invalid('expiresAt', transfersTexts.of('chooseEndWithinNextLongestdaysDays', { longestDays }))
    const regency = await db.first({
      text: `select 1 from region where code = $1 and level = 'regency' and province_code = $2`,
      values: [body.toRegencyCode, record.province_code],
    })
    if (!regency || body.toRegencyCode === record.regency_code)
      throw invalid('toRegencyCode', transfersTexts.of('chooseAnotherRegencyProvince'))
    const key = await getApplicationKey(db, keyring, record.id)
    const id = newId()
    await db.run({
      text: `insert into access_grant (id, application_id, province_code, from_regency_code, to_regency_code, sealed, granted_by, granted_at, expires_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      values: [
        id,
        record.id,
        record.province_code,
        record.regency_code,
        body.toRegencyCode,
        sealNote(key, `access_grant.sealed:${id}`, body.reason),
        caller.user?.id,
        now,
        expiresAt,
      ],
    })
    await auditFile(db, caller, record, 'access-granted', correlationId, {
      toRegencyCode: body.toRegencyCode,
      expiresAt: expiresAt.toISOString(),
    })
    return { id, toRegencyCode: body.toRegencyCode, expiresAt: expiresAt.toISOString() }
  })
}
