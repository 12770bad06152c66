import type { SatisfactionReport } from '@sipelandukilat/contract'
import {
  ikm,
  isSampleEnough,
  neededSample,
  perElement,
  placeOf,
  type Satisfaction,
  type SurveyWords,
  surveyElementIds,
  surveyFormOf,
} from '@sipelandukilat/domain'
import { unwrapDataKey } from '../../platform/crypto/envelope'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { regionNamesOf } from '../regions/region-store'
import { openComment } from '../survey/survey-store'
import { findSurveyWords } from '../wording/survey-words'
import type { Period } from './period'
import { countServed, readProfile } from './respondents'

type GroupRow = { whole: boolean; regency_code: string; count: number | null; sums: number[] | null }

/** The newest comments of a period, no more. */
const mostComments = 50

export function satisfactionOf({ count, sums }: Pick<GroupRow, 'count' | 'sums'>): Satisfaction | undefined {
  if (count === null || sums === null) return undefined
  return ikm({ count, sums: perElement((id) => sums[surveyElementIds.indexOf(id)] ?? 0) })
}

/** Each element with its words, what it asks, and its mean. */
export const elementsOf = (words: SurveyWords, { nrr }: Satisfaction) =>
  words.map(({ id, question }) => ({ id, question, asked: surveyFormOf(id).asked, nrr: nrr[id] }))

/** The index of a region and its regencies; the database gives nothing of fewer than five answers. */
export async function readSatisfactionOf(
  db: Db,
  keyring: Keyring,
  region: { code: string; name: string },
  period: Period,
): Promise<SatisfactionReport> {
  const rows = await db.rows<GroupRow>({
    text: `select whole, regency_code, count, sums from app_satisfaction($1, ($2 || '-01')::date, ($3 || '-01')::date)`,
    values: [region.code, period.from, period.to],
  })
  const whole = rows.find((row) => row.whole) ?? { count: 0, sums: null }
  const groups = rows.filter((row) => !row.whole)
  const [names, comments, words, served, profile] = await Promise.all([
    regionNamesOf(
      db,
      groups.map((row) => row.regency_code),
    ),
    readComments(db, keyring, region.code, period),
    findSurveyWords(db, placeOf(region.code).provinceCode),
    countServed(db, region.code, period),
    readProfile(db, region.code, period),
  ])
  const found = satisfactionOf(whole)
  return {
    region: region.code,
    regionName: region.name,
    ...period,
    count: whole.count,
    index: found?.index ?? null,
    grade: found?.grade ?? null,
    elements: found ? elementsOf(words, found) : [],
    served,
    needed: neededSample(served),
    isEnough: whole.count === null ? null : isSampleEnough(whole.count, served),
    profile,
    regencies: groups
      .map((row) => {
        const its = satisfactionOf(row)
        return {
          key: row.regency_code,
          label: names.get(row.regency_code) ?? row.regency_code,
          count: row.count,
          index: its?.index ?? null,
          grade: its?.grade ?? null,
        }
      })
      .sort((first, second) => first.key.localeCompare(second.key)),
    comments,
  }
}

/** Row-level security gives the comments of those applications that the reader may read, and none to others. */
async function readComments(
  db: Db,
  keyring: Keyring,
  region: string,
  period: Period,
): Promise<SatisfactionReport['comments']> {
  const rows = await db.rows<{
    application_id: string
    tracking_number: string
    answered_at: Date
    sealed_comment: Buffer
    record_id: string
    data_key: Buffer
  }>({
    text: `select s.application_id, a.tracking_number, s.answered_at, s.sealed_comment, p.id as record_id, p.data_key
           from survey_answer s join application a on a.id = s.application_id join personal_record p on p.application_id = a.id
           where s.sealed_comment is not null and p.data_key is not null and a.village_code like $1 || '%'
             and s.answered_at >= ($2 || '-01')::timestamp at time zone 'Asia/Makassar'
             and s.answered_at < (($3 || '-01')::timestamp + interval '1 month') at time zone 'Asia/Makassar'
           order by s.answered_at desc limit ${mostComments}`,
    values: [region, period.from, period.to],
  })
  return rows.map((row) => ({
    applicationId: row.application_id,
    trackingNumber: row.tracking_number,
    answeredAt: row.answered_at.toISOString(),
    comment: openComment(
      unwrapDataKey(keyring.wrapping, row.record_id, row.data_key),
      row.application_id,
      row.sealed_comment,
    ),
  }))
}
