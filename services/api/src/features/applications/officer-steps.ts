import type { TransitionBody } from '@sipelandukilat/contract'
import {
  type Handover,
  isCorrectable,
  isRecordOnly,
  type ServiceDefinition,
  siakGaps,
  siakWorksheet,
  type WorksheetRow,
  withDelegation,
} from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import { type Caller, userIdOf } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { occurredAtOf } from '../../platform/occurred-at'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { getDefinition } from '../service-definitions/definitions'
import {
  type ApplicationRecord,
  getApplicationForUpdate,
  listProducts,
  toWorkflowState,
  updateApplication,
} from './application-store'
import { appendInStatus, getLastStepAt } from './events'
import { actorsOn, type FileParts, loadParts } from './file'
import { assertCan, assertVersion, auditFile, canOn } from './file-access'
import { isExplained, readIssued } from './issued-documents'
import { openRecord, type PersonalData } from './personal-record'
import { actorFor, type TransitionContext, transition } from './transition'
import { listOfficers } from './workload-store'

/** Who does it, when, and in which transaction. */
export type OfficerContext = { db: Db; caller: Caller; now: Date; correlationId: string }

/** What the officer did, against the version that they saw. */
type StepTaken = { updated: ApplicationRecord; parts: FileParts; definition: ServiceDefinition }

/**
 * Moves an application as the caller, in whichever capacity the step asks for: the one way for a single file and for many.
 * `parts` are as they were before. @throws Problem `not-found`, `forbidden`, `version-conflict`, `transition-not-allowed`
 */
export async function takeStep(
  context: OfficerContext & Pick<Platform, 'keyring' | 'announce' | 'config'>,
  id: string,
  body: TransitionBody,
): Promise<StepTaken> {
  const { db, caller, now, keyring, config, announce, correlationId } = context
  const [record, parts] = await Promise.all([getApplicationForUpdate(db, id), loadParts(db, id)])
  const definition = await getDefinition(db, record.service_code, record.service_version)
  const actor = actorFor(body.action, actorsOn(caller, record), record, definition)
  assertVersion(record, body.expectedVersion)
  const isDated = body.occurredAt !== undefined || body.handover?.at !== undefined
  const notBefore = isDated ? await getLastStepAt(db, id) : undefined
  const occurredAt = occurredAtOf(body.occurredAt, now, 'occurredAt', notBefore)
  const { products } = parts
  const { key, data } = openRecord(keyring, parts.personal)
  if (body.action === 'issue') assertChecked(definition, data, parts, body.note)
  if (body.pickups?.some(({ place }) => !/\p{L}{3,}/u.test(place)))
    throw invalid('pickups', applicationsTexts.of('whereCollected'))
  if (body.action === 'request_correction') assertCorrectable(definition, body)
  const about = { record, definition, data, products, reason: body.note, now }
  const issued = body.products ? await readIssued(db, { keyring, config }, body.products, about) : undefined
  const updated = await transition(
    db,
    record,
    {
      action: body.action,
      ...(body.note ? { note: body.note } : {}),
      ...(body.fields ? { fields: body.fields } : {}),
      ...(body.attachments ? { attachments: body.attachments } : {}),
      ...(issued ? { products: issued.numbers, siakLinks: issued.links, numberIndexes: issued.indexes } : {}),
      ...(body.pickups ? { pickups: body.pickups } : {}),
      ...(body.handover
        ? {
            handover: toHandoverCommand(body.handover, now, notBefore),
            ...(body.handover.proofUploadId ? { proofUploadId: body.handover.proofUploadId } : {}),
          }
        : {}),
      ...(body.delivery
        ? {
            delivery: { carrier: body.delivery.carrier, isOnPaper: body.delivery.isOnPaper },
            ...(body.delivery.reference ? { deliveryReference: body.delivery.reference } : {}),
          }
        : {}),
    },
    { definition, products, announce, key, actor, channel: null, now, occurredAt, correlationId, auditKind: 'officer' },
  )
  const isRecorded = body.action === 'issue' && isRecordOnly(toWorkflowState(updated, products))
  return { updated: isRecorded ? await endRecorded(context, updated, { definition, key }) : updated, parts, definition }
}

/** Where nothing is handed over, what follows the record needs nobody. */
async function endRecorded(
  { db, announce, now, correlationId }: OfficerContext & Pick<Platform, 'announce'>,
  recorded: ApplicationRecord,
  { definition, key }: Pick<TransitionContext, 'definition' | 'key'>,
): Promise<ApplicationRecord> {
  let updated = recorded
  for (const action of ['make_ready', 'complete'] as const)
    updated = await transition(
      db,
      updated,
      { action },
      {
        ...{ definition, key, announce, now, correlationId, products: await listProducts(db, recorded.id) },
        ...{ actor: { kind: 'system', userId: null }, channel: null, occurredAt: now, auditKind: 'system' },
      },
    )
  return updated
}

