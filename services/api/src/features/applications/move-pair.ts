import type { MovePair } from '@sipelandukilat/contract'
import { letterDateOf, type MoveState } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'

export type MovePairRow = {
  side: MovePair['side']
  id: string
  tracking_number: string
  regency_name: string
  state: MoveState
  /** YYYY-MM-DD. */
  until: string
}

/** A query of the other half of the move of an application that the caller sees; the application's id is its `$1`. */
export const movePairSql = `select m.side, m.id, m.tracking_number, g.name as regency_name, m.state, m.until
  from app_move_pair($1) m join region g on g.code = m.regency_code`

/** The other half of the move of an application that the caller sees. */
export const findMovePair = (db: Db, applicationId: string): Promise<MovePairRow | undefined> =>
  db.first<MovePairRow>({
    text: movePairSql,
    values: [applicationId],
  })

export const toMovePair = ({ side, tracking_number, regency_name, state, until }: MovePairRow): MovePair => ({
  side,
  trackingNumber: tracking_number,
  regencyName: regency_name,
  state,
  issuedOn: letterDateOf(until),
  until,
})
