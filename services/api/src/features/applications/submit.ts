import { randomBytes } from 'node:crypto'
import type { ApplicationInput, Receipt } from '@sipelandukilat/contract'
import {
  type Channel,
  type Delegate,
  type DelegateAuthority,
  type DelegateEntry,
  delegationRequirement,
  type FieldError,
  type FieldWarning,
  judgeDelegate,
  needsApproval,
  type PrefixKnown,
  productsOf,
  promisedFor,
  requiredAttachments,
  type ServiceDefinition,
  toLocalDate,
  toTrackingNumber,
  validateAnswers,
} from '@sipelandukilat/domain'
import { isPrivacyNotice } from '@sipelandukilat/portal'
import { applicationsTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { hashPin, type Keyring, pinOf } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import type { Kept } from '../../platform/database/kept'
import { placeColumns } from '../../platform/database/region-columns'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { readDistrictPrefixes } from '../regions/district-prefixes'
import { findPlace, type Place } from '../regions/places'
import { findCurrentDefinition } from '../service-definitions/definitions'
import { checkApplicant } from './applicant'
import { type Owner, ownedBy } from './application-store'
import { claimUploads, insertAttachments } from './attachments'
import { saveDelegate } from './delegate'
import { appendEvent } from './events'
import { indexesOf, nameWords, type PersonalData, sealRecord, subjectNameOf } from './personal-record'
import { route } from './routing'

export type SubmitContext = {
  /** Made by the caller: a citizen's transaction may see no other application than this. */
  applicationId: string
  channel: Channel
  actorKind: 'citizen' | 'officer'
  actorId: string | null
  /** When it was handed in; before `now` for paper entered later. */
  occurredAt: Date
  now: Date
  copiedFrom?: string
  correlationId: string
}

type Checked = {
  definition: ServiceDefinition
  place: Place
  data: PersonalData
  authority: DelegateAuthority | undefined
  warnings: FieldWarning[]
}

export type Judged = {
  applicant: PersonalData['applicant']
  answers: PersonalData['answers']
  /** Who acts for the applicant, where somebody does. */
  delegation: { delegate: Delegate; authority: DelegateAuthority } | null
  errors: FieldError[]
  warnings: FieldWarning[]
}

/**
 * Everything that is wrong with what was entered for a service (`errors`) or merely does not fit (`warnings`), by path of
 * the input. Today is YYYY-MM-DD where the office is; without `prefixKnown` no NIK's district is doubted.
 */
export function judge(
  definition: ServiceDefinition,
  input: Pick<ApplicationInput, 'applicant' | 'answers' | 'attachments'> & {
    villageCode: string
    presence?: unknown
    assistedBy?: (DelegateEntry & { relation: string }) | undefined
  },
  today: string,
  prefixKnown?: PrefixKnown,
): Judged {
  const answers = validateAnswers(definition, input.answers, {
    today,
    applicant: { ...input.applicant, villageCode: input.villageCode },
    prefixKnown,
  })
  const applicant = checkApplicant(definition, input.applicant)
  const errors = [...applicant.errors, ...answers.errors.map((error) => ({ ...error, path: `answers.${error.path}` }))]
  const sent = new Set(input.attachments.map((attachment) => attachment.requirement))
  for (const requirement of requiredAttachments(definition, answers.answers, today))
    if (requirement.required && !sent.has(requirement.id))
      errors.push({
        path: `attachments.${requirement.id}`,
        code: 'required',
        message: applicationsTexts.of('uploadLabel', { label: requirement.label }),
      })
  const delegation =
    input.assistedBy?.relation === 'delegate'
      ? judgeDelegate(input.assistedBy, {
          hasFile: sent.has(delegationRequirement.id),
          today,
          prefix: 'assistedBy',
        })
      : null
  if (delegation && 'errors' in delegation) errors.push(...delegation.errors)
  if (definition.presence !== 'none' && !input.presence)
    errors.push({
      path: 'presence.mode',
      code: 'required',
      message: applicationsTexts.of('chooseWhereYouCanPresent'),
    })
  return {
    applicant: applicant.applicant,
    answers: answers.answers,
    delegation: delegation && 'delegate' in delegation ? delegation : null,
    errors,
    warnings: answers.warnings.map((warning) => ({
      ...warning,
      path: warning.path.startsWith('applicant.') ? warning.path : `answers.${warning.path}`,
    })),
  }
}

/** What an application goes by: the service as it is in force, and the place with its calendar. */
async function loadGround(db: Db, reference: Kept, input: ApplicationInput) {
  const [definition, place] = await Promise.all([
    reference.keep(db, `service ${input.serviceCode}`, () => findCurrentDefinition(db, input.serviceCode)),
    reference.keep(db, `place ${input.villageCode}`, () => findPlace(db, input.villageCode)),
  ])
  if (!definition) throw invalid('serviceCode', applicationsTexts.of('thereNoSuchService'))
  if (!place) throw invalid('villageCode', applicationsTexts.of('villageNotKnown'))
  return { definition, place }
}

/** @throws Problem `invalid` naming every entry that needs correcting. */
async function check(
  db: Db,
  reference: Kept,
  input: ApplicationInput,
  { now, prefixKnown }: { now: Date; prefixKnown?: PrefixKnown },
): Promise<Checked> {
  const judgeBy = ({ definition, place }: Awaited<ReturnType<typeof loadGround>>) => {
    const judged = judge(definition, input, toLocalDate(now, place.calendar.timeZone), prefixKnown)
    if (!place.isServed)
      judged.errors.unshift({
        path: 'villageCode',
        code: 'not-served',
        message: applicationsTexts.of('placeNotServed', { place: place.regencyName }),
      })
    return judged
  }
  let ground = await loadGround(db, reference, input)
  let judged = judgeBy(ground)
  // Nobody is refused by what was in force a moment ago.
  if (judged.errors.length > 0 && reference.forget()) {
    ground = await loadGround(db, reference, input)
    judged = judgeBy(ground)
  }
  const { definition, place } = ground
  const { applicant, answers, delegation, errors, warnings } = judged
  if (!isPrivacyNotice(input.privacyNoticeVersion))
    errors.push({ path: 'privacyNoticeVersion', code: 'unknown', message: applicationsTexts.of('readPrivacyNotice') })
  if (!input.declaration)
    errors.push({ path: 'declaration', code: 'required', message: applicationsTexts.of('confirmDeclaration') })
  if (errors.length > 0)
    throw new Problem('invalid', { errors: errors.map(({ path, message }) => ({ path, message })) })
  return {
    definition,
    place,
    data: {
      applicant,
      assistedBy: input.assistedBy ? toHelper(input.assistedBy) : null,
      delegate: delegation?.delegate ?? null,
      presence: definition.presence === 'none' ? null : (input.presence ?? null),
      answers,
    },
    authority: delegation?.authority,
    warnings,
  }
}

/**
 * What does not fit in an application that could be taken in, for whoever enters it to look at first.
 * @throws Problem `invalid` as `submit` does
 */
export async function listWarnings(
  db: Db,
  { reference }: Pick<Platform, 'reference'>,
  input: ApplicationInput,
  now: Date,
): Promise<FieldWarning[]> {
  const { warnings } = await check(db, reference, input, { now, prefixKnown: await readDistrictPrefixes(db) })
  return warnings
}

/** What is kept of who helped; the rest of a delegate stands apart. */
const toHelper = ({ relation, name, phone, authority }: NonNullable<ApplicationInput['assistedBy']>) => ({
  relation,
  ...(name ? { name } : {}),
  ...(phone ? { phone } : {}),
  authority,
})

/**
 * Takes an application in: the row, its personal envelope, products, attachments, first events, routing, deadline and
 * outbox, all in the caller's one transaction, in which it is announced. Every channel enters here. What is written travels
 * together: nothing of it is read back.
 */
export async function submit(
  db: Db,
  { keyring, announce, reference }: Pick<Platform, 'keyring' | 'announce' | 'reference'>,
  input: ApplicationInput,
  context: SubmitContext,
): Promise<Receipt> {
  const { definition, place, data, authority } = await check(db, reference, input, { now: context.now })
  const id = context.applicationId
  const today = toLocalDate(context.now, place.calendar.timeZone)
  const routed = route(definition, place, context.now)
  const pin = pinOf(keyring, id)
  const trackingNumber = toTrackingNumber(randomBytes(8))
  const recordId = newId()
  const sealed = sealRecord(keyring, recordId, data)
  const indexes = indexesOf(keyring, data.applicant)
  const createdBy = context.actorKind === 'officer' ? context.actorId : null
  const owner: Owner = {
    id,
    ...placeColumns(place),
    created_by: createdBy,
  }
  const seq = routed.status === 'routed' ? 2 : 1

  const subjectName = subjectNameOf(definition, data.answers)
  const words = nameWords(data.applicant.name, subjectName)
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
      approval_required: needsApproval(definition, data.answers, today),
      assisted_by: data.assistedBy?.relation ?? 'self',
      privacy_notice_version: input.privacyNoticeVersion,
      pin_hash: hashPin(keyring, id, pin),
      copied_from: context.copiedFrom ?? null,
      occurred_at: context.occurredAt,
      recorded_at: context.now,
      submitted_at: context.occurredAt,
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
      applicant_name: data.applicant.name,
      subject_name: subjectName,
      nik_index: indexes.nik,
      kk_index: indexes.kk,
      phone_index: indexes.phone,
      email_index: indexes.email,
      name_words: words,
    }),
  )
  insertProducts(db, owner, definition, data, today)
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
      due_at: routed.dueAt,
      closed_at: null,
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
    toStatus: 'submitted',
    data: {
      assistedBy: data.assistedBy?.relation ?? 'self',
      attachments: uploads.map((upload) => upload.requirement),
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
  // Last: words are shared by all, and whoever adds one holds it until the commit.
  db.defer({
    text: 'insert into name_word select unnest($1::text[]) on conflict do nothing',
    values: [words],
  })
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
  return { trackingNumber, pin, id, status: routed.status, dueAt: routed.dueAt?.toISOString() ?? null }
}

