import type { ResponseOf, readTravelOrder } from '@sipelandukilat/contract'
import { toLocalDate } from '@sipelandukilat/domain'
import type { Db } from '../../../platform/database/db'
import { from } from '../../../platform/database/from'
import { issueWhereSetUp, letterContentOn } from '../../letters/issue-letter'
import { findLetterSettings } from '../../letters/letter-settings-store'
import { findTravelOrderLetter } from '../../letters/official-letter-store'
import type { TripRecord } from './trip-store'

/** The regency whose paper a travel order is on: the one that the trip visits first. */
async function findIssuingRegency(db: Db, tripId: string): Promise<string | undefined> {
  const first = await db.first(
    from('trip_stop').where({ trip_id: tripId }).orderBy('position').limit(1).select('regency_code'),
  )
  return first?.regency_code
}

/**
 * The number of a trip's order: the one that was given elsewhere, else the next of its regency's scheme, once; null where the
 * office has no scheme or the trip keeps the number it has.
 */
export async function numberTravelOrder(
  db: Db,
  trip: Pick<TripRecord, 'id' | 'travel_order_number'>,
  { given, userId, now }: { given: string | null; userId: string; now: Date },
): Promise<string | null> {
  if (given !== null || trip.travel_order_number !== null) return given
  const regencyCode = await findIssuingRegency(db, trip.id)
  if (regencyCode === undefined) return null
  const letter = await issueWhereSetUp(db, {
    kind: 'travelOrder',
    regencyCode,
    applicationId: null,
    tripId: trip.id,
    sealed: () => null,
    userId,
    now,
  })
  return letter?.number ?? null
}

/** The paper of a trip's order: as it was issued, else as it would be today, without a day; null where the office has none. */
export async function findTravelOrderPaper(
  db: Db,
  tripId: string,
  now: Date,
): Promise<ResponseOf<typeof readTravelOrder>['paper']> {
  const letter = await findTravelOrderLetter(db, tripId)
  if (letter) return { ...letter.content, day: letter.day }
  const regencyCode = await findIssuingRegency(db, tripId)
  const settings = regencyCode === undefined ? undefined : await findLetterSettings(db, regencyCode)
  const content = settings && letterContentOn(settings, toLocalDate(now))
  return content ? { ...content, day: null } : null
}
