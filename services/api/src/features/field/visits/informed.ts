import { rowOf } from '@sipelandukilat/access'
import type { Informed } from '@sipelandukilat/contract'
import { maskPhone } from '@sipelandukilat/domain'
import type { Caller } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import type { Platform } from '../../../platform/platform'
import { auditRequests } from './audit-requests'
import { type AppointmentNow, judge, type LastNotice } from './notify-visit'
import { findChannels } from './visit-contact'
import {
  fromVisitRequest,
  openDetails,
  toVisitAccessRow,
  type VisitRequestRow,
  visitReference,
  visitRequestFields,
} from './visit-request-store'

export type ToNotify = { requestId: string; news: Informed['news'] }

type Row = VisitRequestRow & { place: string; stop_village: string }

/** These people by name, with where they would be notified, as far as the caller sees them; seeing them is kept in the trail. */
export async function nameInformed(
  db: Db,
  platform: Pick<Platform, 'database' | 'keyring' | 'config'>,
  toNotify: readonly ToNotify[],
  { caller, correlationId }: { caller: Caller; correlationId: string },
): Promise<Informed[]> {
  if (toNotify.length === 0) return []
  const newsOf = new Map(toNotify.map(({ requestId, news }) => [requestId, news]))
  const found = await db.rows<Row>({
    text: `select ${visitRequestFields}, s.place, r.name as stop_village
           ${fromVisitRequest} join trip_stop s on s.id = v.stop_id join region r on r.code = s.village_code
           where v.id = any($1) order by s.position, v.base_score desc, v.requested_at, v.id`,
    values: [[...newsOf.keys()]],
  })
  const rows = found.filter((row) => caller.ability.can('read', rowOf('VisitRequest', toVisitAccessRow(row))))
  const channels = await findChannels(platform, rows)
  auditRequests(db, caller, rows, 'trip-people-read', correlationId)
  return rows.map((row) => {
    const details = openDetails(platform.keyring, row)
    const phone = details.contactPhone ?? details.phone
    const isSeen = caller.ability.can('readIdentifiers', rowOf('VisitRequest', toVisitAccessRow(row)))
    return {
      requestId: row.id,
      reference: visitReference(row.id),
      name: details.name,
      phone: phone && (isSeen ? phone : maskPhone(phone)),
      place: row.place,
      villageName: row.stop_village,
      news: newsOf.get(row.id) ?? 'planned',
      channel: channels.get(row.id) ?? null,
    }
  })
}

/** Who would be notified of what if a trip were approved or cancelled now: those for whom it is news. */
export async function listToNotify(db: Db, tripId: string, action: 'approve' | 'cancel'): Promise<ToNotify[]> {
  const rows = await db.rows<AppointmentNow & { id: string; last: LastNotice | null }>({
    text: `select v.id, v.mode, s.on_date, to_char(s.arrival_time, 'HH24:MI') as arrival_time, s.place,
             (select jsonb_build_object('kind', n.kind, 'on_date', n.on_date, 'at_time', n.at_time, 'at_place', n.at_place, 'number', n.number)
              from visit_notice n where n.visit_request_id = v.id and n.trip_id = v.trip_id and n.status <> 'withdrawn' order by n.number desc limit 1) as last
           from visit_request v join trip_stop s on s.id = v.stop_id
           where v.trip_id = $1 and v.status = 'planned' and s.skipped_at is null`,
    values: [tripId],
  })
  return rows.flatMap(({ id, last, ...current }): ToNotify[] => {
    const known = last ?? undefined
    const news =
      action === 'approve'
        ? judge({ kind: 'planned', onDate: current.on_date }, current, known)
        : known && judge({ kind: 'called_off', onDate: current.on_date }, undefined, known)
    return news ? [{ requestId: id, news: news.kind }] : []
  })
}
