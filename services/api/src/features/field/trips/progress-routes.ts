import { rulesToSql } from '@sipelandukilat/access'
import {
  exportTripReport,
  listTripBoards,
  readTripReport,
  setTripCosts,
  type TripBoard,
  type TripCost,
  type TripReport,
} from '@sipelandukilat/contract'
import { formatDate, type Language, localized, toLocalDate } from '@sipelandukilat/domain'
import { recordAudit } from '../../../platform/audit'
import { type Caller, userIdOf } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import { sql } from '../../../platform/database/sql'
import { newId } from '../../../platform/id'
import type { Platform } from '../../../platform/platform'
import { Problem } from '../../../platform/problem'
import { listTripParts } from './trip-parts'
import { boardOf, localTimeOf } from './trip-progress'
import { costPerPerson, costTotalOf, csvCell, tallyOf } from './trip-report'
import {
  assertTripVersion,
  getTripForUpdate,
  listStops,
  readTripFor,
  rowOfTrip,
  selectTripSummary,
  toTripSummary,
  tripColumns,
} from './trip-store'

/** The course of a trip and what came of it: boards while under way, the report with its costs after. */
export function registerTripCourse({ serve }: Platform): void {
  serve(listTripBoards, async ({ query, db, caller, now }) => {
    const rule = rulesToSql(caller.ability, 'read', 'Trip', tripColumns)
    const trips = await db.rows<Parameters<typeof toTripSummary>[0]>(
      sql.raw(
        `${selectTripSummary} where ${rule.sql} and t.status = 'under_way' and (?::uuid is null or t.id = ?) order by t.starts_on, t.id limit 100`,
        [...rule.bindings, query.trip ?? null, query.trip ?? null] as never[],
      ),
    )
    const today = toLocalDate(now)
    const items: TripBoard[] = []
    for (const trip of trips) {
      const stops = await listStops(db, trip.id)
      const board = boardOf(
        stops.map(({ id, place, villageName, regencyCode, date, arrivalTime, skipReason }) => ({
          id,
          place,
          villageName,
          regencyCode,
          date,
          arrivalTime,
          skipReason,
        })),
        await listTripParts(db, trip.id),
        { today, time: localTimeOf(now).time },
      )
      items.push({ trip: toTripSummary(trip), today, ...board })
    }
    return { items }
  })

  serve(readTripReport, ({ params, db, caller, now }) => readReport(db, caller, params.id, now))

  serve(exportTripReport, async ({ params, db, caller, now, language, response, correlationId }) => {
    const report = await readReport(db, caller, params.id, now)
    await recordAudit(db, {
      actorKind: 'officer',
      actorId: userIdOf(caller),
      action: 'trip-report-exported',
      subject: 'Trip',
      subjectIds: [params.id],
      provinceCode: report.trip.provinceCode,
      correlationId,
    })
    response
      .status(200)
      .set({
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="laporan-perjalanan-${report.trip.startsOn}.csv"`,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      })
      // The mark at the beginning tells spreadsheets that it is UTF-8.
      .end(`\uFEFF${toCsv(report, language)}`)
    return undefined
  })

  serve(setTripCosts, async ({ params, body, db, caller, now, correlationId }) => {
    const trip = await getTripForUpdate(db, params.id)
    if (!caller.ability.can('update', rowOfTrip(trip))) throw new Problem('forbidden')
    assertTripVersion(trip, body.expectedVersion)
    await db.run({ text: 'delete from trip_cost where trip_id = $1', values: [trip.id] })
    for (const [position, cost] of body.costs.entries())
      await db.run({
        text: 'insert into trip_cost (id, trip_id, province_code, kind, rupiah, note, position) values ($1, $2, $3, $4, $5, $6, $7)',
        values: [newId(), trip.id, trip.province_code, cost.kind, cost.rupiah, cost.note, position],
      })
    await db.run({ text: 'update trip set version = version + 1 where id = $1', values: [trip.id] })
    await recordAudit(db, {
      actorKind: 'officer',
      actorId: userIdOf(caller),
      action: 'trip-costs-set',
      subject: 'Trip',
      subjectIds: [trip.id],
      provinceCode: trip.province_code,
      detail: { items: body.costs.length },
      correlationId,
    })
    return readReport(db, caller, trip.id, now)
  })
}

async function readReport(db: Db, caller: Caller, id: string, now: Date): Promise<TripReport> {
  const { stops, members: _, can: __, ...trip } = await readTripFor(db, caller, id, now)
  const [parts, costs, province, withdrawn] = await Promise.all([
    listTripParts(db, id),
    db.rows<TripCost>({
      text: 'select kind, rupiah, note from trip_cost where trip_id = $1 order by position',
      values: [id],
    }),
    db.first<{ name: string }>({ text: 'select name from region where code = $1', values: [trip.provinceCode] }),
    db.first<{ count: number }>({
      text: `select count(*) from visit_request v where v.trip_id = $1 and v.status = 'cancelled'
               and not exists (select from visit w where w.visit_request_id = v.id and w.trip_id = $1)`,
      values: [id],
    }),
  ])
  const served = (purpose: string) =>
    parts
      .filter((part) => part.state === 'done' && part.purpose === purpose)
      .reduce((sum, { people }) => sum + people, 0)
  const total = tallyOf(parts)
  return {
    trip,
    provinceName: province?.name ?? trip.provinceCode,
    total: {
      ...total,
      enrolments: served('enrolment'),
      handovers: served('handover'),
      assistances: served('assistance'),
      withdrawn: withdrawn?.count ?? 0,
    },
    stops: stops.map((stop) => ({
      ...tallyOf(parts.filter(({ stopId }) => stopId === stop.id)),
      id: stop.id,
      place: stop.place,
      villageName: stop.villageName,
      districtName: stop.districtName,
      regencyName: stop.regencyName,
      date: stop.date,
      skipReason: stop.skipReason,
    })),
    costs,
    costTotal: costTotalOf(costs),
    costPerPerson: costPerPerson(costs, total.peopleServed),
    canEnterCosts: caller.ability.can(
      'update',
      rowOfTrip({ id, province_code: trip.provinceCode, regency_codes: trip.regencyCodes }),
    ),
  }
}

const headings = {
  id: [
    'Tanggal',
    'Tempat',
    'Desa',
    'Kecamatan',
    'Kabupaten/Kota',
    'Direncanakan',
    'Selesai',
    'Tidak bertemu',
    'Menolak',
    'Belum terlayani',
    'Orang terlayani',
    'Alasan ditinggalkan',
  ],
  en: [
    'Day',
    'Place',
    'Village',
    'District',
    'Regency',
    'Planned',
    'Served',
    'Not met',
    'Refused',
    'Unserved',
    'People served',
    'Given up because',
  ],
}
const skipWords = {
  id: {
    unreachable: 'tidak dapat dicapai',
    day_lost: 'hari hilang karena cuaca',
    kit_broken: 'alat rusak',
    no_time: 'waktu tidak cukup',
  },
  en: {
    unreachable: 'cannot be reached',
    day_lost: 'day lost to weather',
    kit_broken: 'kit broken',
    no_time: 'not enough time',
  },
}
const totalWords = { id: ['Biaya (Rp)', 'Biaya per orang (Rp)'], en: ['Cost (Rp)', 'Cost per person (Rp)'] }

function toCsv(report: TripReport, language: Language): string {
  const rows: (string | number)[][] = [
    [...localized(headings, language)],
    ...report.stops.map((stop) => [
      formatDate(stop.date, language),
      stop.place,
      stop.villageName,
      stop.districtName,
      stop.regencyName,
      stop.planned,
      stop.done,
      stop.absent,
      stop.refused,
      stop.open,
      stop.peopleServed,
      stop.skipReason ? localized(skipWords, language)[stop.skipReason] : '',
    ]),
    [],
    [localized(totalWords, language)[0] ?? '', report.costTotal],
    [localized(totalWords, language)[1] ?? '', report.costPerPerson ?? ''],
  ]
  return rows.map((row) => row.map(csvCell).join(',')).join('\r\n')
}
