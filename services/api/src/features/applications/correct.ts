import type { BodyOf, sendCorrection } from '@sipelandukilat/contract'
import {
  type Answers,
  type Channel,
  correctAnswers,
  delegationRequirement,
  toLocalDate,
  validateAnswers,
  withDelegation,
} from '@sipelandukilat/domain'
import { publicTexts } from '#texts'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { getDefinition } from '../service-definitions/definitions'
import { type ApplicationRecord, changeApplication, listProducts } from './application-store'
import { claimUploads, insertAttachments, listAttachedSince, replaceAttachments } from './attachments'
import { findCountedMove } from './counted-move'
import { saveDelegate } from './delegate'
import {
  findSealedForUpdate,
  nameWords,
  openRecord,
  resealRecord,
  subjectNameOf,
  updatePersonalRecord,
} from './personal-record'
import { forgetChanged, worksheetOf } from './siak-check-store'
import { transition } from './transition'

/** Takes a correction in: the asked fields and files and nothing else. @throws Problem `invalid` for what is still missing. */
export async function correct(
  db: Db,
  { keyring, announce }: Pick<Platform, 'keyring' | 'announce'>,
  record: ApplicationRecord,
  body: BodyOf<typeof sendCorrection>,
  context: { now: Date; correlationId: string; channel: Channel },
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
  const corrected = correctAnswers(definition, data.answers, asked.fields, body.answers as Answers)
  const checked = validateAnswers(definition, corrected, {
    today: toLocalDate(context.now),
    applicant: { ...data.applicant, villageCode: record.village_code },
  })
  const errors = checked.errors.map(({ path, message }) => ({ path: `answers.${path}`, message }))
  const sent = new Set(body.attachments.map((attachment) => attachment.requirement))
  const signed = await listAttachedSince(db, record.id, record.status_since)
  for (const id of asked.attachments)
    if (!sent.has(id) && !signed.has(id)) {
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
    body.attachments.filter((attachment) => asked.attachments.includes(attachment.requirement)),
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
  const subjectName = subjectNameOf(definition, checked.answers)
  await updatePersonalRecord(db, record.id, {
    envelope: resealRecord(key, personal?.id ?? '', { ...data, answers: checked.answers }),
    subject_name: subjectName,
    name_words: nameWords(data.applicant.name, subjectName),
  })
  const sheetOf = (answers: Answers) => worksheetOf(definition, record, { ...data, answers })
  await forgetChanged(db, record.id, sheetOf(data.answers), sheetOf(checked.answers))
  await announce(db, { kind: 'answered', application: record, now: context.now })
  const movesWith = await findCountedMove(db, record, checked.answers)
  if (movesWith !== record.move_regency_code) await changeApplication(db, record.id, { move_regency_code: movesWith })
  return transition(
    db,
    record,
    { action: 'answer_correction' },
    {
      definition,
      products,
      announce,
      key,
      actor: { kind: 'citizen', userId: null },
      channel: context.channel,
      now: context.now,
      occurredAt: context.now,
      correlationId: context.correlationId,
      auditKind: 'citizen',
    },
  )
}
