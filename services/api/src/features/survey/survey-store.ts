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
  answer: { scores: Readonly<Record<string, number>>; comment?: string | undefined; channel: string; now: Date },
): Promise<boolean> {
  const { scores, comment, channel, now } = answer
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
  return inserted > 0
}

export const findSurvey = (db: Db, applicationId: string): Promise<{ answered_at: Date } | undefined> =>
  db.first(from('survey_answer').where({ application_id: applicationId }).select('answered_at'))

/** The words of a comment, opened with the application's key. */
export const openComment = (plainKey: Buffer, applicationId: string, sealed: Buffer): string =>
  openText(plainKey, surveyPlace(applicationId), sealed)
