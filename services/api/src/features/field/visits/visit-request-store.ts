import {
  type TripStatus,
  type VisitMode,
  type VisitOutcome,
  type VisitPurpose,
  type VisitSource,
  visitInstitutions,
} from '@sipelandukilat/contract'
import {
  ageOn,
  baseScore,
  checkNik,
  coveragePoints,
  type Language,
  type Place,
  type PriorityFacts,
  possibleBirthDates,
  priorityVersion,
  toLocalDate,
  type VisitNeed,
} from '@sipelandukilat/domain'
import { newDataKey, openText, sealText, unwrapDataKey } from '../../../platform/crypto/envelope'
import { blindIndex, type Keyring } from '../../../platform/crypto/keyring'
import type { Db } from '../../../platform/database/db'
import { from, type Row } from '../../../platform/database/from'
import { placeColumns, placeOfRow } from '../../../platform/database/region-columns'
import { newId } from '../../../platform/id'
import { Problem } from '../../../platform/problem'

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
  /** Of the family card, by which requests of one family are found. */
  kkNumber: string | null
  institution: string | null
  contactName: string | null
  contactRole: string | null
  contactPhone: string | null
  /** Who agreed to the visit. */
  consentBy: string | null
  /** In which they are notified of the appointment. */
  language: Language
}

export type VisitRequestRecord = Row<'visit_request'>

/** A request with the names of its place and what its trip is at, for showing. */
export type VisitRequestRow = VisitRequestRecord & {
  village_name: string
  district_name: string
  is_border: boolean
  /** Null without a trip, or where the caller sees none of it. */
  trip_status: TripStatus | null
  /** When its stop is to be reached, null without one or where the caller sees none of it. */
  planned_on: string | null
  planned_time: string | null
  /** Live requests of its house, as far as the caller sees them. */
  household_size: number
  /** What last came of it on its trip. */
  last_visit_id: string | null
  last_outcome: VisitOutcome | null
}

export const visitRequestFields = `
  v.*, (select count(*) from visit_request h where h.village_code = v.village_code and h.status in ('open', 'planned')
      and coalesce(h.household_id, h.id) = coalesce(v.household_id, v.id)) as household_size,
    coalesce(p.name, v.village_code) as village_name, coalesce(d.name, v.district_code) as district_name,
    coalesce(d.is_border, false) as is_border, t.status as trip_status,
    last.id as last_visit_id, last.outcome as last_outcome,
    stop.on_date as planned_on, to_char(stop.arrival_time, 'HH24:MI') as planned_time`

/** Where the fields of a request come from: itself as `v`, its village, its district, its trip as `t`, its stop, its last visit there. */
export const fromVisitRequest = `
  from visit_request v left join region p on p.code = v.village_code left join region d on d.code = v.district_code
    left join trip t on t.id = v.trip_id left join trip_stop stop on stop.id = v.stop_id
    left join lateral (select w.id, w.outcome from visit w where w.visit_request_id = v.id and w.trip_id = v.trip_id
      order by w.recorded_at desc, w.id desc limit 1) last on true`

const selectVisitRequest = `select ${visitRequestFields} ${fromVisitRequest}`

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
  ...placeOfRow(record),
  createdBy: record.created_by,
  tripId: record.trip_id,
})

const detailsPlace = (id: string) => `visit_request.sealed:${id}`
const replyPlace = (id: string) => `visit_request.reply_sealed:${id}`
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
  kkNumber: null,
  institution: null,
  contactName: null,
  contactRole: null,
  contactPhone: null,
  consentBy: null,
  language: 'id',
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

/** The details sealed anew, after a change of them. @throws Problem `conflict` when they were erased. */
export function sealDetails(
  keyring: Keyring,
  record: Pick<VisitRequestRecord, 'id' | 'data_key'>,
  details: VisitDetails,
): Buffer {
  if (!record.data_key) throw new Problem('conflict')
  const key = unwrapDataKey(keyring.wrapping, record.id, record.data_key)
  return sealText(key, detailsPlace(record.id), JSON.stringify(details))
}

/** The words of an answer to the appointment. @throws Problem `conflict` when the request was erased. */
export function sealReply(
  keyring: Keyring,
  record: Pick<VisitRequestRecord, 'id' | 'data_key'>,
  words: string,
): Buffer {
  if (!record.data_key) throw new Problem('conflict')
  return sealText(unwrapDataKey(keyring.wrapping, record.id, record.data_key), replyPlace(record.id), words)
}

export function openReply(
  keyring: Keyring,
  record: Pick<VisitRequestRecord, 'id' | 'data_key' | 'reply_sealed'>,
): string | null {
  if (!record.data_key || !record.reply_sealed) return null
  return openText(
    unwrapDataKey(keyring.wrapping, record.id, record.data_key),
    replyPlace(record.id),
    record.reply_sealed,
  )
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
  place: Place
  createdBy: string | null
  source: VisitSource
  purpose: VisitPurpose
  mode: VisitMode
  peopleCount: number
  details: VisitDetails
  /** Since when somebody agreed; who applies or asks for themselves does so by asking. */
  consentAt?: Date | null
}

