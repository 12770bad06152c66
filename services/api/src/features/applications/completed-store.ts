import { placeOf, type ReadyAs } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import type { Row } from '../../platform/database/from'
import { readyAs, visitOn } from './label-columns'

export type CompletedRecord = Pick<
  Row<'application'>,
  'tracking_number' | 'service_code' | 'status' | 'presence_mode' | 'arrival_until' | 'submitted_at'
> & { visit_on: string | null; ready_as: ReadyAs | null }

/**
 * What somebody completed in these villages since then, the newest first, at most 50: which it is and how it stands, and no
 * person's data. Read with the rights of the worker, for whole it is the office's and out of their sight; what they entered
 * themselves stands in their lists.
 */
export const listCompleted = (
  db: Db,
  { userId, villageCodes, since }: { userId: string; villageCodes: readonly string[]; since: Date },
): Promise<CompletedRecord[]> =>
  db.rows<CompletedRecord>({
    text: `select a.tracking_number, a.service_code, a.status, a.presence_mode, a.arrival_until, a.submitted_at,
             ${visitOn('a')} as visit_on, ${readyAs('a')} as ready_as
           from application a
           where a.regency_code = any($2) and a.village_code = any($3)
             and a.submitted_at > $4 and a.created_by is distinct from $1
             and exists (select from application_event e where e.application_id = a.id and e.type = 'supply' and e.actor_id = $1)
           order by a.submitted_at desc, a.id desc limit 50`,
    values: [userId, villageCodes.map((code) => placeOf(code).regencyCode), villageCodes, since],
  })
