import { type Answers, movingLetterService, otherEndOf, placeOf } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import type { ApplicationRecord } from './application-store'

type Move = Pick<ApplicationRecord, 'service_code' | 'regency_code' | 'arrival_of'>

/**
 * The regency at the other end of a move that is counted by this application, or null. Of the two sides one counts: the letter,
 * and an arrival only where its letter came from a regency outside the system.
 */
export async function findCountedMove(db: Db, move: Move, answers: Answers): Promise<string | null> {
  const village = otherEndOf(move.service_code, answers)
  if (village === undefined || move.arrival_of !== null) return null
  const code = placeOf(village).regencyCode
  const other = code === move.regency_code ? undefined : await db.first(from('region').where({ code }).select('status'))
  if (!other) return null
  return move.service_code === movingLetterService || other.status === 'preparing' ? code : null
}
