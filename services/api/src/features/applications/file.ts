import { type AppAbility, rowOf, rulesToSql } from '@sipelandukilat/access'
import type { ApplicationFile, LetterSettings } from '@sipelandukilat/contract'
import {
  type Actor,
  type Answers,
  allowedActions,
  type DocumentFacts,
  findApprover,
  formatNip,
  isInGroup,
  type Language,
  localized,
  moveServices,
  readyAsOf,
  type ServiceDefinition,
  signatoryOn,
  signatoryTitle,
  toLocalDate,
  validateAnswers,
  type WorkflowAction,
} from '@sipelandukilat/domain'
import { auditColumns } from '../../platform/audit'
import type { Caller } from '../../platform/caller'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import type { Row } from '../../platform/database/from'
import { type JsonRows, readJsonRows } from '../../platform/database/json-rows'
import type { Statement } from '../../platform/database/sql'
import { newId } from '../../platform/id'
import { Problem } from '../../platform/problem'
import { type KnownPlaces, readKnownPlaces } from '../regions/known-places'
import { getDefinition, knownVersions, takeDefinition } from '../service-definitions/definitions'
import {
  type ApplicationRecord,
  accessColumns,
  type ProductRecord,
  toAccessRow,
  toWorkflowState,
} from './application-store'
import { type DelegateRow, toFileDelegate } from './delegate'
import { handedInOn } from './handed-in'
import { type HandoverRow, toHandover } from './handover'
import { type MovePairRow, movePairSql, toMovePair } from './move-pair'
import { maskRecord, maskText, openForReading, openNote, type PersonalData, type ReadingKey } from './personal-record'
import type { SiakRow } from './siak-check-store'
import { statusList } from './status-list'
import { timelyByReport } from './timely-by-report'

export const correctionPlace = (applicationId: string) => `application.correction:${applicationId}`
export const productPlace = (productId: string) => `application_product.sealed:${productId}`
export const transferPlace = (transferId: string) => `transfer.sealed:${transferId}`
export const siakPlace = (checkId: string) => `siak_check.sealed:${checkId}`

export type ProductDetails = { number: string | null; siakLink: string | null; handedOverTo: string | null }

export function openProduct(key: ReadingKey, product: ProductRecord): ProductDetails {
  const empty = { number: null, siakLink: null, handedOverTo: null }
  return product.sealed && key
    ? { ...empty, ...(JSON.parse(openNote(key, productPlace(product.id), product.sealed)) as Partial<ProductDetails>) }
    : empty
}

/** A document to be given out as a file, of which there is neither a file nor a link yet. */
export const lacksCopy = (product: ProductRecord, { siakLink }: ProductDetails): boolean =>
  product.format === 'pdf' && product.attachment_id === null && siakLink === null

/** The documents of an application as far as its citizen is concerned. */
export const documentFacts = (products: readonly ProductRecord[], key: ReadingKey): DocumentFacts[] =>
  products.map((product) => ({
    product: product.product,
    format: product.format,
    hasFile: product.attachment_id !== null,
    hasLink: openProduct(key, product).siakLink !== null,
    handedOverAt: product.handed_over_at?.toISOString() ?? null,
    pickupPlace: product.pickup_place,
  }))

/** In what capacities the caller may act on this very row. */
export function actorsOn(caller: Caller, record: ApplicationRecord): Actor[] {
  const row = rowOf('Application', toAccessRow(record))
  const userId = caller.user?.id ?? null
  const actors: Actor[] = []
  if (caller.ability.can('work', row)) actors.push({ kind: 'officer', userId })
  if (caller.ability.can('supervise', row)) actors.push({ kind: 'supervisor', userId })
  if (caller.ability.can('decide', row)) actors.push({ kind: 'head', userId })
  return actors
}

export function actionsOn(
  caller: Caller,
  record: ApplicationRecord,
  products: readonly ProductRecord[],
  definition: ServiceDefinition,
): WorkflowAction[] {
  const state = toWorkflowState(record, products)
  return [...new Set(actorsOn(caller, record).flatMap((actor) => allowedActions(state, definition, actor)))]
}

