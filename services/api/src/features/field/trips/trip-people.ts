import type { Db } from '../../../platform/database/db'
import { fromVisitRequest, type VisitRequestRow, visitRequestFields } from '../visits/visit-request-store'

/** Requests that a trip has or had to do with, stop by stop, each with what last came of it there. */
export const listTripRequests = (db: Db, tripId: string) =>
  db.rows<VisitRequestRow & { is_incomplete: boolean }>({
    text: `select ${visitRequestFields},
             exists (select from application a where a.id = v.application_id and a.status = 'incomplete') as is_incomplete
           ${fromVisitRequest} left join trip_stop s on s.id = v.stop_id
           where v.trip_id = $1 and (v.status <> 'open' or exists (select from visit w where w.visit_request_id = v.id and w.trip_id = v.trip_id) or t.status = 'done')
           order by s.position, v.base_score desc, v.requested_at, v.id`,
    values: [tripId],
  })
