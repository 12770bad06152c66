import { rowOf } from '@sipelandukilat/access'
import {
  type AuditAction,
  changeDataIncident,
  closeDataIncident,
  type DataIncident,
  type IncidentFacts,
  listDataIncidents,
  printAgencyLetter,
  printPeopleNotice,
  readDataIncident,
  recordAgencyTold,
  recordDataIncident,
  recordPeopleTold,
} from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import { dataProtectionTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { type Caller, provinceOf, userIdOf } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { occurredAtOf } from '../../platform/occurred-at'
import { sendPdf } from '../../platform/pdf-page'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { isRegencyOf } from '../regions/region-store'
import { findContact } from './contact-store'
import { printForAgency, printForPeople } from './incident-documents'
import { factsStep, type IncidentRecord, insertIncident, openIncident, takeStep } from './incident-store'
import { canOn, getIncident, pageOfIncidents, toIncident } from './read-incidents'

type Request = { db: Db; caller: Caller; now: Date; correlationId: string }

const audit = (
  db: Db,
  { caller, correlationId }: Pick<Request, 'caller' | 'correlationId'>,
  record: Pick<IncidentRecord, 'id' | 'province_code'>,
  action: AuditAction,
) =>
  recordAudit(db, caller, {
    action,
    subject: 'DataIncident',
    subjectIds: [record.id],
    provinceCode: record.province_code,
    correlationId,
  })

/**
 * Facts with times that can be and regencies of one province. What a clock a little ahead tells is now: else nobody could be
 * told after it was found out. @throws Problem `invalid`.
 */
async function checkFacts(db: Db, facts: IncidentFacts, provinceCode: string, now: Date): Promise<IncidentFacts> {
  const { happenedAt, regencyCodes } = facts
  const foundAt = occurredAtOf(facts.foundAt, now, 'foundAt').toISOString()
  if (happenedAt !== null && new Date(happenedAt) > new Date(facts.foundAt))
    throw invalid('happenedAt', dataProtectionTexts.of('happenedAfterFound'))
  if (regencyCodes.some((code) => placeOf(code).provinceCode !== provinceCode))
    throw invalid('regencyCodes', dataProtectionTexts.of('oneProvince'))
  for (const code of regencyCodes)
    if (!(await isRegencyOf(db, code, provinceCode)))
      throw invalid('regencyCodes', dataProtectionTexts.of('regencyUnknown'))
  const isLater = happenedAt !== null && new Date(happenedAt) > new Date(foundAt)
  return { ...facts, regencyCodes: [...new Set(regencyCodes)], foundAt, happenedAt: isLater ? foundAt : happenedAt }
}

/** When somebody was told. @throws Problem `invalid` for a time to come or before the incident was found out. */
function notifiedAtOf(given: string, record: IncidentRecord, now: Date): Date {
  const toldAt = occurredAtOf(given, now, 'toldAt')
  if (toldAt < record.found_at) throw invalid('toldAt', dataProtectionTexts.of('notifiedBeforeFound'))
  return toldAt
}

/** An open incident to be changed. @throws Problem `not-found`, `forbidden`, `version-conflict`, or `conflict` once it is closed. */
async function getWritable({ db, caller }: Request, id: string, expectedVersion: number): Promise<IncidentRecord> {
  const record = await getIncident(db, caller, id, { forUpdate: true })
  if (!canOn(caller, 'update', record)) throw new Problem('forbidden')
  if (record.version !== expectedVersion)
    throw new Problem('version-conflict', { changed: { version: record.version } })
  if (record.closed_at !== null) throw new Problem('conflict')
  return record
}

/** The register of incidents of data protection (UU 27/2022 art. 46): nothing is deleted, each step is an entry. */
export function registerDataIncidents({ serve, database, keyring }: Platform): void {
  async function afterStep(request: Request, id: string, action: AuditAction): Promise<DataIncident> {
    const record = await getIncident(request.db, request.caller, id)
    audit(request.db, request, record, action)
    return toIncident(request.db, keyring, request.caller, record)
  }

  serve(listDataIncidents, async ({ query, db, caller, correlationId }) => {
    const page = await pageOfIncidents(db, keyring, query)
    recordAudit(db, caller, {
      action: 'data-incidents-listed',
      subject: 'DataIncident',
      subjectIds: page.items.map(({ id }) => id),
      provinceCode: provinceOf(caller),
      correlationId,
    })
    return page
  })

  serve(recordDataIncident, async (request) => {
    const { body, db, caller, now } = request
    const { provinceCode } = placeOf(body.regencyCodes[0] ?? '')
    if (!caller.ability.can('create', rowOf('DataIncident', { provinceCode, regencyCodes: body.regencyCodes })))
      throw new Problem('forbidden')
    const facts = await checkFacts(db, body, provinceCode, now)
    const id = await insertIncident(db, keyring, facts, { userId: userIdOf(caller), now })
    return afterStep(request, id, 'data-incident-recorded')
  })

  serve(readDataIncident, async (request) => afterStep(request, request.params.id, 'data-incident-read'))

  serve(changeDataIncident, async (request) => {
    const { db, caller, now, params } = request
    const { expectedVersion, ...given } = request.body
    const record = await getWritable(request, params.id, expectedVersion)
    const facts = await checkFacts(db, given, record.province_code, now)
    const toldAt = [record.agency_told_at, record.people_told_at].filter((at) => at !== null)
    if (toldAt.some((at) => at < new Date(facts.foundAt)))
      throw invalid('foundAt', dataProtectionTexts.of('foundAfterNotice'))
    const { content, columns, words } = factsStep(facts)
    // Another instant starts the clock anew, and with it what is reminded of.
    const isSameClock = record.found_at.getTime() === new Date(facts.foundAt).getTime()
    await takeStep(
      db,
      keyring,
      record,
      {
        kind: 'changed',
        content,
        words: { ...openIncident(keyring, record), ...words },
        columns: { ...columns, ...(isSameClock ? {} : { warned_at: null, escalated_at: null }) },
      },
      { userId: userIdOf(caller), now },
    )
    return afterStep(request, record.id, 'data-incident-changed')
  })

  /** Somebody was told: when, and by what reference or in which way, stands as an entry. */
  async function recordNotified(
    request: Request & { params: { id: string }; body: { toldAt: string; expectedVersion: number } },
    said: { agencyReference: string } | { peopleHow: string },
  ): Promise<DataIncident> {
    const { body, db, caller, now, params } = request
    const record = await getWritable(request, params.id, body.expectedVersion)
    const toldAt = notifiedAtOf(body.toldAt, record, now)
    const isAgency = 'agencyReference' in said
    await takeStep(
      db,
      keyring,
      record,
      {
        kind: isAgency ? 'agencyTold' : 'peopleTold',
        content: { toldAt: toldAt.toISOString(), words: isAgency ? said.agencyReference : said.peopleHow },
        words: { ...openIncident(keyring, record), ...said },
        columns: isAgency ? { agency_told_at: toldAt } : { people_told_at: toldAt },
      },
      { userId: userIdOf(caller), now },
    )
    return afterStep(request, record.id, isAgency ? 'data-incident-agency-told' : 'data-incident-people-told')
  }

  serve(recordAgencyTold, (request) => recordNotified(request, { agencyReference: request.body.reference }))

  serve(recordPeopleTold, (request) => recordNotified(request, { peopleHow: request.body.how }))

  serve(closeDataIncident, async (request) => {
    const { body, db, caller, now, params } = request
    const record = await getWritable(request, params.id, body.expectedVersion)
    const { lesson, notOwedBecause = null } = body
    const areNotified = record.agency_told_at !== null && record.people_told_at !== null
    if (!areNotified && notOwedBecause === null)
      throw invalid('notOwedBecause', dataProtectionTexts.of('whyNobodyNotified'))
    await takeStep(
      db,
      keyring,
      record,
      {
        kind: 'closed',
        content: { toldAt: null, words: lesson, notOwedBecause },
        words: { ...openIncident(keyring, record), lesson, notOwedBecause },
        columns: { closed_at: now },
      },
      { userId: userIdOf(caller), now },
    )
    return afterStep(request, record.id, 'data-incident-closed')
  })

  for (const [endpoint, print, name] of [
    [printAgencyLetter, printForAgency, 'lembaga'],
    [printPeopleNotice, printForPeople, 'warga'],
  ] as const)
    serve(endpoint, async ({ params, caller, response, now, correlationId }) => {
      const read = await database.read(caller.scope, async (db) => {
        const record = await getIncident(db, caller, params.id)
        if (!canOn(caller, 'update', record)) throw new Problem('not-found')
        audit(db, { caller, correlationId }, record, 'data-incident-printed')
        return {
          incident: await toIncident(db, keyring, caller, record),
          contact: await findContact(db, record.province_code),
        }
      })
      sendPdf(response, `pelindungan-data-${name}.pdf`, await print({ ...read, now }))
      return undefined
    })
}
