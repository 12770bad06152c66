import { randomBytes } from 'node:crypto'
import type { ApplicationInput, Receipt } from '@sipelandukilat/contract'
import { type Channel, promisedFor, toLocalDate, toTrackingNumber } from '@sipelandukilat/domain'
import { recordAudit } from '../../platform/audit'
import { hashPin, type Keyring, pinOf } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { placeColumns } from '../../platform/database/region-columns'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { type Owner, ownedBy } from './application-store'
import { claimUploads, insertAttachments } from './attachments'
import { checkInput } from './check-input'
import { findCountedMove } from './counted-move'
import { saveDelegate } from './delegate'
import { demandsOf, keepProducts } from './demands'
import { appendEvent } from './events'
import { foundBy, keepNameWords, sealRecord } from './personal-record'
import { route } from './routing'

export type SubmitContext = {
  /** Made by the caller: a citizen's transaction may see no other application than this. */
  applicationId: string
  channel: Channel
  actorKind: 'citizen' | 'officer' | 'system'
  actorId: string | null
  /** When it was handed in; before `now` for paper entered later. */
  occurredAt: Date
  /** When the citizen first asked for it, where that was before it was handed in: the first message of a conversation. */
  askedAt?: Date | undefined
  now: Date
  copiedFrom?: string
  /** The moving letter that opens it, and the last day on which that letter is valid (YYYY-MM-DD). */
  arrival?: { letterId: string; until: string }
  correlationId: string
}

/**
 * Takes an application in: the row, its personal envelope, products, attachments, first events, routing, deadline and
 * outbox, all in the caller's one transaction, in which it is announced. Every channel enters here. What is written travels
 * together: nothing of it is read back. One that lacks something stands in the office's inbox, but nothing is promised yet.
 */
