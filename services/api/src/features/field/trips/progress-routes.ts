import {
  exportTripReport,
  listTripBoards,
  readTripReport,
  setTripCosts,
  type TripBoard,
  type TripReport,
  type VisitPurpose,
} from '@sipelandukilat/contract'
import { formatDate, type Language, toLocalDate } from '@sipelandukilat/domain'
import { tripReportTexts } from '#texts'
import { recordAudit } from '../../../platform/audit'
import type { Caller } from '../../../platform/caller'
import { sendCsv, toCsvText } from '../../../platform/csv'
import type { Db } from '../../../platform/database/db'
import type { Platform } from '../../../platform/platform'
import { Problem } from '../../../platform/problem'
import { listTripParts, type TripPart } from './trip-parts'
import { boardOf, localTimeOf } from './trip-progress'
import { costPerPerson, costTotalOf, tallyOf } from './trip-report'
import {
  assertTripVersion,
  bumpTrip,
  countWithdrawn,
  findRegionName,
  getTripForUpdate,
  listStops,
  listTripCosts,
  listTripsUnderWay,
  readTripFor,
  replaceTripCosts,
  rowOfTrip,
  toTripSummary,
} from './trip-store'

/** The progress of a trip and what came of it: boards while under way, the report with its costs after. */
export function registerTripProgress({ serve }: Platform): void {
  serve(listTripBoards, async ({ query, db, caller, now }) => {
    const trips = await listTripsUnderWay(db, caller, query.trip ?? null)
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
    recordAudit(db, caller, {
      action: 'trip-report-exported',
      subject: 'Trip',
      subjectIds: [params.id],
      provinceCode: report.trip.provinceCode,
      correlationId,
    })
    sendCsv(response, `laporan-perjalanan-${report.trip.startsOn}.csv`, toCsv(report, language))
    return undefined
  })

  serve(setTripCosts, async ({ params, body, db, caller, now, correlationId }) => {
    const trip = await getTripForUpdate(db, params.id)
    if (!caller.ability.can('update', rowOfTrip(trip))) throw new Problem('forbidden')
    assertTripVersion(trip, body.expectedVersion)
    await replaceTripCosts(db, trip, body.costs)
    await bumpTrip(db, trip.id)
    recordAudit(db, caller, {
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
    listTripCosts(db, id),
    findRegionName(db, trip.provinceCode),
    countWithdrawn(db, id),
  ])
  const served = (purpose: VisitPurpose, isCounted = (_part: TripPart) => true) =>
    parts.filter((part) => part.purpose === purpose && isCounted(part)).reduce((sum, part) => sum + part.served, 0)
  const total = tallyOf(parts)
  return {
    trip,
    provinceName: province ?? trip.provinceCode,
    total: {
      ...total,
      enrolments: served('enrolment'),
      // Only a handover of an application is recorded in its file, with who received the documents.
      handovers: served('handover', ({ isOfApplication }) => isOfApplication),
      broughtOtherwise: served('handover', ({ isOfApplication }) => !isOfApplication),
      assistances: served('assistance'),
      withdrawn,
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

const headings = [
  'day',
  'place',
  'village',
  'district',
  'regency',
  'planned',
  'served',
  'notMet',
  'anotherDay',
  'refused',
  'unserved',
  'peopleServed',
  'givenUpBecause',
] as const

function toCsv(report: TripReport, language: Language): string {
  const say = tripReportTexts.in(language)
  return toCsvText([
    headings.map((heading) => say(heading)),
    ...report.stops.map((stop) => [
      formatDate(stop.date, language),
      stop.place,
      stop.villageName,
      stop.districtName,
      stop.regencyName,
      stop.planned,
      stop.done,
      stop.absent,
      stop.rescheduled,
      stop.refused,
      stop.open,
      stop.peopleServed,
      stop.skipReason ? say(`skip_${stop.skipReason}`) : '',
    ]),
    [],
    [say('cost'), report.costs.length === 0 ? '' : report.costTotal],
    [say('costPerPerson'), report.costPerPerson ?? ''],
  ])
}