const asksForThemselves = (source: VisitSource) => source === 'application' || source === 'citizen'
const isInstitution = (source: VisitSource) => [...visitInstitutions, 'coverage'].some((one) => one === source)

/** By what the requests of one house are found; people of an institution do not live together. */
function householdIndexes(keyring: Keyring, { source, details }: Pick<NewVisitRequest, 'source' | 'details'>) {
  const index = (kind: 'kk' | 'phone', value: string | null) =>
    value === null || isInstitution(source) ? null : blindIndex(keyring, kind, value)
  return { kk: index('kk', details.kkNumber), phone: index('phone', details.phone) }
}

/** What the priority of a request follows from. */
export const priorityFacts = (
  row: Pick<
    VisitRequestRow,
    'mode' | 'is_border' | 'absences' | 'unserved' | 'coverage_points' | 'people_count' | 'requested_at'
  >,
  needs: readonly VisitNeed[],
): PriorityFacts => ({
  mode: row.mode,
  isBorder: row.is_border,
  needs,
  absences: row.absences,
  unserved: row.unserved,
  coveragePoints: row.coverage_points,
  peopleCount: row.people_count,
  requestedAt: row.requested_at,
})

/** The points that are stored with a request. */
export const scoreOf = (row: Parameters<typeof priorityFacts>[0], needs: readonly VisitNeed[]): number =>
  baseScore(priorityFacts(row, needs))

/** Adds a request with its priority and its own data key. Reads nothing back: the public may write and not see. */
export async function insertVisitRequest(
  db: Db,
  keyring: Keyring,
  request: NewVisitRequest,
  now: Date,
): Promise<string> {
  const id = newId()
  const { place, details } = request
  const household = householdIndexes(keyring, request)
  const known = await db.first<{
    is_border: boolean
    household_id: string | null
    eligible: number | null
    recorded: number | null
  }>({
    text: `select d.is_border, app_household($2, $3, $4) as household_id, c.eligible, c.recorded
           from region d left join lateral app_ktp_coverage($2) c on true where d.code = $1`,
    values: [place.districtCode, place.villageCode, household.kk, household.phone],
  })
  const { eligible, recorded } = known ?? {}
  const coverage = coveragePoints(eligible != null && recorded != null ? { eligible, recorded } : undefined)
  const needs = new Set(details.needs)
  if (isElderly(details.nik, toLocalDate(now))) needs.add('elderly')
  const { plain, wrapped } = newDataKey(keyring.wrapping, id)
  const agreedAt = asksForThemselves(request.source) ? now : null
  await db.run(
    from('visit_request').insert({
      id,
      application_id: request.applicationId,
      ...placeColumns(place),
      created_by: request.createdBy,
      source: request.source,
      purpose: request.purpose,
      mode: request.mode,
      people_count: request.peopleCount,
      base_score: scoreOf(
        {
          mode: request.mode,
          is_border: known?.is_border ?? false,
          absences: 0,
          unserved: 0,
          coverage_points: coverage,
          people_count: request.peopleCount,
          requested_at: now,
        },
        [...needs],
      ),
      data_key: wrapped,
      sealed: sealText(plain, detailsPlace(id), JSON.stringify({ ...details, needs: [...needs] })),
      requested_at: now,
      consent_at: request.consentAt === undefined ? agreedAt : request.consentAt,
      household_id: known?.household_id ?? null,
      kk_index: household.kk,
      phone_index: household.phone,
      coverage_points: coverage,
      priority_version: priorityVersion,
    }),
  )
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

/** Those of these requests that the caller's transaction sees. */
export const listRequestsById = (db: Db, ids: readonly string[]): Promise<VisitRequestRow[]> =>
  db.rows<VisitRequestRow>({ text: `${selectVisitRequest} where v.id = any($1)`, values: [ids] })

/** Calls a request off; nobody comes. */
export const cancelRequest = (db: Db, id: string): Promise<number> =>
  db.run(from('visit_request').where({ id }).update({ status: 'cancelled' }).increment('version', 1))

export const updateConsent = (
  db: Db,
  id: string,
  consent: Pick<VisitRequestRecord, 'consent_at' | 'sealed'>,
): Promise<number> => db.run(from('visit_request').where({ id }).update(consent).increment('version', 1))

/** What came of a request, the earliest first. */
export const listVisitsOf = (db: Db, requestId: string) =>
  db.rows(
    from('visit')
      .where({ visit_request_id: requestId })
      .orderBy('done_at')
      .orderBy('id')
      .select('id', 'outcome', 'people_served', 'central_status', 'kit_serial', 'done_at', 'sealed'),
  )