/** What does not fit and should be looked at: computed now, so that it is right after every correction. */
function warningsOf(
  definition: ServiceDefinition,
  data: PersonalData,
  record: ApplicationRecord,
  { now, language, places }: ReadOptions,
): { path: string; message: string }[] {
  const { warnings } = validateAnswers(definition, data.answers, {
    today: toLocalDate(now),
    handedIn: handedInOn(record),
    applicant: { ...data.applicant, villageCode: record.village_code },
    ...places,
  })
  const { occurred_at: occurredAt, recorded_at: recordedAt, submitted_at: wholeSince } = record
  return [...warnings, ...timelyByReport(definition, data.answers, { occurredAt, recordedAt, wholeSince })].map(
    ({ path, message }) => ({ path, message: localized(message, language) }),
  )
}

type PersonalRow = {
  id: string
  data_key: Buffer | null
  envelope: Buffer | null
  place: string
  village_name: string
  applicant_name: string | null
  erased_at: Date | null
  /** Whether somebody is appointed head of its office; asked for only while a decision may be to come. */
  has_head: boolean | null
  /** The paper of its office, asked for likewise. */
  paper: LetterSettings | null
  /** By name, while it waits for a decision. */
  verifier: string | null
  decision_letter: ApplicationFile['decisionLetter']
  /** What its citizen wrote and nobody at the office has read. */
  unread_messages: number
  /** Asked for only where the application waits for a visit. */
  appointment: { date: string; place: string } | null
  move: MovePairRow | null
}

type AttachmentRow = Pick<
  Row<'attachment'>,
  'id' | 'requirement' | 'kind' | 'media_type' | 'size' | 'uploaded_at' | 'replaced_at'
>

type TransferRow = Pick<Row<'transfer'>, 'id' | 'from_regency_code' | 'to_regency_code' | 'sealed' | 'requested_at'>

/** What belongs to an application beside its row. Personal values are still sealed. */
export type FileParts = {
  personal: PersonalRow
  products: ProductRecord[]
  attachments: AttachmentRow[]
  checks: SiakRow[]
  transfer: TransferRow | undefined
  handover: HandoverRow | undefined
  delegate: DelegateRow | undefined
}

type GatheredRow = PersonalRow & {
  products: JsonRows<ProductRecord>
  attachments: JsonRows<AttachmentRow>
  checks: JsonRows<SiakRow>
  transfer: JsonRows<TransferRow>
  handover: JsonRows<HandoverRow>
  delegate: JsonRows<DelegateRow>
}

const toProducts = readJsonRows<ProductRecord>({
  dates: { handed_over_at: true },
  bytes: { sealed: true, number_index: true },
})
const toAttachments = readJsonRows<AttachmentRow>({ dates: { uploaded_at: true, replaced_at: true }, bytes: {} })
const toChecks = readJsonRows<SiakRow>({ dates: { checked_at: true }, bytes: { sealed: true } })
const toTransfers = readJsonRows<TransferRow>({ dates: { requested_at: true }, bytes: { sealed: true } })
const toHandovers = readJsonRows<HandoverRow>({ dates: { sent_at: true, received_at: true }, bytes: { sealed: true } })
const toDelegates = readJsonRows<DelegateRow>({
  dates: { recorded_at: true, decided_at: true },
  bytes: { sealed: true },
})

/**
 * What belongs to an application `$1`, its row `a` and its personal record `p`, as columns of one statement: seven statements cost
 * twice as much. No message is unread where none waits for an answer.
 */
