import { isSampleEnough, neededSample, placeOf } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { findSurveyWords } from '../wording/survey-words'
import type { Period } from './period'
import { elementsOf, satisfactionOf } from './satisfaction'

/** The index of a regency as everybody may read it; undefined where fewer than five people have answered. */
export async function findPublicSatisfaction(db: Db, regencyCode: string, period: Period) {
  const row = await db.first<{ count: number; sums: number[]; served: number }>({
    text: `select count, sums, served from app_public_satisfaction($1, ($2 || '-01')::date, ($3 || '-01')::date)`,
    values: [regencyCode, period.from, period.to],
  })
  const found = row && satisfactionOf(row)
  if (!row || !found) return undefined
  const words = await findSurveyWords(db, placeOf(regencyCode).provinceCode)
  return {
    index: found.index,
    grade: found.grade,
    respondents: row.count,
    served: row.served,
    needed: neededSample(row.served),
    isEnough: isSampleEnough(row.count, row.served),
    elements: elementsOf(words, found),
  }
}
