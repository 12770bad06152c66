import type { ApplicationInput, FormerValue } from '@sipelandukilat/contract'
import type { Answers, AnswerValue, Delegate, FormField, SectionAnswers } from '@sipelandukilat/domain'
import { findField, maskEmail, maskKkNumber, maskNik, maskPhone, type ServiceDefinition } from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import { newDataKey, open, openText, seal, sealText, unwrapDataKey } from '../../platform/crypto/envelope'
import { blindIndex, type Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { type Change, from, type Row } from '../../platform/database/from'
import { Problem } from '../../platform/problem'

/** Everything personal of one application; it lives in one envelope under the application's own key. */
export type PersonalData = {
  applicant: { name: string; nik: string | null; kkNumber: string | null; phone: string | null; email: string | null }
  assistedBy: ApplicationInput['assistedBy'] | null
  /** Absent where the application was taken in before delegates were kept. */
  delegate?: Delegate | null
  presence: ApplicationInput['presence'] | null
  answers: Answers
}

/** Seals and opens what belongs to one application. */
export type ApplicationKey = { readonly plain: Buffer }

/** For showing only: null where the key was destroyed, and what it sealed reads as empty. */
export type ReadingKey = ApplicationKey | null

const envelopePlace = (recordId: string) => `personal_record.envelope:${recordId}`

export type SealedRecord = { id: string; dataKey: Buffer; envelope: Buffer; key: ApplicationKey }

export function sealRecord(keyring: Keyring, recordId: string, data: PersonalData): SealedRecord {
  const { plain, wrapped } = newDataKey(keyring.wrapping, recordId)
  return {
    id: recordId,
    dataKey: wrapped,
    envelope: seal(plain, envelopePlace(recordId), Buffer.from(JSON.stringify(data))),
    key: { plain },
  }
}

export const resealRecord = (key: ApplicationKey, recordId: string, data: PersonalData): Buffer =>
  seal(key.plain, envelopePlace(recordId), Buffer.from(JSON.stringify(data)))

/** An envelope as it was read; undefined where there is none. */
type Envelope = Pick<Row<'personal_record'>, 'id' | 'data_key' | 'envelope'> | undefined

/** @throws Problem `not-found` when the key was destroyed: what was sealed is erased. */
export function openRecord(keyring: Keyring, record: Envelope): { data: PersonalData; key: ApplicationKey } {
  if (!record?.data_key || !record.envelope)
    throw new Problem('not-found', {
      detail: applicationsTexts.of('personalDataApplicationWereErased'),
    })
  const plain = unwrapDataKey(keyring.wrapping, record.id, record.data_key)
  return {
    data: JSON.parse(open(plain, envelopePlace(record.id), record.envelope).toString('utf8')) as PersonalData,
    key: { plain },
  }
}

const erasedData: PersonalData = {
  applicant: { name: '', nik: null, kkNumber: null, phone: null, email: null },
  assistedBy: null,
  presence: null,
  answers: {},
}

/** The record for showing: what was erased is empty. */
export const openForReading = (keyring: Keyring, record: Envelope): { data: PersonalData; key: ReadingKey } =>
  record?.data_key && record.envelope ? openRecord(keyring, record) : { data: erasedData, key: null }

/** @throws Problem `not-found` when the key was destroyed. */
export async function getApplicationKey(db: Db, keyring: Keyring, applicationId: string): Promise<ApplicationKey> {
  const key = await findApplicationKey(db, keyring, applicationId)
  if (!key) throw new Problem('not-found')
  return key
}

export async function findApplicationKey(db: Db, keyring: Keyring, applicationId: string): Promise<ReadingKey> {
  const record = await db.first(
    from('personal_record').where({ application_id: applicationId }).select('id', 'data_key'),
  )
  if (!record?.data_key) return null
  return { plain: unwrapDataKey(keyring.wrapping, record.id, record.data_key) }
}

type Sealed = Pick<Row<'personal_record'>, 'id' | 'data_key' | 'envelope' | 'erased_at'>

/** The envelope as it is kept; its key and itself are null once it was erased. */
export const findSealed = (db: Db, applicationId: string): Promise<Sealed | undefined> =>
  db.first(
    from('personal_record').where({ application_id: applicationId }).select('id', 'data_key', 'envelope', 'erased_at'),
  )

/** The envelope, locked until the end of the transaction so that it can be sealed anew. */
export const findSealedForUpdate = (
  db: Db,
  applicationId: string,
): Promise<Pick<Row<'personal_record'>, 'id' | 'data_key' | 'envelope'> | undefined> =>
  db.first(
    from('personal_record').where({ application_id: applicationId }).forUpdate().select('id', 'data_key', 'envelope'),
  )

/** Seals the envelope anew, and with it what it is found by; gives the words that are to be kept for the search. */
export async function savePersonal(
  db: Db,
  keyring: Keyring,
  { applicationId, recordId, key }: { applicationId: string; recordId: string; key: ApplicationKey },
  definition: ServiceDefinition,
  data: PersonalData,
): Promise<readonly string[]> {
  const found = foundBy(keyring, definition, data)
  await updatePersonalRecord(db, applicationId, { envelope: resealRecord(key, recordId, data), ...found })
  return found.name_words
}

export async function updatePersonalRecord(
  db: Db,
  applicationId: string,
  change: Change<'personal_record'>,
): Promise<void> {
  await db.run(from('personal_record').where({ application_id: applicationId }).update(change))
}

export const sealNote = (key: ApplicationKey, place: string, text: string): Buffer => sealText(key.plain, place, text)
export const openNote = (key: ReadingKey, place: string, sealed: Buffer): string =>
  key ? openText(key.plain, place, sealed) : ''

export function indexesOf(keyring: Keyring, applicant: PersonalData['applicant']) {
  const index = (kind: 'nik' | 'kk' | 'phone' | 'email', value: string | null) =>
    value === null ? null : blindIndex(keyring, kind, value)
  return {
    nik: index('nik', applicant.nik),
    kk: index('kk', applicant.kkNumber),
    phone: index('phone', applicant.phone),
    email: index('email', applicant.email),
  }
}

/** The applicant as an input has them: what is not known is not there. */
export const toApplicantInput = ({ name, nik, kkNumber, phone, email }: PersonalData['applicant']) => ({
  name,
  ...(nik ? { nik } : {}),
  ...(kkNumber ? { kkNumber } : {}),
  ...(phone ? { phone } : {}),
  ...(email ? { email } : {}),
})

/** The name of whom the document is about, where the form asks one: for search, beside the applicant's. */
function subjectNameOf(definition: ServiceDefinition, answers: Answers): string | null {
  for (const section of definition.form.sections) {
    const rows = answers[section.id]
    const row = Array.isArray(rows) ? rows[0] : rows
    for (const field of section.fields) {
      const value = row?.[field.id]
      if (field.type === 'personName' && typeof value === 'string') return value
    }
  }
  return null
}

const identifierDigits = /\b\d{16}\b/g
/** Free text with anything like a NIK or KK number masked. */
export const maskText = (text: string): string => text.replace(identifierDigits, (digits) => maskNik(digits))

const maskOf = { nik: maskNik, kkNumber: maskKkNumber, phone: maskPhone, email: maskEmail } as const

/** An answer to a field with identifiers and specific personal data masked. */
function maskAnswer({ type, specific }: FormField, value: AnswerValue): AnswerValue {
  if (specific) return '•••'
  const mask = type in maskOf ? maskOf[type as keyof typeof maskOf] : maskText
  return typeof value === 'string' ? mask(value) : value
}

/** What an answer was before, masked as it is in the file. */
export function maskFormer(definition: ServiceDefinition, { path, value }: FormerValue): FormerValue {
  const [part, name = ''] = path.split('.')
  const field = findField(definition, path)?.field
  if (field) return { path, value: maskAnswer(field, value) }
  const isIdentifier = part === 'applicant' && name in maskOf && typeof value === 'string'
  return { path, value: isIdentifier ? maskOf[name as keyof typeof maskOf](value) : value }
}

/** The same data with identifiers and specific personal data masked, for those who see the file but not them. */
export function maskRecord(definition: ServiceDefinition, data: PersonalData): PersonalData {
  const answers: Answers = {}
  for (const section of definition.form.sections) {
    const maskRow = (row: SectionAnswers): SectionAnswers =>
      Object.fromEntries(
        section.fields.flatMap((field) => {
          const value = row[field.id]
          if (value === undefined) return []
          return [[field.id, maskAnswer(field, value)]]
        }),
      )
    const rows = data.answers[section.id]
    if (rows !== undefined) answers[section.id] = Array.isArray(rows) ? rows.map(maskRow) : maskRow(rows)
  }
  const { applicant, assistedBy, delegate } = data
  return {
    applicant: {
      name: applicant.name,
      nik: applicant.nik && maskNik(applicant.nik),
      kkNumber: applicant.kkNumber && maskKkNumber(applicant.kkNumber),
      phone: applicant.phone && maskPhone(applicant.phone),
      email: applicant.email && maskEmail(applicant.email),
    },
    assistedBy: assistedBy
      ? { ...assistedBy, ...(assistedBy.phone ? { phone: maskPhone(assistedBy.phone) } : {}) }
      : null,
    delegate: delegate
      ? { ...delegate, nik: maskNik(delegate.nik), phone: delegate.phone && maskPhone(delegate.phone) }
      : null,
    // Why someone cannot travel speaks of health; the reason stays with those who visit.
    presence: data.presence ? { mode: data.presence.mode } : null,
    answers,
  }
}

/** What stands beside the envelope, by which an application is found. */
export function foundBy(
  keyring: Keyring,
  definition: ServiceDefinition,
  { applicant, answers }: Pick<PersonalData, 'applicant' | 'answers'>,
) {
  const subjectName = subjectNameOf(definition, answers)
  const indexes = indexesOf(keyring, applicant)
  return {
    applicant_name: applicant.name,
    subject_name: subjectName,
    nik_index: indexes.nik,
    kk_index: indexes.kk,
    phone_index: indexes.phone,
    email_index: indexes.email,
    name_words: nameWords(applicant.name, subjectName),
  }
}

/** Words at which the search may guess. Late: they are shared by all, and whoever adds one holds it until the commit. */
export function keepNameWords(db: Db, words: readonly string[]): void {
  db.defer({ text: 'insert into name_word select unnest($1::text[]) on conflict do nothing', values: [words] })
}

/** The words of names, lower case, without repeats: what search compares word by word. */
export function nameWords(...names: readonly (string | null)[]): string[] {
  return [...new Set(names.flatMap((name) => (name ?? '').toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? []))].sort()
}
