import type { VisitNeed } from '@sipelandukilat/contract'
import {
  addCalendarDays,
  type Calendar,
  isFieldDay,
  type LocalDate,
  placeOf,
  startOfLocalDay,
  toLocalDate,
} from '@sipelandukilat/domain'
import { exampleApplication, type Random, randomOf } from '@sipelandukilat/domain/examples'
import type { ApplicationRecord } from '../features/applications/application-store'
import { openRecord } from '../features/applications/personal-record'
import { saveCoverage } from '../features/field/coverage/coverage-store'
import { newCheckCode } from '../features/field/trips/travel-order'
import { numberTravelOrder } from '../features/field/trips/travel-order-letter'
import { requestVisitFor } from '../features/field/visits/follow-application'
import { reopenUnserved } from '../features/field/visits/unserved'
import { absencePointsSql } from '../features/field/visits/visit-priority-sql'
import { insertVisitRequest, noDetails } from '../features/field/visits/visit-request-store'
import { getCalendar } from '../features/regions/places'
import { getDefinition } from '../features/service-definitions/definitions'
import { workerScope } from '../platform/caller'
import type { Keyring } from '../platform/crypto/keyring'
import type { Database, Db } from '../platform/database/db'
import { from, type Row } from '../platform/database/from'
import { placeColumnList, placeSql } from '../platform/database/place-sql'
import { newId } from '../platform/id'

const province = '65'
const citizenRequests = 60

const landmarks = [
  'Rumah panggung biru dekat dermaga',
  'Di belakang gereja, jalan setapak ke sungai',
  'Samping masjid, pagar kayu',
  'Ujung landasan perintis, rumah kedua',
  'Seberang sekolah dasar, atap hijau',
] as const
const reasons = ['Sulit berjalan jauh', 'Tidak ada perahu setiap hari', 'Merawat anak kecil', 'Sedang sakit'] as const

/** Sixteen digits that begin with the district, as a family card's do; the last four are 99xx. */
const exampleKkNumber = (villageCode: string, family: number): string =>
  `${placeOf(villageCode).districtCode.replaceAll('.', '')}010120${String(9900 + (family % 100))}`

/** Visit requests, teams, kits and three trips, so that field work can be shown. Again does nothing. */
export async function seedField(
  database: Database,
  keyring: Keyring,
  options: { seed: number; now: Date },
): Promise<void> {
  const { seed, now } = options
  const random = randomOf(seed)
  await database.write(workerScope, async (db) => {
    if (await db.first(from('team').limit(1).select('id'))) return
    await requestsOfApplications(db, keyring)
    await seedCoverage(db, { now, random })
    await requestsOfCitizens(db, keyring, { seed, now, random })
    await seedTrips(db, now)
  })
}

/** Applications that wait for a visit asked for it when they began to wait. */
async function requestsOfApplications(db: Db, keyring: Keyring): Promise<void> {
  const waiting = await db.rows<ApplicationRecord & { record_id: string; data_key: Buffer; envelope: Buffer }>({
    text: `select a.*, p.id as record_id, p.data_key, p.envelope from application a join personal_record p on p.application_id = a.id
           where a.status = 'awaiting_presence' and a.presence_mode in ('village', 'home') order by a.id`,
  })
  for (const row of waiting) {
    const { data } = openRecord(keyring, { id: row.record_id, data_key: row.data_key, envelope: row.envelope })
    const definition = await getDefinition(db, row.service_code, row.service_version)
    const person = { applicant: data.applicant, presence: data.presence ?? null }
    await requestVisitFor(db, keyring, { application: row, definition, person, now: row.status_since })
  }
}

/** Counts of a district's villages for some border districts: estimates, said to be so. */
async function seedCoverage(db: Db, { now, random }: { now: Date; random: Random }): Promise<void> {
  const coordinator = await db.first(from('app_user').where({ email: 'coordinator@kaltara.test' }).select('id'))
  if (!coordinator) return
  const villages = await db.rows<{ code: string }>({
    text: `select v.code from region v join region d on d.code = v.parent_code
           where v.level = 'village' and v.province_code = $1 and d.is_border order by v.code`,
    values: [province],
  })
  const counted = villages
    .filter(() => random.chance(0.4))
    .map(({ code }) => {
      const eligible = random.between(60, 900)
      return {
        place: {
          provinceCode: placeOf(code).provinceCode,
          regencyCode: placeOf(code).regencyCode,
          districtCode: placeOf(code).districtCode,
          villageCode: code,
        },
        eligible,
        recorded: Math.round((eligible * random.between(62, 99)) / 100),
      }
    })
  await saveCoverage(db, counted, {
    source: 'Angka contoh, bukan data resmi',
    asOf: addCalendarDays(toLocalDate(now), -20),
    userId: coordinator.id,
    now,
  })
}