export async function submit(
  db: Db,
  { keyring, announce, reference }: Pick<Platform, 'keyring' | 'announce' | 'reference'>,
  input: ApplicationInput,
  context: SubmitContext,
): Promise<Receipt> {
  const { definition, place, data, authority, ...checked } = await checkInput(db, reference, input, context)
  // Of an arrival the family itself is missing, whatever else is known.
  const lacks = checked.lacks ?? (context.arrival ? { fields: [], attachments: [] } : null)
  const id = context.applicationId
  const handedIn = toLocalDate(context.occurredAt, place.calendar.timeZone)
  const routed = lacks ? ({ status: 'incomplete', dueAt: null } as const) : route(definition, place, context.now)
  const demands = demandsOf(definition, data.answers, { handedIn, villageCode: place.villageCode })
  const pin = pinOf(keyring, id)
  const trackingNumber = toTrackingNumber(randomBytes(8))
  const recordId = newId()
  const sealed = sealRecord(keyring, recordId, data)
  const createdBy = context.actorKind === 'officer' ? context.actorId : null
  const owner: Owner = {
    id,
    ...placeColumns(place),
    created_by: createdBy,
  }
  const seq = routed.status === 'routed' ? 2 : 1

  const move = {
    service_code: definition.code,
    regency_code: place.regencyCode,
    arrival_of: context.arrival?.letterId ?? null,
  }
  const movesWith = await findCountedMove(db, move, data.answers)
  const found = foundBy(keyring, definition, data)
  const uploads = await claimUploads(db, id, input.attachments)
  db.defer(
    from('application').insert({
      ...owner,
      tracking_number: trackingNumber,
      service_code: definition.code,
      service_version: definition.version,
      status: routed.status,
      channel: context.channel,
      domicile_village_code:
        input.domicileVillageCode ??
        (definition.routeBy === 'domicile' && !definition.actingPlace?.familyCard ? place.villageCode : null),
      language: input.language,
      priority: data.presence?.mode === 'home' ? 1 : 0,
      presence_mode: data.presence?.mode ?? null,
      approval_required: demands.approvalRequired,
      assisted_by: data.assistedBy?.relation ?? 'self',
      privacy_notice_version: input.privacyNoticeVersion,
      pin_hash: hashPin(keyring, id, pin),
      copied_from: context.copiedFrom ?? null,
      arrival_of: context.arrival?.letterId ?? null,
      arrival_until: context.arrival?.until ?? null,
      move_regency_code: movesWith,
      occurred_at: context.occurredAt,
      recorded_at: context.now,
      submitted_at: context.occurredAt,
      waiting_since: context.askedAt ?? context.occurredAt,
      lacks,
      status_since: context.now,
      due_at: routed.dueAt,
      first_due_at: routed.dueAt,
      last_seq: seq,
    }),
  )
  db.defer(
    from('personal_record').insert({
      ...ownedBy(owner),
      id: recordId,
      data_key: sealed.dataKey,
      envelope: sealed.envelope,
      ...found,
    }),
  )
  // Of an incomplete application no document is promised.
  if (!lacks) keepProducts(db, owner, demands)
  if (authority) saveDelegate(db, owner, authority, context.now)
  insertAttachments(db, owner, uploads, context.now)
  await announce(db, {
    kind: 'submitted',
    application: {
      ...owner,
      tracking_number: trackingNumber,
      service_code: definition.code,
      channel: context.channel,
      status: routed.status,
      presence_mode: data.presence?.mode ?? null,
      submitted_at: context.now,
      waiting_since: context.askedAt ?? context.occurredAt,
      due_at: routed.dueAt,
      closed_at: null,
      arrival_of: context.arrival?.letterId ?? null,
    },
    definition,
    person: { applicant: data.applicant, presence: data.presence ?? null },
    now: context.now,
  })
  appendEvent(db, owner, {
    seq: 1,
    type: 'submit',
    actorKind: context.actorKind,
    actorId: context.actorId,
    channel: context.channel,
    occurredAt: context.occurredAt,
    recordedAt: context.now,
    fromStatus: null,
    toStatus: lacks ? 'incomplete' : 'submitted',
    data: {
      assistedBy: data.assistedBy?.relation ?? 'self',
      attachments: uploads.map((upload) => upload.requirement),
      ...(context.arrival ? { isArrival: true } : {}),
    },
    sealed: null,
  })
  if (routed.status === 'routed')
    appendEvent(db, owner, {
      seq: 2,
      type: 'route',
      actorKind: 'system',
      actorId: null,
      channel: null,
      occurredAt: context.now,
      recordedAt: context.now,
      fromStatus: 'submitted',
      toStatus: 'routed',
      data: { regencyCode: place.regencyCode, routeBy: definition.routeBy },
      sealed: null,
    })
  keepNameWords(db, found.name_words)
  recordAudit(
    db,
    { kind: context.actorKind, id: context.actorId },
    {
      action: 'application-submitted',
      subject: 'Application',
      subjectIds: [id],
      provinceCode: place.provinceCode,
      regencyCode: place.regencyCode,
      detail: { service: definition.code, channel: context.channel },
      correlationId: context.correlationId,
    },
  )
  const presence = { presenceMode: data.presence?.mode ?? null, presenceDone: false }
  const dueAt = promisedFor(routed.status, routed.dueAt, presence)?.toISOString() ?? null
  return { trackingNumber, pin, id, status: routed.status, dueAt, lacks }
}

/** The answer of a submission that was made before: the PIN is derived, so nothing of it was kept. */
export async function receiptOf(db: Db, keyring: Keyring, applicationId: string): Promise<Receipt> {
  const row = await db.first(
    from('application')
      .where({ id: applicationId })
      .select('tracking_number', 'status', 'due_at', 'lacks', 'presence_mode', 'presence_done'),
  )
  if (!row) throw new Problem('not-found')
  return {
    trackingNumber: row.tracking_number,
    pin: pinOf(keyring, applicationId),
    id: applicationId,
    status: row.status,
    dueAt:
      promisedFor(row.status, row.due_at, {
        presenceMode: row.presence_mode,
        presenceDone: row.presence_done,
      })?.toISOString() ?? null,
    lacks: row.lacks,
  }
}
