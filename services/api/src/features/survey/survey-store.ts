import type { Respondent } from '@sipelandukilat/domain'
import { openText, sealText } from '../../platform/crypto/envelope'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { getApplicationKey } from '../applications/personal-record'

const surveyPlace = (applicationId: string) => `survey_answer.sealed_comment:${applicationId}`

/** Keeps the answer of an application, the first only. True if this was the first. */
export async function saveSurvey(
  db: Db,
  keyring: Keyring,
  applicationId: string,
  answer: {
    scores: Readonly<Record<string, number>>
    comment?: string | undefined
    respondent?: Respondent | undefined
    channel: string
    now: Date
  },
): Promise<boolean> {
  const { scores, comment, respondent = {}, channel, now } = answer
  const key = comment ? await getApplicationKey(db, keyring, applicationId) : undefined
  const inserted = await db.run({
    text: `insert into survey_answer (application_id, province_code, regency_code, channel, scores, sealed_comment, answered_at)
           select id, province_code, regency_code, $2, $3, $4, $5 from application where id = $1 on conflict (application_id) do nothing`,
    values: [
      applicationId,
      channel,
      JSON.stringify(scores),
      key && comment ? sealText(key.plain, surveyPlace(applicationId), comment) : null,
      now,
    ],
  })
  if (inserted > 0 && Object.values(respondent).some((group) => group !== undefined))
    await saveRespondent(db, applicationId, respondent, now)
  return inserted > 0
}

/** Apart from the answer and with its month only, so that nobody can tell whose profile it is. */
async function saveRespondent(db: Db, applicationId: string, respondent: Respondent, now: Date): Promise<void> {
  const { sex, ageGroup, education, occupation } = respondent
  await db.run({
    text: `insert into survey_respondent (province_code, regency_code, month, sex, age_group, education, occupation)
           select province_code, regency_code, date_trunc('month', $2::timestamptz at time zone 'Asia/Makassar')::date, $3, $4, $5, $6
           from application where id = $1`,
    values: [applicationId, now, sex ?? null, ageGroup ?? null, education ?? null, occupation ?? null],
  })
}

export const findSurvey = (db: Db, applicationId: string): Promise<{ answered_at: Date } | undefined> =>
  db.first(from('survey_answer').where({ application_id: applicationId }).select('answered_at'))

/** The words of a comment, opened with the application's key. */
export const openComment = (plainKey: Buffer, applicationId: string, sealed: Buffer): string =>
  openText(plainKey, surveyPlace(applicationId), sealed)