const institutions: readonly { source: 'school' | 'hospital' | 'prison'; name: string; role: string }[] = [
  { source: 'school', name: 'SMA Negeri contoh', role: 'Kepala sekolah' },
  { source: 'hospital', name: 'Puskesmas rawat inap contoh', role: 'Kepala ruang rawat' },
  { source: 'prison', name: 'Lapas contoh', role: 'Kepala seksi binaan' },
]

async function requestsOfCitizens(
  db: Db,
  keyring: Keyring,
  { seed, now, random }: { seed: number; now: Date; random: Random },
): Promise<void> {
  const villages = await db.rows<{ code: string }>({
    text: `select v.code from region v join region d on d.code = v.parent_code
           where v.level = 'village' and v.province_code = $1 and (d.is_border or d.access is not null) order by v.code`,
    values: [province],
  })
  // Few villages, several requests in each: as where a team has not been for long.
  const chosen = Array.from({ length: 20 }, () => random.pick(villages as [{ code: string }, ...{ code: string }[]]))
  const needs: readonly VisitNeed[][] = [[], [], ['elderly'], ['disability'], ['pregnant'], ['elderly', 'bedridden']]
  for (let index = 0; index < citizenRequests; index += 1) {
    const villageCode = random.pick(chosen as [{ code: string }, ...{ code: string }[]]).code
    const requestedAt = new Date(now.getTime() - random.between(1, 80) * 86_400_000)
    const { applicant } = exampleApplication('KTP-BARU', seed * 1000 + index, {
      today: toLocalDate(requestedAt),
      villageCode,
    })
    const institution = random.chance(0.1) ? institutions[index % institutions.length] : undefined
    const isHome = !institution && random.chance(0.5)
    const source = institution?.source ?? (random.chance(0.6) ? 'citizen' : 'village')
    // Some of the homes that a village named have not been asked yet.
    const isAgreed = source !== 'village' || random.chance(0.6)
    await insertVisitRequest(
      db,
      keyring,
      {
        applicationId: null,
        place: {
          provinceCode: placeOf(villageCode).provinceCode,
          regencyCode: placeOf(villageCode).regencyCode,
          districtCode: placeOf(villageCode).districtCode,
          villageCode,
        },
        createdBy: null,
        source,
        purpose: random.chance(0.8) ? 'enrolment' : 'assistance',
        mode: isHome ? 'home' : 'village',
        peopleCount: institution ? random.between(8, 40) : random.between(1, 4),
        consentAt: isAgreed ? requestedAt : null,
        details: {
          ...noDetails,
          // Two of a family in a row: they share its card, where they live in one village.
          kkNumber: isHome ? exampleKkNumber(villageCode, Math.floor(index / 2)) : null,
          institution: institution?.name ?? null,
          contactName: institution ? applicant.name : null,
          contactRole: institution?.role ?? null,
          contactPhone: institution ? applicant.phone : null,
          consentBy: isAgreed ? applicant.name : null,
          name: applicant.name,
          nik: random.chance(0.7) ? applicant.nik : null,
          phone: random.chance(0.7) ? applicant.phone : null,
          landmark: isHome ? random.pick(landmarks) : null,
          reason: isHome ? random.pick(reasons) : null,
          needs: institution ? [] : random.pick(needs as [VisitNeed[], ...VisitNeed[][]]),
        },
      },
      requestedAt,
    )
  }
}

type Plan = {
  name: string
  team: { id: string; name: string }
  kit: { id: string; serial: string }
  startsOn: LocalDate
  endsOn: LocalDate
  status: 'draft' | 'approved' | 'under_way' | 'done'
  order: string | null
  districts: readonly string[]
}

