import { SurveyOrder } from '@sipelandukilat/contract'
import { type SurveyWords, usualSurveyWords } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { findSurveyElements } from './survey-words-store'

/** The words in which a province asks the nine questions; the usual ones where it has none of its own. */
export async function findSurveyWords(db: Db, provinceCode: string): Promise<SurveyWords> {
  const elements = await findSurveyElements(db, provinceCode)
  return elements ? SurveyOrder.parse(elements) : usualSurveyWords
}
