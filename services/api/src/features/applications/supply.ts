import type { SupplyInput } from '@sipelandukilat/contract'
import {
  type Channel,
  isNothing,
  type Lacks,
  splitMissing,
  toLocalDate,
  type WorkflowAction,
} from '@sipelandukilat/domain'
import { recordAudit } from '../../platform/audit'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { getPlace } from '../regions/places'
import { getDefinition } from '../service-definitions/definitions'
import { type ApplicationRecord, listProducts, updateApplication } from './application-store'
import { claimUploads, insertAttachments, listSentFiles } from './attachments'
import { helperOf, judge, toHelper, unknownAttachments } from './check-input'
import { findCountedMove } from './counted-move'
import { saveDelegate } from './delegate'
import { demandsOf, keepProducts } from './demands'
import { appendInStatus, eventPlace, sealFormer } from './events'
import { handedInOn } from './handed-in'
import {
  findSealed,
  findSealedForUpdate,
  keepNameWords,
  openRecord,
  type PersonalData,
  savePersonal,
  toApplicantInput,
} from './personal-record'
import { route } from './routing'
import { forgetChanged, worksheetOf } from './siak-check-store'
import { formerValues, onlyLacking, withGiven } from './supplied-data'
import { transition } from './transition'

export type SupplyContext = {
  actor: { kind: 'citizen'; userId: null } | { kind: 'officer'; userId: string }
  /** Paths of what the citizen expressly corrects of what was sent. */
  corrected?: readonly string[]
  channel: Channel
  now: Date
  correlationId: string
}

const toInput = ({ id, requirement }: { id: string; requirement: string }) => ({ requirement, uploadId: id })

type System = { kind: 'system'; userId: null }

/**
 * Puts in what an incomplete application lacks, whoever brings it, in the caller's transaction. What was sent before stays:
 * nothing is lost for being left out. A citizen puts in what lacks, and what they say is wrong; an officer may change what is
 * given, and the history keeps which fields. Once nothing is missing the application is submitted and routed, and the office's
 * clock begins.
 * @throws Problem `invalid` for what is wrong, not for what is missing; `transition-not-allowed` where it is not incomplete
 */
