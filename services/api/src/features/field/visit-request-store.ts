import { ageOn, checkNik, possibleBirthDates, toLocalDate } from '@sipelandukilat/catalogue'
import type {
  TripStatus,
  VisitMode,
  VisitNeed,
  VisitPurpose,
  VisitRequestStatus,
  VisitSource,
} from '@sipelandukilat/contract'
import { newDataKey, openText, sealText, unwrapDataKey } from '../../platform/crypto/envelope'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import { Problem } from '../../platform/problem'
import { baseScore } from './visit-priority'

/** Everything personal of a visit request; it lives in one envelope under the request's own key. */
export type VisitDetails = {
  name: string
  nik: string | null
  phone: string | null
  landmark: string | null
  carer: string | null
  reason: string | null
  needs: VisitNeed[]
  /** Of the application it comes from: an officer of the trip may not see that row. */
  trackingNumber: string | null
  serviceCode: string | null
}

export type VisitRequestRecord = {
  id: string
  application_id: string | null
  province_code: string
  regency_code: string
  district_code: string
  village_code: string
  created_by: string | null
  source: VisitSource
  purpose: VisitPurpose
  mode: VisitMode
  status: VisitRequestStatus
  people_count: number
  base_score: number
  absences: number
  trip_id: string | null
  stop_id: string | null
  data_key: Buffer | null
  sealed: Buffer | null
  requested_at: Date
  version: number
}

/** A request with the names of its place and what its trip is at, for showing. */
export type VisitRequestRow = VisitRequestRecord & {
  village_name: string
  district_name: string
  is_border: boolean
  /** Null without a trip, or where the caller sees none of it. */
  trip_status: TripStatus | null
}

export const selectVisitRequest = `
  select v.*, coalesce(p.name, v.village_code) as village_name, coalesce(d.name, v.district_code) as district_name,
    coalesce(d.is_border, false) as is_border, t.status as trip_status
  from visit_request v left join region p on p.code = v.village_code left join region d on d.code = v.district_code
    left join trip t on t.id = v.trip_id`

/** Where attributes of the access rules stand in a row aliased `v`. */
export const visitRequestColumns = {
  provinceCode: { name: 'v.province_code' },
  regencyCode: { name: 'v.regency_code' },
  districtCode: { name: 'v.district_code' },
  villageCode: { name: 'v.village_code' },
  createdBy: { name: 'v.created_by' },
  tripId: { name: 'v.trip_id' },
}

/** The attributes that access rules may ask about. */
export const toVisitAccessRow = (record: VisitRequestRecord) => ({
  provinceCode: record.province_code,
  regencyCode: record.regency_code,
  districtCode: record.district_code,
  villageCode: record.village_code,
  createdBy: record.created_by,
  tripId: record.trip_id,
})

const detailsPlace = (id: string) => `visit_request.sealed:${id}`
const notePlace = (visitId: string) => `visit.sealed:${visitId}`

/** Details of which nothing is known, or that were erased. */
export const noDetails: VisitDetails = {
  name: '—',
  nik: null,
  phone: null,
  landmark: null,
  carer: null,
  reason: null,
  needs: [],
  trackingNumber: null,
  serviceCode: null,
}

/** What was sealed; dashes where the key was destroyed. */
export function openDetails(
  keyring: Keyring,
  record: Pick<VisitRequestRecord, 'id' | 'data_key' | 'sealed'>,
): VisitDetails {
  if (!record.data_key || !record.sealed) return noDetails
  const key = unwrapDataKey(keyring.wrapping, record.id, record.data_key)
  return {
    ...noDetails,
    ...(JSON.parse(openText(key, detailsPlace(record.id), record.sealed)) as Partial<VisitDetails>),
  }
}

/** A visit's note, under the key of the request it was made for. @throws Problem `conflict` when that was erased. */
export function sealVisitNote(keyring: Keyring, record: VisitRequestRecord, visitId: string, note: string): Buffer {
  if (!record.data_key) throw new Problem('conflict')
  return sealText(unwrapDataKey(keyring.wrapping, record.id, record.data_key), notePlace(visitId), note)
}

export function openVisitNote(keyring: Keyring, record: VisitRequestRecord, visitId: string, sealed: Buffer): string {
  if (!record.data_key) return ''
  return openText(unwrapDataKey(keyring.wrapping, record.id, record.data_key), notePlace(visitId), sealed)
}

/** Short, to name a request by telephone: `KJ-` and the last eight characters of its id. */
export const visitReference = (id: string): string => `KJ-${id.slice(-8).toUpperCase()}`

/** Whether the NIK says that the person is 60 or older, by every birth date it may mean. */
function isElderly(nik: string | null, today: string): boolean {
  const checked = nik === null ? undefined : checkNik(nik)
  if (!checked?.valid) return false
  const dates = possibleBirthDates(checked.nik).filter((date) => date <= today)
  return dates.length > 0 && dates.every((date) => ageOn(date, today) >= 60)
}

export type NewVisitRequest = {
  applicationId: string | null
  place: { provinceCode: string; regencyCode: string; districtCode: string; villageCode: string }
  createdBy: string | null
  source: VisitSource
  purpose: VisitPurpose
  mode: VisitMode
  peopleCount: number
  details: VisitDetails
}

/** Adds a request with its priority and its own data key. Reads nothing back: the public may write and not see. */
export async function insertVisitRequest(
  db: Db,
  keyring: Keyring,
  request: NewVisitRequest,
  now: Date,
): Promise<string> {
  const id = newId()
  const { place, details } = request
  const district = await db.first<{ is_border: boolean }>({
    text: 'select is_border from region where code = $1',
    values: [place.districtCode],
  })
  const needs = new Set(details.needs)
  if (isElderly(details.nik, toLocalDate(now))) needs.add('elderly')
  const { plain, wrapped } = newDataKey(keyring.wrapping, id)
  await db.run({
    text: `insert into visit_request (id, application_id, province_code, regency_code, district_code, village_code, created_by, source, purpose,
             mode, people_count, base_score, data_key, sealed, requested_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    values: [
      id,
      request.applicationId,
      place.provinceCode,
      place.regencyCode,
      place.districtCode,
      place.villageCode,
      request.createdBy,
      request.source,
      request.purpose,
      request.mode,
      request.peopleCount,
      baseScore({
        mode: request.mode,
        isBorder: district?.is_border ?? false,
        needs: [...needs],
        absences: 0,
        peopleCount: request.peopleCount,
        requestedAt: now,
      }),
      wrapped,
      sealText(plain, detailsPlace(id), JSON.stringify({ ...details, needs: [...needs] })),
      now,
    ],
  })
  return id
}

/** @throws Problem `not-found`, also where the row lies outside what the caller sees. */
export async function getVisitRequest(
  db: Db,
  id: string,
  options: { forUpdate?: boolean } = {},
): Promise<VisitRequestRow> {
  const row = await db.first<VisitRequestRow>({
    text: `${selectVisitRequest} where v.id = $1${options.forUpdate ? ' for update of v' : ''}`,
    values: [id],
  })
  if (!row) throw new Problem('not-found')
  return row
}
