import type { ApplicationInput, BodyOf, sendCorrection } from '@sipelandukilat/contract'
import {
  type Answers,
  askedOfApplicant,
  type Channel,
  conditionFields,
  correctAnswers,
  delegationRequirement,
  type Language,
  type Localized,
  localized,
  requiredAttachments,
  type ServiceDefinition,
  toLocalDate,
  validateAnswers,
  type WorkflowCommand,
  withDelegation,
} from '@sipelandukilat/domain'
import { applicationsTexts, publicTexts } from '#texts'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { getPlace } from '../regions/places'
import { getDefinition } from '../service-definitions/definitions'
import { checkApplicant } from './applicant'
import { type ApplicationRecord, changeApplication, listProducts, updateApplication } from './application-store'
import { claimUploads, insertAttachments, listAttachedSince, listSentFiles, replaceAttachments } from './attachments'
import { missingPapers } from './check-input'
import { findCountedMove } from './counted-move'
import { saveDelegate } from './delegate'
import { demandsOf, keepProducts } from './demands'
import { appendInStatus, eventPlace, sealFormer } from './events'
import { handedInOn } from './handed-in'
import {
  findSealedForUpdate,
  keepNameWords,
  openRecord,
  type PersonalData,
  savePersonal,
  toApplicantInput,
} from './personal-record'
import { forgetChanged, worksheetOf } from './siak-check-store'
import { formerValues } from './supplied-data'
import { transition } from './transition'

/**
 * Takes a correction in: the asked fields and files and nothing else. What follows from the answers is judged anew as of the day
 * they were handed in: who decides, which documents are made, and which papers are needed, which the application then asks for.
 * Where its papers follow, the answers are kept, and the correction stands for the papers that are left.
 * @throws Problem `invalid` for what is still missing.
 */
export async function correct(
  db: Db,
  { keyring, announce }: Pick<Platform, 'keyring' | 'announce'>,
  record: ApplicationRecord,
  body: BodyOf<typeof sendCorrection>,
  context: { now: Date; correlationId: string; channel: Channel; language: Language; papersFollow?: boolean },
): Promise<ApplicationRecord> {
  const asked = record.correction
  if (record.status !== 'correction' || !asked) throw new Problem('transition-not-allowed')
  if (record.version !== body.expectedVersion)
    throw new Problem('version-conflict', { changed: { version: record.version, status: record.status } })
  const personal = await findSealedForUpdate(db, record.id)
  const [definition, products] = await Promise.all([
    getDefinition(db, record.service_code, record.service_version),
    listProducts(db, record.id),
  ])
  const { data, key } = openRecord(keyring, personal)
  const { applicant, errors } = correctApplicant(definition, data.applicant, asked.fields, body.applicant)
  const corrected = correctAnswers(definition, data.answers, asked.fields, body.answers as Answers)
  const checked = validateAnswers(definition, corrected, {
    today: toLocalDate(context.now),
    applicant: { ...applicant, villageCode: record.village_code },
  })
  errors.push(...checked.errors.map(({ path, message }) => ({ path: `answers.${path}`, message })))
  const sent = new Set(body.attachments.map((attachment) => attachment.requirement))
  const signed = await listAttachedSince(db, record.id, record.status_since)
  const place = await getPlace(db, record.village_code)
  // A correction makes no report later than it was.
  const handedIn = handedInOn(record, place.calendar.timeZone)
  const lackedBefore = missingPapers(definition, data.answers, await filedPapers(db, record.id), handedIn)
  const isOffered = (id: string, answers: Answers) =>
    requiredAttachments(definition, answers, handedIn).some((requirement) => requirement.id === id)
  // Answers corrected along with it may no longer call for a paper.
  const fellAway = (id: string) => isOffered(id, data.answers) && !isOffered(id, checked.answers)
  // Papers for which the corrected answers call, sent along with them.
  const isCalledFor = (id: string) => isOffered(id, checked.answers) && !isOffered(id, data.answers)
  const left = asked.attachments.filter((id) => !sent.has(id) && !signed.has(id) && !fellAway(id))
  if (!context.papersFollow)
    for (const id of left) {
      const label = withDelegation(definition).requirements.find((requirement) => requirement.id === id)?.label ?? {
        id,
        en: id,
      }
      errors.push({
        path: `attachments.${id}`,
        message: publicTexts.of('uploadAgain', { label }),
      })
    }
  if (errors.length > 0) throw new Problem('invalid', { errors })
  const uploads = await claimUploads(
    db,
    record.id,
    body.attachments.filter(({ requirement: id }) => asked.attachments.includes(id) || isCalledFor(id)),
  )
  await replaceAttachments(
    db,
    record.id,
    uploads.map((upload) => upload.requirement),
    context.now,
  )
  insertAttachments(db, record, uploads, context.now)
  // A new form is checked anew.
  if (uploads.some(({ requirement }) => requirement === delegationRequirement.id))
    saveDelegate(db, record, 'F-1.07', context.now)
  const after: PersonalData = { ...data, applicant, answers: checked.answers }
  const owned = { applicationId: record.id, recordId: personal?.id ?? '', key }
  const words = await savePersonal(db, keyring, owned, definition, after)
  const sheetOf = (given: PersonalData) => worksheetOf(definition, record, given)
  await forgetChanged(db, record.id, sheetOf(data), sheetOf(after))
  await announce(db, { kind: 'answered', application: record, now: context.now })
  const demands = demandsOf(definition, checked.answers, { handedIn, villageCode: record.village_code })
  keepProducts(db, record, demands, products)
  const follows = {
    move_regency_code: await findCountedMove(db, record, checked.answers),
    approval_required: demands.approvalRequired,
  }
  if (follows.move_regency_code !== record.move_regency_code || follows.approval_required !== record.approval_required)
    await changeApplication(db, record.id, follows)
  keepNameWords(db, words)
  const former = formerValues(definition, data, after)
  const facts = {
    attachments: uploads.map(({ requirement }) => requirement),
    changed: former.map(({ path }) => path),
  }
  const step = (from: ApplicationRecord, command: WorkflowCommand, kind: 'citizen' | 'system') =>
    transition(db, from, command, {
      definition,
      products,
      announce,
      key,
      actor: { kind, userId: null },
      channel: kind === 'citizen' ? context.channel : null,
      now: context.now,
      occurredAt: context.now,
      correlationId: context.correlationId,
      auditKind: kind,
      ...(kind === 'citizen' ? { facts, former } : {}),
    })
  // A statement that is no longer true stands for its paper no more.
  const called = missingPapers(definition, checked.answers, await filedPapers(db, record.id), handedIn).filter(
    ({ id }) => !lackedBefore.some((one) => one.id === id),
  )
  if (left.length > 0) {
    const attachments = [...new Set([...left, ...called.map(({ id }) => id)])]
    const standing = { ...asked, fields: [], attachments }
    const kept = updateApplication(db, { ...record, ...follows }, { correction: standing })
    appendInStatus(db, kept, {
      type: 'supplement',
      actorKind: 'citizen',
      actorId: null,
      channel: context.channel,
      data: facts,
      sealed: sealFormer(key, eventPlace(record.id, kept.last_seq), former),
      now: context.now,
    })
    return kept
  }
  const answered = await step({ ...record, ...follows }, { action: 'answer_correction' }, 'citizen')
  return called.length === 0
    ? answered
    : step(answered, askForPapers(definition, record, called, context.language), 'system')
}