function insertProducts(db: Db, owner: Owner, definition: ServiceDefinition, data: PersonalData, today: string): void {
  const products = productsOf(definition, data.answers, today, owner.village_code)
  db.defer({
    text: `insert into application_product (id, application_id, province_code, regency_code, district_code, village_code, created_by, product, format)
           select id, $1, $2, $3, $4, $5, $6, product, format from unnest($7::uuid[], $8::text[], $9::text[]) as given (id, product, format)`,
    values: [
      owner.id,
      owner.province_code,
      owner.regency_code,
      owner.district_code,
      owner.village_code,
      owner.created_by,
      products.map(() => newId()),
      products.map((product) => product.id),
      products.map((product) => product.format),
    ],
  })
}

/** The answer of a submission that was made before: the PIN is derived, so nothing of it was kept. */
export async function receiptOf(db: Db, keyring: Keyring, applicationId: string): Promise<Receipt> {
  const row = await db.first(
    from('application').where({ id: applicationId }).select('tracking_number', 'status', 'due_at'),
  )
  if (!row) throw new Problem('not-found')
  return {
    trackingNumber: row.tracking_number,
    pin: pinOf(keyring, applicationId),
    id: applicationId,
    status: row.status,
    dueAt: promisedFor(row.status, row.due_at)?.toISOString() ?? null,
  }
}
