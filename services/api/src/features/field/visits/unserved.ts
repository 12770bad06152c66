import type { SkipReason } from '@sipelandukilat/contract'
import type { Db } from '../../../platform/database/db'
import { unservedPointsSql } from './visit-priority-sql'

type Where = { tripId: string; stopIds?: readonly string[]; requestIds?: readonly string[] }

/**
 * Those of a trip who were planned and not served wait again, with the points that a trip in vain gives, and the trip keeps
 * why. On a trip that goes on their place is taken away; on one that is over the trip stays named, so that a visit on paper
 * can still be entered.
 */
export async function reopenUnserved(
  db: Db,
  where: Where,
  why: { reason: SkipReason | 'not_reached'; now: Date },
): Promise<void> {
  const isOver = why.reason === 'not_reached'
  await db.run({
    text: `with gone as (
             select id, stop_id from visit_request
             where trip_id = $1 and status = 'planned' and ($2::uuid[] is null or stop_id = any($2)) and ($3::uuid[] is null or id = any($3)) for update),
           kept as (
             insert into trip_unserved (trip_id, visit_request_id, stop_id, reason, recorded_at) select $1, id, stop_id, $4, $5 from gone on conflict do nothing)
           update visit_request v set status = 'open', unserved = v.unserved + 1, base_score = v.base_score + ${unservedPointsSql('v.unserved')},
             trip_id = case when $6 then v.trip_id end, stop_id = case when $6 then v.stop_id end, version = v.version + 1
           from gone where v.id = gone.id`,
    values: [where.tripId, where.stopIds ?? null, where.requestIds ?? null, why.reason, why.now, isOver],
  })
}
