import { rowOf } from '@sipelandukilat/access'
import type { VisitRequest } from '@sipelandukilat/contract'
import { type Language, localized, maskNik, maskPhone, maskReasons, visitPriority } from '@sipelandukilat/domain'
import type { Caller } from '../../../platform/caller'
import type { Keyring } from '../../../platform/crypto/keyring'
import {
  openDetails,
  openReply,
  priorityFacts,
  toVisitAccessRow,
  type VisitRequestRow,
  visitReference,
} from './visit-request-store'

export type Reader = { keyring: Keyring; caller: Caller; language: Language; now: Date }

export const isLive = (row: Pick<VisitRequestRow, 'status'>) => row.status === 'open' || row.status === 'planned'

/** A trip's visits are recorded once it is on its way; what is on no trip, or on one that the caller does not see, at any time. */
const isDue = (row: VisitRequestRow) =>
  row.trip_status === null || row.trip_status === 'under_way' || row.trip_status === 'done'

export const canVisit = (caller: Caller, row: VisitRequestRow): boolean =>
  isLive(row) && isDue(row) && caller.ability.can('visit', rowOf('VisitRequest', toVisitAccessRow(row)))

/** The visit whose outcome may be recorded anew, while its trip is on its way; the history keeps both. */
export const findCorrectable = (caller: Caller, row: VisitRequestRow): string | null =>
  row.trip_status === 'under_way' &&
  (row.status === 'visited' || (row.status === 'cancelled' && row.last_outcome === 'refused')) &&
  caller.ability.can('visit', rowOf('VisitRequest', toVisitAccessRow(row)))
    ? row.last_visit_id
    : null

/** A request as this reader may see it: contact, landmark, reasons and needs for the assigned staff alone. */
export function toVisitRequest(row: VisitRequestRow, { keyring, caller, language, now }: Reader): VisitRequest {
  const details = openDetails(keyring, row)
  const accessRow = rowOf('VisitRequest', toVisitAccessRow(row))
  const unmasked = caller.ability.can('readIdentifiers', accessRow)
  const { version, score, reasons } = visitPriority(priorityFacts(row, details.needs), now)
  return {
    id: row.id,
    reference: visitReference(row.id),
    source: row.source,
    purpose: row.purpose,
    mode: row.mode,
    status: row.status,
    villageCode: row.village_code,
    villageName: row.village_name,
    districtCode: row.district_code,
    districtName: row.district_name,
    regencyCode: row.regency_code,
    peopleCount: row.people_count,
    name: details.name,
    nik: details.nik && maskNik(details.nik),
    phone: details.phone && (unmasked ? details.phone : maskPhone(details.phone)),
    landmark: unmasked ? details.landmark : null,
    carer: unmasked ? details.carer : null,
    reason: unmasked ? details.reason : null,
    needs: unmasked ? details.needs : [],
    institution: details.institution,
    contact: details.contactName
      ? {
          name: details.contactName,
          role: details.contactRole,
          phone: details.contactPhone && (unmasked ? details.contactPhone : maskPhone(details.contactPhone)),
        }
      : null,
    consent: row.consent_at && { by: unmasked ? details.consentBy : null, at: row.consent_at.toISOString() },
    householdId: row.household_id ?? row.id,
    householdSize: Math.max(1, row.household_size),
    reply:
      row.reply && row.replied_at
        ? { answer: row.reply, at: row.replied_at.toISOString(), words: openReply(keyring, row) }
        : null,
    unserved: row.unserved,
    unmasked,
    priority: {
      version,
      score,
      reasons: (unmasked ? reasons : maskReasons(reasons)).map(({ code, points, label }) => ({
        code,
        points,
        label: localized(label, language),
      })),
    },
    applicationId: row.application_id,
    trackingNumber: details.trackingNumber,
    serviceCode: details.serviceCode,
    absences: row.absences,
    tripId: row.trip_id,
    stopId: row.stop_id,
    plannedFor: row.planned_on === null ? null : { date: row.planned_on, arrivalTime: row.planned_time },
    requestedAt: row.requested_at.toISOString(),
    canVisit: canVisit(caller, row),
    correctableVisitId: findCorrectable(caller, row),
    canUpdate: isLive(row) && caller.ability.can('update', accessRow),
    version: row.version,
  }
}
