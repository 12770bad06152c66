import {
  type Answers,
  type ComparedApplication,
  likelyDuplicate,
  type ServiceDefinition,
  scoreDuplicate,
} from '@sipelandukilat/domain'
import { workerScope } from '../../platform/caller'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Row } from '../../platform/database/from'
import { regencySql } from '../../platform/database/place-sql'
import type { Payload } from '../../platform/jobs/topics'
import type { Platform } from '../../platform/platform'
import { nameWords, openRecord } from '../applications/personal-record'
import { getDefinition } from '../service-definitions/definitions'
import { insertPair } from './duplicate-store'

/** A request is not made twice half a year apart by mistake. */
const withinDays = 180
const mostCandidates = 200

type ComparedRow = Pick<Row<'application'>, 'submitted_at' | 'service_code' | 'service_version'> &
  Pick<
    Row<'personal_record'>,
    | 'application_id'
    | 'id'
    | 'data_key'
    | 'envelope'
    | 'applicant_name'
    | 'subject_name'
    | 'nik_index'
    | 'kk_index'
    | 'phone_index'
    | 'email_index'
    | 'village_code'
  >

const columns = `p.application_id, a.submitted_at, a.service_code, a.service_version, p.id, p.data_key, p.envelope, p.applicant_name, p.subject_name,
  p.nik_index, p.kk_index, p.phone_index, p.email_index, p.village_code`

/** Looks for duplicates of what has come in, once it is in: not while the citizen waits for the receipt. */
export async function findDuplicatesOfNew(
  platform: Pick<Platform, 'database' | 'keyring' | 'clock'>,
  { applicationId, seq }: Pick<Payload<'application.changed'>, 'applicationId' | 'seq'>,
): Promise<void> {
  // An application begins with its submission.
  if (seq === 1) await findDuplicates(platform, applicationId)
}

/**
 * Looks once, after an application came in, whether the same was asked for already in its regency: by NIK, household,
 * contact, or words of the names with their errors. Repeating it changes nothing.
 */
async function findDuplicates(
  { database, keyring, clock }: Pick<Platform, 'database' | 'keyring' | 'clock'>,
  applicationId: string,
): Promise<void> {
  await database.write(workerScope, async (db) => {
    const one = await db.first<ComparedRow>({
      text: `select ${columns} from personal_record p join application a on a.id = p.application_id where p.application_id = $1`,
      values: [applicationId],
    })
    if (!one?.data_key) return
    const definition = await getDefinition(db, one.service_code, one.service_version)
    const words = nameWords(one.applicant_name, one.subject_name)
    const others = await db.rows<ComparedRow>({
      text: `with near as (select w.word as asked, app_words_like(w.word) as words from unnest($7::text[]) w (word))
             select ${columns} from personal_record p join application a on a.id = p.application_id
             where a.service_code = $2 and p.regency_code = ${regencySql('$3')} and a.id <> $1 and a.submitted_at > $8::timestamptz - interval '${withinDays} days'
               and a.status <> 'merged'
               and (p.nik_index = $4 or p.kk_index = $5 or p.phone_index = $6
                 or (select count(*) from near where p.name_words && near.words) >= 2)
             order by a.submitted_at desc limit ${mostCandidates}`,
      values: [
        applicationId,
        one.service_code,
        one.village_code,
        one.nik_index,
        one.kk_index,
        one.phone_index,
        words.slice(0, 6),
        clock(),
      ],
    })
    const compared = toCompared(keyring, definition, one)
    for (const other of others) {
      const { score, reasons } = scoreDuplicate(compared, toCompared(keyring, definition, other))
      if (score < likelyDuplicate) continue
      const [earlier, later] = other.submitted_at <= one.submitted_at ? [other, one] : [one, other]
      await insertPair(db, {
        earlier_id: earlier.application_id,
        later_id: later.application_id,
        score,
        reasons,
        found_at: clock(),
      })
    }
  })
}

function toCompared(keyring: Keyring, definition: ServiceDefinition, row: ComparedRow): ComparedApplication {
  const hex = (index: Buffer | null) => index?.toString('hex') ?? null
  return {
    applicantName: row.applicant_name ?? '',
    subjectName: row.subject_name,
    nikIndex: hex(row.nik_index),
    kkIndex: hex(row.kk_index),
    phoneIndex: hex(row.phone_index),
    emailIndex: hex(row.email_index),
    villageCode: row.village_code,
    birthDate: row.data_key ? birthDateOf(definition, openRecord(keyring, row).data.answers) : null,
  }
}

/** The first birth date that the form asks, of whom the document is about. */
function birthDateOf(definition: ServiceDefinition, answers: Answers): string | null {
  for (const section of definition.form.sections) {
    const rows = answers[section.id]
    const row = Array.isArray(rows) ? rows[0] : rows
    for (const field of section.fields) {
      const value = row?.[field.id]
      if (field.type === 'date' && /birth/i.test(field.id) && typeof value === 'string') return value
    }
  }
  return null
}
