import type { Db } from '../../platform/database/db'
import { unservedPointsSql } from './visit-priority'

/**
 * Those of a trip who were planned and not served wait again, with the points that a trip in vain gives. At a stop that was
 * given up their place is taken away; else the trip stays named, so that a visit on paper can still be entered.
 */
export async function reopenUnserved(
  db: Db,
  where: { tripId: string; requestIds?: readonly string[]; takesPlaceAway?: boolean },
): Promise<void> {
  await db.run({
    text: `update visit_request set status = 'open', unserved = unserved + 1, base_score = base_score + ${unservedPointsSql('unserved')},
             trip_id = case when $3 then null else trip_id end, stop_id = case when $3 then null else stop_id end, version = version + 1
           where trip_id = $1 and status = 'planned' and ($2::uuid[] is null or id = any($2))`,
    values: [where.tripId, where.requestIds ?? null, where.takesPlaceAway ?? false],
  })
}