/** The applicant with what was asked of them put in, and nothing else; what is asked for is needed. */
function correctApplicant(
  definition: ServiceDefinition,
  known: PersonalData['applicant'],
  paths: readonly string[],
  given: BodyOf<typeof sendCorrection>['applicant'] = {},
): { applicant: PersonalData['applicant']; errors: { path: string; message: Localized }[] } {
  const asked = askedOfApplicant(paths)
  const entered: ApplicationInput['applicant'] = toApplicantInput(known)
  for (const field of asked) entered[field] = given[field]?.trim() ?? ''
  const { applicant, errors } = checkApplicant(definition, entered)
  const missing = asked
    .filter((field) => entered[field] === '' && !errors.some(({ path }) => path === `applicant.${field}`))
    .map((field) => ({
      path: `applicant.${field}`,
      message: applicationsTexts.of(
        field === 'kkNumber' ? 'enterFamilyCardNumber16Digits' : 'enterApplicantsNik16DigitsSee',
      ),
    }))
  return {
    applicant: { ...known, ...Object.fromEntries(asked.map((field) => [field, applicant[field]])) },
    // What was taken in as it is stays, where nobody asks for it.
    errors: [...errors.filter(({ path }) => paths.includes(path)), ...missing].map(({ path, message }) => ({
      path,
      message,
    })),
  }
}

const filedPapers = async (db: Db, applicationId: string): Promise<ReadonlySet<string>> =>
  new Set((await listSentFiles(db, applicationId)).map(({ requirement }) => requirement))

/**
 * Corrected answers may call for other papers: those are asked for at once, with the corrected answers that called for them, in
 * the language in which the citizen answered.
 */
function askForPapers(
  definition: ServiceDefinition,
  { correction }: ApplicationRecord,
  papers: readonly { id: string; label: Localized }[],
  language: Language,
): WorkflowCommand {
  const attachments = papers.map(({ id }) => id)
  const decisive = definition.requirements
    .filter(({ id }) => attachments.includes(id))
    .flatMap(({ required }) => (typeof required === 'boolean' ? [] : conditionFields(required)))
  return {
    action: 'request_correction',
    fields: correction?.fields.filter((path) => decisive.includes(path)) ?? [],
    attachments,
    note: applicationsTexts.say(language, 'answersNeedPapers', {
      papers: papers.map(({ label }) => localized(label, language)).join(', '),
    }),
  }
}
