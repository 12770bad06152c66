import type { SurveyWording } from '@sipelandukilat/contract'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'

/** A province's own order and words of the survey. */
export type OwnSurveyWords = Pick<Row<'survey_words'>, 'elements' | 'changed_at' | 'version'>

export const findOwnSurveyWords = (db: Db, provinceCode: string): Promise<OwnSurveyWords | undefined> =>
  db.first(from('survey_words').where({ province_code: provinceCode }).select('elements', 'changed_at', 'version'))

/** The elements of a province's own words, for whoever asks; undefined or null where it has none. */
export const findSurveyElements = async (db: Db, provinceCode: string): Promise<unknown> =>
  (
    await db.first<{ elements: unknown }>({
      text: 'select app_survey_words($1) as elements',
      values: [provinceCode],
    })
  )?.elements

export const findSurveyWordsForUpdate = (
  db: Db,
  provinceCode: string,
): Promise<Pick<OwnSurveyWords, 'version'> | undefined> =>
  db.first(from('survey_words').where({ province_code: provinceCode }).forUpdate().select('version'))

export async function deleteSurveyWords(db: Db, provinceCode: string): Promise<void> {
  await db.run(from('survey_words').where({ province_code: provinceCode }).delete())
}

/** Puts the words in place of those before; their version moves on by one. */
export const saveSurveyWords = (
  db: Db,
  provinceCode: string,
  { elements, userId, now }: { elements: SurveyWording['elements']; userId: string | null; now: Date },
): Promise<OwnSurveyWords | undefined> =>
  db.first<OwnSurveyWords>({
    text: `insert into survey_words (province_code, elements, changed_by, changed_at) values ($1, $2, $3, $4)
           on conflict (province_code) do update set elements = excluded.elements, changed_by = excluded.changed_by,
             changed_at = excluded.changed_at, version = survey_words.version + 1
           returning elements, changed_at, version`,
    values: [provinceCode, JSON.stringify(elements), userId, now],
  })
