import type { answerSurvey, BodyOf } from '@sipelandukilat/contract'
import { surveyTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'
import type { ApplicationRecord } from '../applications/application-store'
import { saveSurvey } from './survey-store'

/** Takes the citizen's rating in. @throws Problem `transition-not-allowed` before the end, `conflict` the second time. */
export async function rate(
  db: Db,
  keyring: Keyring,
  record: ApplicationRecord,
  { scores, comment, respondent }: BodyOf<typeof answerSurvey>,
  { now, correlationId }: { now: Date; correlationId: string },
): Promise<void> {
  if (record.status !== 'completed')
    throw new Problem('transition-not-allowed', {
      detail: surveyTexts.of('youCanRateServiceOnceApplication'),
    })
  const isFirst = await saveSurvey(db, keyring, record.id, { scores, comment, respondent, channel: 'web', now })
  if (!isFirst)
    throw new Problem('conflict', {
      detail: surveyTexts.of('youHaveAlreadyRatedApplication'),
    })
  recordAudit(db, 'citizen', {
    action: 'survey-answered',
    subject: 'Application',
    subjectIds: [record.id],
    provinceCode: record.province_code,
    regencyCode: record.regency_code,
    correlationId,
  })
}
