import { rowOf } from '@sipelandukilat/access'
import {
  decideTransfer,
  grantAccess,
  listPastTransfers,
  listTransfers,
  type PastTransfer,
  requestTransfer,
  searchTransfers,
} from '@sipelandukilat/contract'
import { isClosed, isInGroup, parseTrackingNumber, placeOf, toLocalDate, validateAnswers } from '@sipelandukilat/domain'
import { transfersTexts } from '#texts'
import type { Announce } from '../../platform/announce'
import { type Caller, userIdOf, workerScope } from '../../platform/caller'
import { unwrapDataKey } from '../../platform/crypto/envelope'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import {
  type ApplicationRecord,
  changeApplication,
  findApplication,
  findApplicationByNumber,
  getApplicationForUpdate,
  toAccessRow,
} from '../applications/application-store'
import { appendEvent, eventPlace } from '../applications/events'
import { transferPlace } from '../applications/file'
import { auditFile } from '../applications/file-access'
import {
  findSealed,
  getApplicationKey,
  maskText,
  openNote,
  openRecord,
  sealNote,
} from '../applications/personal-record'
import { notBefore, route } from '../applications/routing'
import { findPlace } from '../regions/places'
import { isRegencyOf } from '../regions/region-store'
import { getDefinition } from '../service-definitions/definitions'
import {
  type Cover,
  type DecidedTransfer,
  getTransferForUpdate,
  insertAccessGrant,
  insertTransfer,
  listCovers,
  listDecided,
  listOffers,
  listRequested,
  moveApplication,
  saveTransferDecision,
  type TransferOffer,
  type TransferRecord,
} from './transfer-store'

const inVillage = (villageCode: string) =>
  rowOf('Application', {
    provinceCode: placeOf(villageCode).provinceCode,
    regencyCode: placeOf(villageCode).regencyCode,
    districtCode: placeOf(villageCode).districtCode,
    villageCode,
    createdBy: null,
    id: null,
  })

/** The receiver accepts, or the province decides. */
const canDecide = (caller: Caller, row: TransferRecord) =>
  caller.ability.can('transfer', inVillage(row.to_village_code)) ||
  caller.ability.can('decideTransfer', inVillage(row.to_village_code))

/** Moves the application, and announces from where to where. */
async function move(db: Db, announce: Announce, row: TransferRecord): Promise<void> {
  const from = await moveApplication(db, row.id)
  const after = await findApplication(db, row.application_id)
  if (!from || !after) return
  await announce(db, {
    kind: 'transferred',
    before: { ...after, province_code: row.province_code, regency_code: row.from_regency_code, ...from },
    after,
  })
}

function assertOpen({ status }: ApplicationRecord): void {
  if (isClosed(status)) throw new Problem('conflict', { detail: transfersTexts.of('applicationClosed') })
}

/** What is issued lies in the office that issued it. @throws Problem `conflict` */
function assertNothingIssued({ status }: Pick<ApplicationRecord, 'status'>): void {
  if (isInGroup(status, 'issued')) throw new Problem('conflict', { detail: transfersTexts.of('documentsIssued') })
}

