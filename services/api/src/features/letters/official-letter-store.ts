import type { LetterContent } from '@sipelandukilat/contract'
import { type LetterKind, placeOf } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'

export type OfficialLetter = Row<'official_letter'>

/**
 * The next number of an office's letters of a kind and year. Its counter stays locked until the letter is kept with it or the
 * transaction fails: none is given twice and none is left out.
 */
export async function takeSequence(db: Db, regencyCode: string, kind: LetterKind, year: number): Promise<number> {
  const row = await db.first<{ last_number: number }>({
    text: `insert into letter_counter (regency_code, province_code, kind, year, last_number) values ($1, $2, $3, $4, 1)
           on conflict (regency_code, kind, year) do update set last_number = letter_counter.last_number + 1
           returning last_number`,
    values: [regencyCode, placeOf(regencyCode).provinceCode, kind, year],
  })
  if (!row) throw new Error('The counter of letters gave no number')
  return row.last_number
}

export type NewLetter = Omit<OfficialLetter, 'content'> & { content: LetterContent }

export async function insertLetter(db: Db, letter: NewLetter): Promise<void> {
  await db.run(from('official_letter').insert(letter))
}

export const findTravelOrderLetter = (db: Db, tripId: string): Promise<OfficialLetter | undefined> =>
  db.first(from('official_letter').where({ trip_id: tripId }))

export const findDecisionLetter = (db: Db, applicationId: string): Promise<OfficialLetter | undefined> =>
  db.first(from('official_letter').where({ application_id: applicationId }))