/** @throws Problem `invalid` naming what the service does not ask, so that nobody is asked for what they cannot give */
function assertCorrectable(
  definition: ServiceDefinition,
  { fields = [], attachments = [] }: Pick<TransitionBody, 'fields' | 'attachments'>,
): void {
  const papers = new Set(withDelegation(definition).requirements.map(({ id }) => id))
  const errors = [
    ...fields.filter((path) => !isCorrectable(definition, path)).map((name) => ({ path: 'fields', name })),
    ...attachments.filter((id) => !papers.has(id)).map((name) => ({ path: 'attachments', name })),
  ].map(({ path, name }) => ({ path, message: applicationsTexts.of('notAskedByService', { name }) }))
  if (errors.length > 0) throw new Problem('invalid', { errors })
}

/**
 * What SIAK said of everybody whom the documents are about is recorded, and where it says otherwise a reason is written.
 * @throws Problem `invalid` naming each line
 */
function assertChecked(
  definition: ServiceDefinition,
  { answers, applicant }: PersonalData,
  { products, checks }: FileParts,
  reason: string | undefined,
): void {
  const rows = siakWorksheet(definition, answers, applicant)
  // In the order of the sheet, so that a line is named where it stands there.
  const made = definition.products.map(({ id }) => id).filter((id) => products.some(({ product }) => product === id))
  const { unchecked, differing } = siakGaps(rows, made, checks)
  const errors = [
    ...unchecked.map((row) => toGap(row, 'recordSiakFirst')),
    ...(isExplained(reason) ? [] : differing.map((row) => toGap(row, 'siakDiffers'))),
  ]
  if (errors.length > 0) throw new Problem('invalid', { errors })
}

const toGap = ({ path, label, group }: WorksheetRow, key: 'recordSiakFirst' | 'siakDiffers') => ({
  path: `siak.${path}`,
  message: applicationsTexts.of(key, { label: `${label} (${group})` }),
})

/** A handover told by a device lies never in the future, nor before the documents were ready or sent. */
function toHandoverCommand(
  given: NonNullable<TransitionBody['handover']>,
  now: Date,
  notBefore: Date | undefined,
): Handover {
  const { to, method, recipient, proof, relation, place, note, at } = given
  return {
    to,
    at: occurredAtOf(at, now, 'handover.at', notBefore).toISOString(),
    method,
    recipient,
    proof,
    ...(relation ? { relation } : {}),
    ...(place ? { place } : {}),
    ...(note ? { note } : {}),
  }
}

/**
 * Gives a file to an officer, or back (`null`). Who works files takes a free one and gives back their own; only a supervisor
 * does more. @throws Problem `not-found`, `forbidden`, `version-conflict`, `invalid` where the officer is of another region
 */
export async function assign(
  context: OfficerContext,
  id: string,
  { assigneeId, expectedVersion }: { assigneeId: string | null; expectedVersion: number },
): Promise<ApplicationRecord> {
  const { db, caller } = context
  const record = await getApplicationForUpdate(db, id)
  assertVersion(record, expectedVersion)
  const self = userIdOf(caller)
  const takesFree =
    assigneeId === self &&
    record.assignee_id === null &&
    (canOn(caller, 'work', record) || canOn(caller, 'supervise', record))
  const givesBack = assigneeId === null && record.assignee_id === self
  if (!takesFree && !givesBack) assertCan(caller, 'supervise', record)
  if (assigneeId !== null && assigneeId !== self) {
    const officers = await listOfficers(db, record.regency_code)
    if (!officers.some((officer) => officer.id === assigneeId))
      throw invalid('assigneeId', applicationsTexts.of('chooseOfficerRegion'))
  }
  return keepAssignee(context, record, assigneeId, canOn(caller, 'supervise', record) ? 'supervisor' : 'officer')
}

/** Writes whose file it is now, with its event and its entry in the trail. @throws Problem `version-conflict` */
export async function keepAssignee(
  { db, caller, now, correlationId }: OfficerContext,
  record: ApplicationRecord,
  assigneeId: string | null,
  actorKind: 'officer' | 'supervisor',
): Promise<ApplicationRecord> {
  const updated = updateApplication(db, record, { assignee_id: assigneeId })
  appendInStatus(db, updated, { type: 'assign', actorKind, actorId: userIdOf(caller), data: { assigneeId }, now })
  auditFile(db, caller, record, 'application-assigned', correlationId, { assigneeId })
  return updated
}