async function seedTrips(db: Db, now: Date): Promise<void> {
  const users = await db.rows(
    from('app_user')
      .whereAny('email', [
        'coordinator@kaltara.test',
        'field@nunukan.test',
        'field@malinau.test',
        'supervisor@nunukan.test',
        'supervisor@malinau.test',
      ])
      .select('id', 'email', 'name'),
  )
  const userOf = (email: string) => users.find((user) => user.email === email)
  const members = ['field@nunukan.test', 'field@malinau.test'].flatMap((email) => userOf(email) ?? [])
  const team = async (name: string, regency: string | null) => {
    const id = newId()
    await db.run(
      from('team').insert({
        id,
        province_code: province,
        regency_code: regency,
        name,
        member_ids: members.map((user) => user.id),
      }),
    )
    return { id, name }
  }
  const kit = async (serial: string, name: string, regency: string | null, state: Row<'kit'>['state'] = 'ready') => {
    const id = newId()
    await db.run(from('kit').insert({ id, province_code: province, regency_code: regency, serial, name, state }))
    return { id, serial }
  }
  const provincial = await team('Tim Jemput Bola Provinsi', null)
  const nunukan = await team('Tim Perbatasan Nunukan', '65.03')
  const first = await kit('KLT-001', 'Alat perekaman lengkap, genset, internet satelit', null)
  const second = await kit('NNK-002', 'Alat perekaman ringkas', '65.03')
  await kit('MLN-001', 'Alat perekaman ringkas', '65.02', 'repair')

  const demand = await db.rows<{ district_code: string }>({
    text: `select district_code from visit_request where status = 'open' and regency_code in ('65.02', '65.03')
           group by district_code order by sum(people_count) desc, district_code`,
  })
  const districts = demand.map((row) => row.district_code)
  const ofNunukan = districts.filter((code) => code.startsWith('65.03'))
  const ofMalinau = districts.filter((code) => code.startsWith('65.02'))
  const today = toLocalDate(now)
  const day = (days: number) => addCalendarDays(today, days)
  const plans: Plan[] = [
    {
      name: 'Perbatasan Nunukan I',
      team: nunukan,
      kit: second,
      startsOn: day(-1),
      endsOn: day(4),
      status: 'under_way',
      order: '094/117/DISDUKCAPIL',
      districts: ofNunukan.slice(0, 2),
    },
    {
      name: 'Malinau dan Nunukan Pedalaman',
      team: provincial,
      kit: first,
      startsOn: day(14),
      endsOn: day(21),
      status: 'approved',
      order: '094/121/DISDUKCAPIL',
      districts: [...ofMalinau.slice(0, 1), ...ofNunukan.slice(2, 4)],
    },
    {
      name: 'Krayan tahap I',
      team: nunukan,
      kit: second,
      startsOn: day(-18),
      endsOn: day(-13),
      status: 'done',
      order: '094/103/DISDUKCAPIL',
      districts: ofNunukan.slice(4, 6),
    },
    {
      name: 'Apau Kayan',
      team: provincial,
      kit: first,
      startsOn: day(35),
      endsOn: day(44),
      status: 'draft',
      order: null,
      districts: ofMalinau.slice(1, 3),
    },
  ]
  const createdBy = userOf('coordinator@kaltara.test')?.id
  if (!createdBy) return
  // The numbers of their orders follow their days.
  for (const plan of plans.toSorted((one, other) => one.startsOn.localeCompare(other.startsOn)))
    await seedTrip(db, plan, {
      now,
      createdBy,
      members,
      supervisorOf: (regency) =>
        userOf(regency === '65.03' ? 'supervisor@nunukan.test' : 'supervisor@malinau.test')?.id ?? createdBy,
    })
}

/** What came of a trip that is over: most were served, somebody was not met, somebody was not reached, and it cost something. */
async function seedOutcomes(
  db: Db,
  trip: { id: string; kit: Plan['kit'] },
  { now, recordedBy }: { now: Date; recordedBy: string },
): Promise<void> {
  const planned = await db.rows<{
    id: string
    stop_id: string
    village_code: string
    purpose: string
    people_count: number
  }>({
    text: `select id, stop_id, village_code, purpose, people_count from visit_request where trip_id = $1 and status = 'planned' order by id`,
    values: [trip.id],
  })
  const met = planned.slice(0, -1)
  for (const [index, request] of met.entries()) {
    const outcome = index === 0 ? 'absent' : 'done'
    const at = new Date(now.getTime() - 15 * 86_400_000)
    await db.run({
      text: `insert into visit (id, visit_request_id, trip_id, stop_id, ${placeColumnList}, outcome,
               central_status, kit_id, kit_serial, done_at, recorded_at, recorded_by, people_served)
             values ($1, $2, $3, $4, ${placeSql('$5')}, $6, $7, $8, $9, $10, $10, $11, $12)`,
      values: [
        newId(),
        request.id,
        trip.id,
        request.stop_id,
        request.village_code,
        outcome,
        outcome === 'done' && request.purpose === 'enrolment' ? 'SENT_FOR_ENROLLMENT' : null,
        trip.kit.id,
        trip.kit.serial,
        at,
        recordedBy,
        outcome === 'done' ? request.people_count : null,
      ],
    })
    await db.run({
      text: `update visit_request set status = $2, absences = absences + $3, base_score = base_score + $3 * ${absencePointsSql('absences')}, version = version + 1 where id = $1`,
      values: [request.id, outcome === 'done' ? 'visited' : 'open', outcome === 'done' ? 0 : 1],
    })
  }
  await reopenUnserved(db, { tripId: trip.id }, { reason: 'not_reached', now })
  const costs = [
    ['boat', 4_500_000, 'Sewa perahu dua hari'],
    ['fuel', 1_850_000, 'Solar dan bensin'],
    ['per_diem', 5_400_000, 'Tiga orang, enam hari'],
    ['lodging', 900_000, 'Rumah warga'],
  ] as const
  for (const [position, [kind, rupiah, note]] of costs.entries())
    await db.run(
      from('trip_cost').insert({
        id: newId(),
        trip_id: trip.id,
        province_code: province,
        kind,
        rupiah,
        note,
        position,
      }),
    )
}

