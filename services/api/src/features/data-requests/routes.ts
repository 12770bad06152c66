import {
  type AuditAction,
  answerDataRequest,
  type DataRequest,
  eraseStoredData,
  listDataRequests,
  readDataRequest,
  refuseDataRequest,
} from '@sipelandukilat/contract'
import { dataRequestsTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { type Caller, provinceOf, workerScope } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { closeDataRequest, type DataRequestRecord, noOutcome } from './data-request-store'
import { erase, outcomeOf } from './erase'
import { canOn, getDataRequest, pageOfDataRequests, toDataRequest } from './read-data-requests'
import { decide, readStored } from './stored-data'

type Trail = { caller: Caller; correlationId: string }

const audit = (
  db: Db,
  { caller, correlationId }: Trail,
  record: DataRequestRecord,
  entry: { action: AuditAction; detail?: Record<string, unknown>; moreIds?: readonly string[] },
) =>
  recordAudit(db, caller, {
    action: entry.action,
    subject: 'DataRequest',
    subjectIds: [record.id, ...(entry.moreIds ?? [])],
    provinceCode: record.province_code,
    regencyCode: record.regency_code,
    detail: { kind: record.kind, ...entry.detail },
    correlationId,
  })

/** @throws Problem `forbidden`, `version-conflict`, or `conflict` when the request has its answer. */
function assertWorkable(caller: Caller, record: DataRequestRecord, expectedVersion: number): void {
  if (!canOn(caller, 'work', record)) throw new Problem('forbidden')
  if (record.version !== expectedVersion)
    throw new Problem('version-conflict', { changed: { version: record.version, status: record.status } })
  if (record.status !== 'received') throw new Problem('conflict')
}

/** The office's side of requests about stored data. */
export function registerDataRequests({ serve, database, keyring }: Platform): void {
  async function readAgain(db: Db, { caller }: Trail, id: string, now: Date): Promise<DataRequest> {
    return toDataRequest(database, db, keyring, caller, await getDataRequest(db, caller, id), now)
  }

  serve(listDataRequests, async ({ query, db, caller, now, correlationId }) => {
    const page = await pageOfDataRequests(database, db, query, now)
    recordAudit(db, caller, {
      action: 'data-requests-listed',
      subject: 'DataRequest',
      subjectIds: page.items.map(({ id }) => id),
      provinceCode: provinceOf(caller),
      correlationId,
    })
    return page
  })

  serve(readDataRequest, async ({ params, db, caller, now, correlationId }) => {
    const record = await getDataRequest(db, caller, params.id)
    audit(db, { caller, correlationId }, record, { action: 'data-request-read' })
    return toDataRequest(database, db, keyring, caller, record, now)
  })

  serve(answerDataRequest, async ({ params, body, db, caller, now, correlationId }) => {
    const record = await getDataRequest(db, caller, params.id, { forUpdate: true })
    assertWorkable(caller, record, body.expectedVersion)
    const userId = caller.user?.id ?? null
    await closeDataRequest(db, keyring, record, {
      status: 'answered',
      outcome: noOutcome,
      answer: body.answer,
      userId,
      now,
    })
    audit(db, { caller, correlationId }, record, { action: 'data-request-answered' })
    return readAgain(db, { caller, correlationId }, record.id, now)
  })

  serve(refuseDataRequest, async ({ params, body, db, caller, now, correlationId }) => {
    const record = await getDataRequest(db, caller, params.id, { forUpdate: true })
    assertWorkable(caller, record, body.expectedVersion)
    await closeDataRequest(db, keyring, record, {
      status: 'refused',
      outcome: { ...noOutcome, refusal: body.reason },
      answer: body.answer ?? null,
      userId: caller.user?.id ?? null,
      now,
    })
    audit(db, { caller, correlationId }, record, {
      action: 'data-request-refused',
      detail: { reason: body.reason },
    })
    return readAgain(db, { caller, correlationId }, record.id, now)
  })

  serve(eraseStoredData, async ({ params, body, caller, now, correlationId }) => {
    const seen = await database.read(caller.scope, async (db) => {
      const record = await getDataRequest(db, caller, params.id)
      assertWorkable(caller, record, body.expectedVersion)
      if (record.kind !== 'erase') throw new Problem('conflict')
      return record
    })
    // By right of the office, in the worker's name: an office may not read all that a person may have erased.
    await database.write(workerScope, async (db) => {
      const record = await getDataRequest(db, caller, seen.id, { forUpdate: true })
      assertWorkable(caller, record, body.expectedVersion)
      const rows = await readStored(db, record, { forErasing: true })
      const decision = decide(record, rows, now)
      if (decision.erasable.length === 0)
        throw new Problem('conflict', {
          detail: dataRequestsTexts.of('thereNothingErase'),
        })
      await erase(db, { id: record.id, contactIndex: record.contact_index, now }, rows, decision)
      const outcome = outcomeOf(decision)
      const userId = caller.user?.id ?? null
      await closeDataRequest(db, keyring, record, {
        status: 'answered',
        outcome,
        answer: body.answer ?? null,
        userId,
        now,
      })
      audit(db, { caller, correlationId }, record, {
        action: 'data-erased',
        detail: { erased: outcome.erased, kept: outcome.kept },
        moreIds: [...decision.erasableApplicationIds, ...rows.conversationIds],
      })
    })
    return database.read(caller.scope, (db) => readAgain(db, { caller, correlationId }, seen.id, now))
  })
}