export function registerTransfers({ serve, keyring, announce, database }: Platform): void {
  /** Why it should move, without the numbers of anybody. */
  const reasonOf = (row: TransferRecord, offer: TransferOffer | undefined): string =>
    offer?.data_key
      ? maskText(
          openNote(
            { plain: unwrapDataKey(keyring.wrapping, offer.record_id, offer.data_key) },
            transferPlace(row.id),
            row.sealed,
          ),
        )
      : ''

  async function assertTransferable(db: Db, caller: Caller, id: string): Promise<ApplicationRecord> {
    const record = await getApplicationForUpdate(db, id)
    if (!caller.ability.can('transfer', rowOf('Application', toAccessRow(record)))) throw new Problem('forbidden')
    assertOpen(record)
    return record
  }

  /** @throws Problem `invalid` where the form's own rules speak against this place: a moving letter inside one regency */
  async function assertFits(db: Db, record: ApplicationRecord, villageCode: string, now: Date): Promise<void> {
    const [definition, sealed] = await Promise.all([
      getDefinition(db, record.service_code, record.service_version),
      findSealed(db, record.id),
    ])
    const { data } = openRecord(keyring, sealed)
    const errorsAt = (place: string) =>
      validateAnswers(definition, data.answers, {
        today: toLocalDate(now),
        applicant: { ...data.applicant, villageCode: place },
      }).errors
    const known = new Set(errorsAt(record.village_code).map(({ path }) => path))
    const errors = errorsAt(villageCode).filter(({ path }) => !known.has(path))
    if (errors.length > 0)
      throw new Problem('invalid', { errors: errors.map(({ message }) => ({ path: 'toVillageCode', message })) })
  }

  serve(requestTransfer, async ({ params, body, db, caller, now, correlationId }) => {
    const record = await assertTransferable(db, caller, params.id)
    const place = await findPlace(db, body.toVillageCode)
    if (!place || place.provinceCode !== record.province_code || place.regencyCode === record.regency_code)
      throw invalid('toVillageCode', transfersTexts.of('chooseVillageAnotherRegencyProvince'))
    assertNothingIssued(record)
    await assertFits(db, record, place.villageCode, now)
    const key = await getApplicationKey(db, keyring, record.id)
    const id = newId()
    await insertTransfer(db, {
      id,
      application_id: record.id,
      province_code: record.province_code,
      from_regency_code: record.regency_code,
      to_regency_code: place.regencyCode,
      to_village_code: place.villageCode,
      sealed: sealNote(key, transferPlace(id), body.reason),
      status: 'requested',
      requested_by: userIdOf(caller),
      requested_at: now,
    }).catch((error: { code?: string }) => {
      if (error.code !== '23505') throw error
      throw new Problem('conflict', {
        detail: transfersTexts.of('transferApplicationAwaitsDecision'),
      })
    })
    auditFile(db, caller, record, 'transfer-requested', correlationId, { toRegencyCode: place.regencyCode })
    return {
      id,
      applicationId: record.id,
      trackingNumber: record.tracking_number,
      serviceCode: record.service_code,
      fromRegencyCode: record.regency_code,
      toRegencyCode: place.regencyCode,
      toVillageCode: place.villageCode,
      reason: body.reason,
      isReadable: true,
      status: 'requested' as const,
      requestedAt: now.toISOString(),
      canDecide: false,
    }
  })

  serve(listTransfers, async ({ db, caller }) => {
    const rows = await listRequested(db)
    const decidable = rows.filter((row) => canDecide(caller, row)).map(({ id }) => id)
    const offers = new Map(
      decidable.length === 0
        ? []
        : (await database.aside(workerScope, (worker) => listOffers(worker, decidable))).map((offer) => [
            offer.transfer_id,
            offer,
          ]),
    )
    return {
      items: rows.map((row) => ({
        id: row.id,
        applicationId: row.application_id,
        // Whoever decides must know what about; of the person they see nothing before the file is theirs.
        trackingNumber: row.tracking_number ?? offers.get(row.id)?.tracking_number ?? '',
        serviceCode: row.service_code ?? offers.get(row.id)?.service_code ?? '',
        isReadable: row.tracking_number !== null,
        fromRegencyCode: row.from_regency_code,
        toRegencyCode: row.to_regency_code,
        toVillageCode: row.to_village_code,
        reason: reasonOf(row, offers.get(row.id)),
        status: row.status,
        requestedAt: row.requested_at.toISOString(),
        canDecide: canDecide(caller, row),
      })),
    }
  })

  /** Transfers of the caller's own office or province, with which applications they are about. */
  const toPast = (rows: readonly DecidedTransfer[], covers: readonly Cover[]): { items: PastTransfer[] } => ({
    items: rows.map((row) => {
      const cover = covers.find(({ id }) => id === row.application_id)
      return {
        id: row.id,
        applicationId: row.application_id,
        trackingNumber: cover?.tracking_number ?? '',
        serviceCode: cover?.service_code ?? '',
        isReadable: row.is_readable,
        fromRegencyCode: row.from_regency_code,
        fromRegencyName: row.from_regency_name,
        toRegencyCode: row.to_regency_code,
        toRegencyName: row.to_regency_name,
        status: row.status,
        decidedAt: row.decided_at.toISOString(),
      }
    }),
  })

  serve(listPastTransfers, async ({ db }) => {
    const rows = await listDecided(db)
    if (rows.length === 0) return { items: [] }
    const ids = [...new Set(rows.map((row) => row.application_id))]
    return toPast(rows, await database.aside(workerScope, (worker) => listCovers(worker, ids)))
  })

  serve(searchTransfers, async ({ body, db }) => {
    const number = parseTrackingNumber(body.q)
    const found = number && (await database.aside(workerScope, (worker) => findApplicationByNumber(worker, number)))
    return found ? toPast(await listDecided(db, found.id), [found]) : { items: [] }
  })

  serve(decideTransfer, async ({ params, body, db, caller, now, correlationId }) => {
    const row = await getTransferForUpdate(db, params.id)
    if (!canDecide(caller, row)) throw new Problem('forbidden')
    if (row.status !== 'requested')
      throw new Problem('conflict', {
        detail: transfersTexts.of('transferDecidedAlready'),
      })
    await saveTransferDecision(db, row.id, {
      status: body.accept ? 'accepted' : 'refused',
      decided_by: userIdOf(caller),
      decided_at: now,
    })
    if (body.accept) await move(db, announce, row)
    // The moved file now lies in the receiver's region, so its history is continued there.
    const record = await findApplication(db, row.application_id)
    let reason = ''
    if (record && body.accept) {
      // It may have gone on while the transfer waited; the whole decision is then taken back.
      assertOpen(record)
      assertNothingIssued(record)
      const [definition, place, key] = await Promise.all([
        getDefinition(db, record.service_code, record.service_version),
        findPlace(db, record.village_code),
        getApplicationKey(db, keyring, record.id),
      ])
      reason = openNote(key, transferPlace(row.id), row.sealed)
      const seq = record.last_seq + 1
      // A clock that stands still gets no day before it goes on.
      const goesOn = place !== undefined && !isInGroup(record.status, 'clockStopped')
      const dueAt = goesOn ? notBefore(route(definition, place, now).dueAt, record.first_due_at) : record.due_at
      await changeApplication(db, record.id, {
        last_seq: seq,
        due_at: dueAt,
        first_due_at: record.first_due_at ?? dueAt,
      })
      appendEvent(db, record, {
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
    auditFile(
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
      isReadable: record !== undefined,
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
    const isInProvince = await isRegencyOf(db, body.toRegencyCode, record.province_code)
    if (!isInProvince || body.toRegencyCode === record.regency_code)
      throw invalid('toRegencyCode', transfersTexts.of('chooseAnotherRegencyProvince'))
    const key = await getApplicationKey(db, keyring, record.id)
    const id = newId()
    await insertAccessGrant(db, {
      id,
      application_id: record.id,
      province_code: record.province_code,
      from_regency_code: record.regency_code,
      to_regency_code: body.toRegencyCode,
      sealed: sealNote(key, `access_grant.sealed:${id}`, body.reason),
      granted_by: userIdOf(caller),
      granted_at: now,
      expires_at: expiresAt,
    })
    auditFile(db, caller, record, 'access-granted', correlationId, {
      toRegencyCode: body.toRegencyCode,
      expiresAt: expiresAt.toISOString(),
    })
    return { id, toRegencyCode: body.toRegencyCode, expiresAt: expiresAt.toISOString() }
  })
}