/** The day, or the next on which people are served outside the office, within the trip. */
function fieldDayFrom(date: LocalDate, until: LocalDate, calendar: Calendar): LocalDate {
  let day = date
  while (day < until && !isFieldDay(day, calendar)) day = addCalendarDays(day, 1)
  return day
}

async function seedTrip(
  db: Db,
  plan: Plan,
  context: {
    now: Date
    createdBy: string
    members: readonly { id: string; name: string }[]
    supervisorOf: (regencyCode: string) => string
  },
): Promise<void> {
  const tripId = newId()
  const plannedAt = new Date(Math.min(context.now.getTime(), startOfLocalDay(plan.startsOn).getTime() - 4 * 86_400_000))
  await db.run({
    text: `insert into trip (id, province_code, regency_codes, name, team_id, team_name, kit_id, kit_serial, starts_on, ends_on, status, travel_order_number, created_by, created_at, check_code)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    values: [
      tripId,
      province,
      [...new Set(plan.districts.map((code) => placeOf(code).regencyCode))].sort(),
      plan.name,
      plan.team.id,
      plan.team.name,
      plan.kit.id,
      plan.kit.serial,
      plan.startsOn,
      plan.endsOn,
      plan.status,
      plan.order,
      context.createdBy,
      plannedAt,
      plan.status === 'draft' ? null : newCheckCode(),
    ],
  })
  const crew = [
    ...context.members.map((user) => ({ userId: user.id, name: user.name, role: 'Operator perekaman' })),
    { userId: null, name: 'Pak Lawai', role: 'Motoris perahu' },
  ]
  for (const [position, member] of crew.entries())
    await db.run(
      from('trip_member').insert({
        id: newId(),
        trip_id: tripId,
        province_code: province,
        user_id: member.userId,
        name: member.name,
        role: member.role,
        position,
      }),
    )
  for (const [position, districtCode] of plan.districts.entries()) {
    const village = await db.first<{ code: string; name: string }>({
      text: `select r.code, r.name from visit_request v join region r on r.code = v.village_code
             where v.district_code = $1 and v.status = 'open' group by r.code, r.name order by count(*) desc, r.code limit 1`,
      values: [districtCode],
    })
    if (!village) continue
    const stopId = newId()
    const calendar = await getCalendar(db, placeOf(districtCode).regencyCode)
    const isApproved = plan.status !== 'draft'
    await db.run(
      from('trip_stop').insert({
        id: stopId,
        trip_id: tripId,
        province_code: province,
        regency_code: placeOf(districtCode).regencyCode,
        district_code: districtCode,
        village_code: village.code,
        position,
        on_date: fieldDayFrom(addCalendarDays(plan.startsOn, 1 + position * 2), plan.endsOn, calendar),
        arrival_time: '09:00',
        place: `Balai Desa ${village.name}`,
        approved_by: isApproved ? context.supervisorOf(placeOf(districtCode).regencyCode) : null,
        approved_at: isApproved ? plannedAt : null,
      }),
    )
    await db.run({
      text: `update visit_request set status = 'planned', trip_id = $2, stop_id = $3, version = version + 1
             where id in (select id from visit_request where district_code = $1 and status = 'open' and (mode <> 'home' or consent_at is not null) order by base_score desc limit 6)`,
      values: [districtCode, tripId, stopId],
    })
  }
  // Where the office has its paper, the order is numbered and dated by it.
  const trip = { id: tripId, travel_order_number: null }
  const number =
    plan.order === null
      ? null
      : await numberTravelOrder(db, trip, { given: null, userId: context.createdBy, now: plannedAt })
  if (number !== null) await db.run(from('trip').where({ id: tripId }).update({ travel_order_number: number }))
  if (plan.status === 'approved' || plan.status === 'under_way')
    await db.run({
      text: `update visit_request v set reply = case when r.place % 5 = 4 then 'another_day' else 'confirmed' end, replied_at = $2
             from (select id, row_number() over (order by id) as place from visit_request where trip_id = $1) r
             where v.id = r.id and r.place % 3 <> 0`,
      values: [tripId, context.now],
    })
  if (plan.status === 'done')
    await seedOutcomes(
      db,
      { id: tripId, kit: plan.kit },
      { now: context.now, recordedBy: context.members[0]?.id ?? context.createdBy },
    )
}