export async function supply(
  db: Db,
  { keyring, announce }: Pick<Platform, 'keyring' | 'announce'>,
  record: ApplicationRecord,
  input: Omit<SupplyInput, 'expectedVersion'>,
  { actor, corrected = [], channel, now, correlationId }: SupplyContext,
): Promise<ApplicationRecord> {
  if (record.status !== 'incomplete') throw new Problem('transition-not-allowed')
  const [definition, place, sealed, sent] = await Promise.all([
    getDefinition(db, record.service_code, record.service_version),
    getPlace(db, record.village_code),
    findSealedForUpdate(db, record.id),
    listSentFiles(db, record.id),
  ])
  const { data, key } = openRecord(keyring, sealed)
  const today = toLocalDate(now, place.calendar.timeZone)
  // Papers that follow make no report later than it was.
  const handedIn = handedInOn(record, place.calendar.timeZone)
  const isSent = new Set(sent.map(({ id }) => id))
  const added = input.attachments.filter(({ uploadId }) => !isSent.has(uploadId))
  const merged =
    actor.kind === 'citizen'
      ? onlyLacking(definition, data, input, [...(record.lacks?.fields ?? []), ...corrected])
      : withGiven(definition, data, input)
  // Of a delegate who is known the authority may still lack; one who is not is recorded by the office.
  const assistedBy = input.assistedBy ?? (data.delegate ? helperOf(data) : undefined)
  const judgeWith = (files: SupplyInput['attachments']) => {
    const entered = { ...merged, assistedBy, villageCode: record.village_code, attachments: files }
    return judge(definition, entered, today, { handedIn })
  }
  const judged = judgeWith([...sent.map(toInput), ...added])
  const { wrong } = splitMissing(judged.errors, judged.answers)
  wrong.push(...unknownAttachments(definition, added))
  if (wrong.length > 0) throw new Problem('invalid', { errors: wrong.map(({ path, message }) => ({ path, message })) })

  const uploads = await claimUploads(db, record.id, added)
  insertAttachments(db, record, uploads, now)
  if (judged.delegation?.isProven) saveDelegate(db, record, judged.delegation.authority, now)
  const supplied: PersonalData = {
    applicant: judged.applicant,
    assistedBy: input.assistedBy ? toHelper(input.assistedBy) : data.assistedBy,
    delegate: judged.delegation?.delegate ?? data.delegate ?? null,
    presence: definition.presence === 'none' ? null : (merged.presence ?? null),
    answers: judged.answers,
  }
  const owned = { applicationId: record.id, recordId: sealed?.id ?? '', key }
  const words = await savePersonal(db, keyring, owned, definition, supplied)
  const sheetOf = (given: PersonalData) => worksheetOf(definition, record, given)
  await forgetChanged(db, record.id, sheetOf(data), sheetOf(supplied))
  await announce(db, { kind: 'answered', application: record, now })
  // A statement that is no longer true stands for its paper no more.
  const { lacks } = splitMissing(judgeWith((await listSentFiles(db, record.id)).map(toInput)).errors, judged.answers)
  const isWhole = isNothing(lacks)
  const demands = demandsOf(definition, supplied.answers, { handedIn, villageCode: record.village_code })
  const kept = updateApplication(db, record, {
    lacks: isWhole ? record.lacks : lacks,
    presence_mode: supplied.presence?.mode ?? null,
    priority: supplied.presence?.mode === 'home' ? 1 : 0,
    approval_required: demands.approvalRequired,
    assisted_by: supplied.assistedBy?.relation ?? 'self',
    move_regency_code: await findCountedMove(db, record, supplied.answers),
  })
  const former = formerValues(definition, data, supplied)
  appendInStatus(db, kept, {
    type: 'supplement',
    sealed: sealFormer(key, eventPlace(record.id, kept.last_seq), former),
    actorKind: actor.kind,
    actorId: actor.userId,
    channel,
    data: {
      attachments: uploads.map(({ requirement }) => requirement),
      changed: former.map(({ path }) => path),
      lacks,
      wasLacking: isLessLacking(record.lacks, lacks),
    },
    now,
  })
  recordAudit(
    db,
    { kind: actor.kind, id: actor.userId },
    {
      action: 'application-supplement',
      subject: 'Application',
      subjectIds: [record.id],
      provinceCode: record.province_code,
      regencyCode: record.regency_code,
      detail: { channel, isWhole },
      correlationId,
    },
  )
  keepNameWords(db, words)
  if (!isWhole) return kept

  keepProducts(db, kept, demands)
  const products = await listProducts(db, record.id)
  const step = (from: ApplicationRecord, action: WorkflowAction, by: SupplyContext['actor'] | System) =>
    transition(
      db,
      from,
      { action },
      {
        definition,
        products,
        announce,
        key,
        actor: by,
        channel,
        now,
        occurredAt: now,
        correlationId,
        auditKind: by.kind,
      },
    )
  const submitted = await step({ ...kept, lacks: null }, 'supply', actor)
  return route(definition, place, now).status === 'routed'
    ? step(submitted, 'route', { kind: 'system', userId: null })
    : submitted
}

/** Something that lacked before lacks no more. */
const isLessLacking = (before: Lacks | null, after: Lacks): boolean =>
  (['fields', 'attachments'] as const).some((kind) => before?.[kind].some((one) => !after[kind].includes(one)))

/** Judges an incomplete application anew, with nothing put in: it may have files now that it lacked. */
export async function judgeAnew(
  db: Db,
  platform: Pick<Platform, 'keyring' | 'announce'>,
  record: ApplicationRecord,
  context: SupplyContext,
): Promise<ApplicationRecord> {
  const { data } = openRecord(platform.keyring, await findSealed(db, record.id))
  const nothing = { applicant: toApplicantInput(data.applicant), answers: {}, attachments: [] }
  return supply(db, platform, record, nothing, context)
}