const partColumns = `p.id, p.data_key, p.envelope, p.applicant_name, p.erased_at, v.name as village_name,
  concat_ws(', ', v.name, nullif(d.name, v.name), r.name) as place,
  case when a.status in (${statusList('deciding')}) then app_has_office_head(p.regency_code) end as has_head,
  case when a.status in (${statusList('deciding')}) then
    (select s.settings from letter_settings s where s.regency_code = p.regency_code) end as paper,
  case when a.status = 'approving' then (select n.name from app_user_names(array[a.verified_by]) n limit 1) end as verifier,
  (select json_build_object('id', l.id, 'number', l.number, 'day', l.day, 'signedBy', l.content->'signatory'->>'name')
    from official_letter l where l.application_id = $1) as decision_letter,
  case when a.status = 'awaiting_presence' then
    (select json_build_object('date', a.on_date, 'place', a.place) from app_visit_appointment($1) a limit 1) end as appointment,
  case when a.service_code in (${moveServices.map((code) => `'${code}'`).join()}) then
    (select row_to_json(m) from (${movePairSql}) m) end as move,
  case when a.unanswered_since is null then 0 else (select count(*)::int from application_message m
    where m.application_id = $1 and m.direction = 'in' and m.read_at is null) end as unread_messages,
  (select json_agg(x order by x.id) from application_product x where x.application_id = $1) as products,
  (select json_agg(x order by x.uploaded_at, x.id) from (
    select id, requirement, kind, media_type, size, uploaded_at, replaced_at from attachment
    where application_id = $1 and erased_at is null) x) as attachments,
  (select json_agg(x order by x.field) from (
    select id, field, result, sealed, checked_by, checked_at from siak_check where application_id = $1) x) as checks,
  (select json_agg(x) from (
    select id, from_regency_code, to_regency_code, sealed, requested_at from transfer
    where application_id = $1 and status = 'requested') x) as transfer,
  (select json_agg(x) from (
    select id, carrier, sent_at, method, recipient, proof, attachment_id, received_at, sealed from handover
    where application_id = $1) x) as handover,
  (select json_agg(x) from (
    select application_id, authority, status, recorded_at, decided_at, sealed from delegate
    where application_id = $1) x) as delegate`
const partPlaces = `left join region v on v.code = p.village_code left join region d on d.code = p.district_code
  left join region r on r.code = p.regency_code`

const toParts = ({
  products,
  attachments,
  checks,
  transfer,
  handover,
  delegate,
  ...personal
}: GatheredRow): FileParts => ({
  personal,
  products: toProducts(products),
  attachments: toAttachments(attachments),
  checks: toChecks(checks),
  transfer: toTransfers(transfer)[0],
  handover: toHandovers(handover)[0],
  delegate: toDelegates(delegate)[0],
})

/** Reads everything of one application at once: one round trip, also together with the row itself. */
export async function loadParts(db: Db, applicationId: string): Promise<FileParts> {
  const row = await db.first<GatheredRow>({
    text: `select ${partColumns}
           from personal_record p left join application a on a.id = p.application_id ${partPlaces} where p.application_id = $1`,
    values: [applicationId],
  })
  if (!row) throw new Problem('not-found')
  return toParts(row)
}

const toRecords = readJsonRows<ApplicationRecord>({
  dates: {
    closed_at: true,
    due_at: true,
    first_due_at: true,
    occurred_at: true,
    recorded_at: true,
    status_since: true,
    submitted_at: true,
    unanswered_since: true,
    waiting_since: true,
  },
  bytes: { pin_hash: true },
})

/** Statements by the rights they were made for: those of a session are made once. */
const readings = new WeakMap<AppAbility, Statement>()

/** `$1` to `$5`: the application, the entry, the reader, the correlation id, and the services whose definition is known. */
function readingFor(ability: AppAbility): Statement {
  const known = readings.get(ability)
  if (known) return known
  const { sql, bindings } = rulesToSql(ability, 'readIdentifiers', 'Application', accessColumns)
  let next = 5
  const unmasked = sql.replaceAll('?', () => {
    next += 1
    return `$${next}`
  })
  const made = {
    // Both rows are looked up once, for what is shown and for the entry.
    text: `with file as materialized (
             select application, personal_record as person from application join personal_record on personal_record.application_id = application.id
             where application.id = $1),
           entry as (
             insert into audit_entry (${auditColumns})
             select $2, now(), 'officer', $3, 'application-read', 'Application', array[a.id::text], a.province_code, a.regency_code,
               jsonb_build_object('masked', not (${unmasked})), $4
             from file, lateral (select (file.application).*) a)
           select json_build_array(a) as record, ${partColumns},
             case when a.service_code || '@' || a.service_version = any($5::text[]) then null else
               (select s.definition from service_definition s where s.code = a.service_code and s.version = a.service_version) end as definition
           from file cross join lateral (select (file.application).*) a cross join lateral (select (file.person).*) p ${partPlaces}`,
    values: bindings,
  }
  readings.set(ability, made)
  return made
}
type ReadRow = GatheredRow & { record: JsonRows<ApplicationRecord>; definition: unknown }

