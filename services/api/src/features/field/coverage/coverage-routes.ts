import { rowOf } from '@sipelandukilat/access'
import {
  type AuditAction,
  type BodyOf,
  type CoverageLine,
  importVillageCoverage,
  listVillageCoverage,
  requestForCoverage,
  setVillageCoverage,
} from '@sipelandukilat/contract'
import { type Language, localized, normalizePhone, phoneMessage, placeOf } from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'
import { recordAudit } from '../../../platform/audit'
import { type Caller, userIdOf } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import { once } from '../../../platform/idempotency'
import type { Platform } from '../../../platform/platform'
import { invalid, Problem } from '../../../platform/problem'
import { findPlace, type Place } from '../../regions/places'
import { auditRequests } from '../visits/audit-requests'
import { getVisitRequest, insertVisitRequest, noDetails } from '../visits/visit-request-store'
import { toVisitRequest } from '../visits/visit-request-view'
import { coverageHeading, type ReadLine, readCoverageCsv } from './coverage-csv'
import { findCoverage, findCoverageOf, listVillageCounts, mayCount, saveCoverage } from './coverage-store'

const mostPeople = 500

/** How many of each village lack a KTP-el: entered by hand or from a file, and asked for as a visit. */
export function registerCoverage({ serve, keyring }: Platform): void {
  const audit = (db: Db, caller: Caller, codes: readonly string[], action: AuditAction, correlationId: string) =>
    recordAudit(db, caller, {
      action,
      subject: 'VisitRequest',
      subjectIds: codes,
      provinceCode: codes[0] ? placeOf(codes[0]).provinceCode : null,
      regencyCode: null,
      correlationId,
    })

  serve(listVillageCoverage, async ({ query, db, caller }) => ({ items: await findCoverage(db, caller, query.region) }))

  serve(setVillageCoverage, async ({ params, body, db, caller, now, correlationId }) => {
    const place = await findPlace(db, params.villageCode)
    if (!place) throw invalid('villageCode', fieldTexts.of('villageNotKnown'))
    if (!mayCount(caller, place)) throw new Problem('forbidden')
    if (body.recorded > body.eligible) throw invalid('recorded', fieldTexts.of('moreRecordedThanAge'))
    assertPast(body.asOf, now)
    await saveCoverage(db, [{ place, eligible: body.eligible, recorded: body.recorded }], {
      ...body,
      userId: userIdOf(caller),
      now,
    })
    audit(db, caller, [params.villageCode], 'ktp-coverage-entered', correlationId)
    const saved = await findCoverageOf(db, caller, params.villageCode)
    if (!saved) throw new Problem('not-found')
    return saved
  })

  serve(importVillageCoverage, async ({ body, db, caller, language, now, correlationId }) => {
    assertPast(body.asOf, now)
    const { villages, good, bad } = await judgeFile(db, caller, body, language)
    if (!body.apply) return { good, bad, applied: false }
    if (villages.length === 0) throw invalid('csv', fieldTexts.of('noLineCanKept'))
    await saveCoverage(db, villages, { ...body, userId: userIdOf(caller), now })
    audit(
      db,
      caller,
      villages.map(({ place }) => place.villageCode),
      'ktp-coverage-imported',
      correlationId,
    )
    return { good, bad, applied: true }
  })

  serve(requestForCoverage, async ({ params, body, db, caller, language, now, idempotency, correlationId }) => {
    const place = await findPlace(db, params.villageCode)
    const coverage = await findCoverageOf(db, caller, params.villageCode)
    if (!place || !coverage) throw new Problem('not-found')
    const codes = {
      provinceCode: place.provinceCode,
      regencyCode: place.regencyCode,
      districtCode: place.districtCode,
      villageCode: place.villageCode,
    }
    if (!caller.ability.can('create', rowOf('VisitRequest', { ...codes, createdBy: null, tripId: null })))
      throw new Problem('forbidden')
    const phone = body.contactPhone?.trim() ? normalizePhone(body.contactPhone) : null
    if (phone === undefined) throw invalid('contactPhone', phoneMessage)
    const show = async (id: string) => toVisitRequest(await getVisitRequest(db, id), { keyring, caller, language, now })
    return once(
      db,
      { idempotency, principal: userIdOf(caller), endpoint: 'requestForCoverage' },
      async () => {
        const people = Math.min(mostPeople, coverage.lacking - coverage.requestedPeople)
        if (people < 1)
          throw new Problem('conflict', {
            detail: fieldTexts.of('allWhoLackCardVillageOther'),
          })
        const id = await insertVisitRequest(
          db,
          keyring,
          {
            applicationId: null,
            place: codes,
            createdBy: userIdOf(caller),
            source: 'coverage',
            purpose: 'enrolment',
            mode: 'village',
            peopleCount: people,
            consentAt: now,
            details: {
              ...noDetails,
              name: `Warga ${place.villageName} tanpa KTP-el`,
              contactName: body.contactName,
              contactRole: body.contactRole,
              contactPhone: phone,
              consentBy: `${body.contactName} (${body.contactRole})`,
            },
          },
          now,
        )
        auditRequests(db, caller, [await getVisitRequest(db, id)], 'visit-request-created', correlationId)
        return { resourceId: id, answer: await show(id) }
      },
      show,
    )
  })
}

function assertPast(asOf: string, now: Date): void {
  if (Date.parse(asOf) > now.getTime()) throw invalid('asOf', fieldTexts.of('dateDataHasNotCome'))
}

type Village = { place: Pick<Place, 'provinceCode' | 'regencyCode' | 'districtCode' | 'villageCode'> } & Pick<
  ReadLine,
  'eligible' | 'recorded'
>

/** The lines of a file that may be kept, beside what stands there now, and each other line with why not. */
async function judgeFile(
  db: Db,
  caller: Caller,
  { csv }: Pick<BodyOf<typeof importVillageCoverage>, 'csv'>,
  language: Language,
): Promise<{ villages: Village[]; good: CoverageLine[]; bad: { line: number; text: string; message: string }[] }> {
  const read = readCoverageCsv(csv)
  if (!read) throw invalid('csv', fieldTexts.of('firstLineMustNameColumns', { coverageHeading }))
  const rows = await listVillageCounts(
    db,
    read.lines.map(({ villageCode }) => villageCode),
  )
  const known = new Map(rows.map((row) => [row.code, row]))
  const villages: Village[] = []
  const good: CoverageLine[] = []
  const bad = read.bad.map(({ message, ...line }) => ({ ...line, message: localized(message, language) }))
  for (const { line, text, villageCode, eligible, recorded } of read.lines) {
    const village = known.get(villageCode)
    const place = placeOf(villageCode)
    if (!village) {
      bad.push({ line, text, message: localized(unknownVillage(villageCode), language) })
      continue
    }
    if (!mayCount(caller, place)) {
      bad.push({ line, text, message: localized(outside(village.name), language) })
      continue
    }
    villages.push({ place, eligible, recorded })
    good.push({
      line,
      villageCode,
      villageName: village.name,
      eligible,
      recorded,
      before:
        village.eligible === null || village.recorded === null
          ? null
          : { eligible: village.eligible, recorded: village.recorded },
    })
  }
  return { villages, good, bad: bad.toSorted((one, other) => one.line - other.line) }
}

const unknownVillage = (code: string) => fieldTexts.of('thereNoVillageCode', { code })
const outside = (name: string) => fieldTexts.of('nameLiesOutsideYourRegion', { name })
