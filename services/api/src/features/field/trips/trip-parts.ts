import type { VisitOutcome, VisitPurpose } from '@sipelandukilat/contract'
import type { Db } from '../../../platform/database/db'

/** What a trip had to do with one request: served, met in vain, still to come, or left unserved. */
export type TripPart = {
  requestId: string
  stopId: string | null
  purpose: VisitPurpose
  people: number
  /** How many of the people were served, as was entered with the visit. */
  served: number
  state: VisitOutcome | 'planned' | 'unserved'
}

/** The requests of a trip as they came out, also of those that are on another trip by now; only what the caller sees. */
export const listTripParts = (db: Db, tripId: string): Promise<TripPart[]> =>
  db.rows<TripPart>({
    text: `with last as (
             select distinct on (w.visit_request_id) w.visit_request_id, w.stop_id, w.outcome, w.people_served from visit w
             where w.trip_id = $1 order by w.visit_request_id, w.recorded_at desc, w.id desc)
           select v.id as "requestId", coalesce(l.stop_id, u.stop_id, v.stop_id) as "stopId", v.purpose, v.people_count as people,
             coalesce(l.people_served, 0) as served,
             coalesce(l.outcome, case when u.visit_request_id is null then 'planned' else 'unserved' end) as state
           from visit_request v left join last l on l.visit_request_id = v.id
             left join trip_unserved u on u.visit_request_id = v.id and u.trip_id = $1
           where l.visit_request_id is not null or u.visit_request_id is not null or (v.trip_id = $1 and v.status = 'planned')
           order by v.id`,
    values: [tripId],
  })