/**
 * Reads a file for who asks, and ends the transaction: what is shown, its entry in the trail and whether identifiers were masked
 * come of one statement, so that none is without the other. @throws Problem `not-found`, with no entry
 */
export async function readOnRecord(
  db: Db,
  caller: Caller,
  id: string,
  correlationId: string,
): Promise<{ record: ApplicationRecord; parts: FileParts; definition: ServiceDefinition }> {
  const { text, values: rights = [] } = readingFor(caller.ability)
  const values = [id, newId(), caller.user?.id ?? null, correlationId, knownVersions(), ...rights]
  const [row] = await db.last<ReadRow>({ text, values })
  const [record] = toRecords(row?.record ?? null)
  if (!row || !record) throw new Problem('not-found')
  const { record: _, definition, ...gathered } = row
  return {
    record,
    parts: toParts(gathered),
    definition: takeDefinition(record.service_code, record.service_version, definition),
  }
}

type FileOptions = { unmasked: boolean; now: Date; language: Language }
type ReadOptions = FileOptions & { places: KnownPlaces }

/** One application in full, as this caller may see it. `unmasked` is decided by the caller of this function. */
export async function readFile(
  db: Db,
  keyring: Keyring,
  caller: Caller,
  record: ApplicationRecord,
  options: FileOptions,
): Promise<ApplicationFile> {
  const [parts, definition, places] = await Promise.all([
    loadParts(db, record.id),
    getDefinition(db, record.service_code, record.service_version),
    readKnownPlaces(db),
  ])
  return toFile(parts, definition, keyring, caller, record, { ...options, places })
}

