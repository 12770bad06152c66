import type { VisitOutcome, VisitPurpose } from '@sipelandukilat/contract'
import type { Db } from '../../../platform/database/db'

/** What a trip had to do with one request: served, met in vain, still to come, or left unserved. */
export type TripPart = {
  requestId: string
  stopId: string | null
  purpose: VisitPurpose
  /** Whether it is of an application. */
  isOfApplication: boolean
  people: number
  /** How many of the people were served, as was entered with the visit. */
  served: number
  state: VisitOutcome | 'planned' | 'unserved'
}

/** Ids of the requests that a trip is or was planned for: those to come, those where somebody came, those left unserved. */
export const partIdsSql = (tripId: string): string =>
  `select id from visit_request where trip_id = ${tripId} and status = 'planned'
   union select visit_request_id from visit where trip_id = ${tripId}
   union select visit_request_id from trip_unserved where trip_id = ${tripId}`

/** The requests of a trip as they came out, also of those that are on another trip by now; only what the caller sees. */
export const listTripParts = (db: Db, tripId: string): Promise<TripPart[]> =>
  db.rows<TripPart>({
    text: `with last as (
             select distinct on (w.visit_request_id) w.visit_request_id, w.stop_id, w.outcome, w.people_served from visit w
             where w.trip_id = $1 order by w.visit_request_id, w.recorded_at desc, w.id desc)
           select v.id as "requestId", coalesce(l.stop_id, u.stop_id, v.stop_id) as "stopId", v.purpose, v.application_id is not null as "isOfApplication", v.people_count as people,
             coalesce(l.people_served, 0) as served,
             coalesce(l.outcome, case when u.visit_request_id is null then 'planned' else 'unserved' end) as state
           from visit_request v join (${partIdsSql('$1')}) part on part.id = v.id left join last l on l.visit_request_id = v.id
             left join trip_unserved u on u.visit_request_id = v.id and u.trip_id = $1
           order by v.id`,
    values: [tripId],
  })
