import { rowOf } from '@sipelandukilat/access'
import {
  type AuditAction,
  answerComplaint,
  type BodyOf,
  type Complaint,
  closeComplaint,
  createComplaint,
  exportSp4nComplaints,
  forwardComplaint,
  listComplaints,
  readComplaint,
  readComplaintFile,
  setComplaintKind,
  setSp4nNumber,
} from '@sipelandukilat/contract'
import { parseTrackingNumber } from '@sipelandukilat/domain'
import { complaintsTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import type { Caller } from '../../platform/caller'
import { sendCsv } from '../../platform/csv'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { type ApplicationRecord, findApplicationByNumber } from '../applications/application-store'
import { sendFile } from '../uploads/send-file'
import { checkContact, getPlace } from './complaint-input'
import { answer, assertVersion, close, forward, type StepContext, setKind } from './complaint-steps'
import {
  type ComplaintRecord,
  findComplaintFile,
  getComplaint,
  listHandlers,
  type NewComplaint,
  toComplaintAccessRow,
  updateComplaint,
} from './complaint-store'
import { canSetKind, canWork, getShownComplaint, toComplaint, toComplaintRow } from './complaint-view'
import { pageOfComplaints } from './list-complaints'
import { registerPublicComplaints } from './public-routes'
import { listForExport, toSp4nCsv } from './sp4n-export'
import { takeComplaint } from './take-complaint'

type Asking = { db: Db; caller: Caller; now: Date; correlationId: string }

const audit = (
  { db, caller, correlationId }: Asking,
  records: readonly Pick<ComplaintRecord, 'id' | 'province_code' | 'regency_code'>[],
  action: AuditAction,
) => {
  const regencies = new Set(records.map((record) => record.regency_code))
  return recordAudit(db, caller, {
    action,
    subject: 'Complaint',
    subjectIds: records.map((record) => record.id),
    provinceCode: records[0]?.province_code ?? null,
    regencyCode: regencies.size === 1 ? (records[0]?.regency_code ?? null) : null,
    correlationId,
  })
}

/** What an officer took down, with the place of its application or of its village. @throws Problem `invalid` or `forbidden`. */
async function prepare(
  db: Db,
  caller: Caller,
  body: BodyOf<typeof createComplaint>,
): Promise<Omit<NewComplaint, 'id'>> {
  const application = body.trackingNumber?.trim() ? await getByNumber(db, body.trackingNumber) : undefined
  const place = await getPlace(db, application?.village_code ?? body.villageCode)
  const { provinceCode, regencyCode, districtCode, villageCode, calendar } = place
  if (!caller.ability.can('create', rowOf('Complaint', { provinceCode, regencyCode, districtCode })))
    throw new Problem('forbidden', {
      detail: complaintsTexts.of('villageLiesOutsideYourRegion'),
    })
  return {
    kind: body.kind,
    details: { words: body.words, ...checkContact(body) },
    place: { provinceCode, regencyCode, districtCode, villageCode },
    calendar,
    applicationId: application?.id ?? null,
    conversationId: null,
    createdBy: caller.user?.id ?? null,
    channel: body.channel,
    language: body.language,
  }
}

async function getByNumber(db: Db, text: string): Promise<Pick<ApplicationRecord, 'id' | 'village_code'>> {
  const found = await findApplicationByNumber(db, parseTrackingNumber(text) ?? '')
  if (!found) throw invalid('trackingNumber', complaintsTexts.of('yourRegionHasNoApplicationWith'))
  return found
}

/** The office's side of complaints: take down, read, forward, answer and close. */
export function registerComplaints(platform: Platform): void {
  const { serve, keyring, database, blobs } = platform
  registerPublicComplaints(platform)

  const show = async ({ db, caller, now }: Asking, id: string): Promise<Complaint> =>
    toComplaint(db, { keyring, caller, now }, await getShownComplaint(db, id))

  /** One step on a complaint that the caller works on, at the version they saw, on the record. */
  async function step(
    asking: Asking,
    id: string,
    expectedVersion: number,
    action: AuditAction,
    work: (context: StepContext, record: ComplaintRecord) => Promise<void>,
  ): Promise<Complaint> {
    const { db, caller, now } = asking
    const record = await getComplaint(db, id, { forUpdate: true })
    if (!canWork(caller, record)) throw new Problem('forbidden')
    assertVersion(record, expectedVersion)
    await work({ db, keyring, now, author: { id: caller.user?.id ?? null } }, record)
    audit(asking, [record], action)
    return show(asking, id)
  }

  serve(listComplaints, async ({ query, ...asking }) => {
    const { rows, nextCursor } = await pageOfComplaints(asking.db, asking.caller, query, asking.now)
    if (rows.length > 0) audit(asking, rows, 'complaints-listed')
    return { items: rows.map((row) => toComplaintRow(row, asking.now)), nextCursor }
  })

  serve(readComplaint, async ({ params, ...asking }) => {
    const complaint = await show(asking, params.id)
    audit(asking, [await getComplaint(asking.db, params.id)], 'complaint-read')
    return complaint
  })

  serve(readComplaintFile, async ({ params, caller, response, now, correlationId }) => {
    const file = await database.read(caller.scope, async (db) => {
      const found = await findComplaintFile(db, params.id)
      if (!found) throw new Problem('not-found')
      const record = await getShownComplaint(db, found.complaintId)
      if (!caller.ability.can('readIdentifiers', rowOf('Complaint', toComplaintAccessRow(record))))
        throw new Problem('not-found')
      audit({ db, caller, now, correlationId }, [record], 'complaint-file-read')
      return found
    })
    sendFile(response, { id: params.id, mediaType: file.mediaType, bytes: await blobs.get(file.blob) })
    return undefined
  })

  serve(createComplaint, ({ body, caller, now, idempotency, correlationId }) =>
    takeComplaint(platform, (db) => prepare(db, caller, body), {
      scopeOf: () => caller.scope,
      actor: { kind: 'officer', id: caller.user?.id ?? null },
      idempotency,
      endpoint: 'createComplaint',
      now,
      correlationId,
    }),
  )

  serve(forwardComplaint, ({ params, body, ...asking }) =>
    step(asking, params.id, body.expectedVersion, 'complaint-forwarded', async (context, record) => {
      const handlers = await listHandlers(context.db, record.id)
      const person = handlers.find(({ id }) => id === body.assigneeId)
      const role = body.assigneeId ? person?.role : body.role
      // An officer whom it may be about is given it neither by name nor by role.
      if (!role || (role === 'intake_officer' && record.ordinary_regency_code === null))
        throw invalid(body.assigneeId ? 'assigneeId' : 'role', complaintsTexts.of('chooseFromListWhoTakes'))
      await forward(context, record, { assigneeId: person?.id ?? null, role, note: body.note })
    }),
  )

  serve(answerComplaint, ({ params, body, ...asking }) =>
    step(asking, params.id, body.expectedVersion, 'complaint-answered', (context, record) =>
      answer(context, record, body.text),
    ),
  )

  serve(closeComplaint, ({ params, body, ...asking }) =>
    step(asking, params.id, body.expectedVersion, 'complaint-closed', (context, record) =>
      close(context, record, 'officer'),
    ),
  )

  serve(setSp4nNumber, ({ params, body, ...asking }) =>
    step(asking, params.id, body.expectedVersion, 'complaint-sp4n-number-set', ({ db }, record) =>
      updateComplaint(db, record.id, { sp4n_number: body.sp4nNumber }),
    ),
  )

  serve(setComplaintKind, ({ params, body, ...asking }) =>
    step(asking, params.id, body.expectedVersion, 'complaint-kind-set', (context, record) => {
      if (!canSetKind(asking.caller, record)) throw new Problem('forbidden')
      return setKind(context, record, body)
    }),
  )

  serve(exportSp4nComplaints, async ({ query, language, response, ...asking }) => {
    if (query.to < query.from) throw invalid('to', complaintsTexts.of('sp4n_daysReversed'))
    const rows = await listForExport(asking.db, asking.caller, query)
    audit(asking, rows, 'complaints-exported')
    sendCsv(
      response,
      `sp4n-lapor-${query.from}-${query.to}.csv`,
      toSp4nCsv(rows, { keyring, caller: asking.caller, language, withContacts: query.contacts }),
    )
    return undefined
  })
}