/** Puts an application's row and parts together, opened and, where the caller may not see identifiers, masked. */
export function toFile(
  parts: FileParts,
  definition: ServiceDefinition,
  keyring: Keyring,
  caller: Caller,
  record: ApplicationRecord,
  options: ReadOptions,
): ApplicationFile {
  const { personal, products, attachments, checks, transfer, handover, delegate } = parts
  const { data, key } = openForReading(keyring, personal)
  const shown = options.unmasked ? data : maskRecord(definition, data)
  const plainText = (text: string) => (options.unmasked ? text : maskText(text))
  const row = rowOf('Application', toAccessRow(record))
  const can = (action: 'supervise' | 'unmask' | 'transfer' | 'readIdentifiers' | 'work') =>
    caller.ability.can(action, row)
  return {
    id: record.id,
    trackingNumber: record.tracking_number,
    serviceCode: record.service_code,
    serviceVersion: record.service_version,
    status: record.status,
    channel: record.channel,
    villageCode: record.village_code,
    villageName: personal.village_name,
    districtCode: record.district_code,
    regencyCode: record.regency_code,
    provinceCode: record.province_code,
    place: personal.place,
    domicileVillageCode: record.domicile_village_code,
    language: record.language,
    applicantName: personal.applicant_name,
    priority: record.priority,
    presenceMode: record.presence_mode,
    presenceDone: record.presence_done,
    appointment: personal.appointment,
    visitOn: personal.appointment?.date ?? null,
    readyAs: isInGroup(record.status, 'available') ? readyAsOf(documentFacts(products, key)) : null,
    assigneeId: record.assignee_id,
    submittedAt: record.submitted_at.toISOString(),
    statusSince: record.status_since.toISOString(),
    dueAt: record.due_at?.toISOString() ?? null,
    arrivalUntil: record.arrival_until,
    occurredAt: record.occurred_at.toISOString(),
    recordedAt: record.recorded_at.toISOString(),
    closedAt: record.closed_at?.toISOString() ?? null,
    mergedInto: record.merged_into,
    move: personal.move && toMovePair(personal.move),
    erasedAt: personal.erased_at?.toISOString() ?? null,
    unansweredSince: record.unanswered_since?.toISOString() ?? null,
    unreadMessages: personal.unread_messages,
    version: record.version,
    masked: !options.unmasked,
    applicant: shown.applicant,
    assistedBy: shown.assistedBy ?? null,
    delegate: delegate && shown.delegate ? toFileDelegate(delegate, shown.delegate, key, plainText) : null,
    presence: shown.presence ?? null,
    answers: shown.answers as Answers,
    attachments: attachments.map((attachment) => ({
      id: attachment.id,
      requirement: attachment.requirement,
      kind: attachment.kind,
      mediaType: attachment.media_type,
      size: attachment.size,
      uploadedAt: attachment.uploaded_at.toISOString(),
      replacedAt: attachment.replaced_at?.toISOString() ?? null,
    })),
    products: products.map((product) => {
      const details = openProduct(key, product)
      return {
        id: product.id,
        product: product.product,
        format: product.format,
        number: details.number && plainText(details.number),
        hasNumber: product.has_number,
        attachmentId: product.attachment_id,
        siakLink: options.unmasked ? details.siakLink : null,
        lacksCopy: lacksCopy(product, details),
        pickupPlace: product.pickup_place,
        handedOverAt: product.handed_over_at?.toISOString() ?? null,
        handoverMethod: product.handover_method,
        handedOverTo: details.handedOverTo,
      }
    }),
    handover: handover ? toHandover(handover, key, plainText) : null,
    siakChecks: checks.map((check) => toSiakCheck(check, key)),
    lacks: record.lacks,
    waitingSince: record.waiting_since.toISOString(),
    correction: record.correction ? { ...record.correction, note: plainText(openCorrectionNote(record, key)) } : null,
    approval: toApproval(record, definition, personal, toLocalDate(options.now)),
    decisionLetter: options.unmasked ? personal.decision_letter : null,
    verifiedBy: record.verified_by,
    approvedBy: record.approved_by,
    warnings: key ? warningsOf(definition, data, record, options) : [],
    allowedActions: key ? actionsOn(caller, record, products, definition) : [],
    can: {
      assign: can('supervise'),
      unmask: !options.unmasked && can('unmask'),
      transfer: can('transfer'),
      note: can('readIdentifiers'),
    },
    transfer: transfer
      ? {
          id: transfer.id,
          fromRegencyCode: transfer.from_regency_code,
          toRegencyCode: transfer.to_regency_code,
          reason: plainText(openNote(key, transferPlace(transfer.id), transfer.sealed)),
          requestedAt: transfer.requested_at.toISOString(),
        }
      : null,
  }
}

/** Who must decide and whether all is there to do so; null where nobody must. */
function toApproval(
  record: ApplicationRecord,
  { approval }: ServiceDefinition,
  { has_head: hasHead, paper, verifier }: PersonalRow,
  today: string,
): ApplicationFile['approval'] {
  const by = findApprover(record.approval_required, approval)
  if (by !== 'head') return by && { by, lacksHead: false, lacksPaper: false, verifier, signatory: null }
  // Asked for only while a decision may be to come.
  const isAhead = hasHead !== null
  const signs = paper && signatoryOn(paper, today)
  return {
    ...{ by, lacksHead: hasHead === false, lacksPaper: isAhead && !paper, verifier },
    signatory: signs ? { title: signatoryTitle(signs), name: signs.name, nip: formatNip(signs.nip) } : null,
  }
}

/** The note of a correction is kept sealed, as base64, beside the paths it is about. */
export const openCorrectionNote = (record: ApplicationRecord, key: ReadingKey): string =>
  record.correction?.note
    ? openNote(key, correctionPlace(record.id), Buffer.from(record.correction.note, 'base64'))
    : ''

export const toSiakCheck = (row: SiakRow, key: ReadingKey) => ({
  field: row.field,
  result: row.result,
  reference: row.sealed ? openNote(key, siakPlace(row.id), row.sealed) : null,
  checkedBy: row.checked_by,
  checkedAt: row.checked_at.toISOString(),
})
