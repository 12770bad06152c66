import { rowOf } from '@sipelandukilat/access'
import {
  cancelVisitRequest,
  createVisitRequest,
  EnrolmentStatus,
  listVisitDemand,
  listVisitRequests,
  readPriorityFormula,
  readVisitMap,
  readVisitRequest,
  recordVisit,
  setVisitConsent,
} from '@sipelandukilat/contract'
import { localized, type Place, priorityFormula } from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'
import { userIdOf } from '../../../platform/caller'
import { once } from '../../../platform/idempotency'
import { occurredAtOf } from '../../../platform/occurred-at'
import type { Platform } from '../../../platform/platform'
import { Problem } from '../../../platform/problem'
import { findOutlines } from '../../regions/find-outlines'
import { auditRequests } from './audit-requests'
import { withdrawNotices } from './notify-visit'
import { recordVisitOutcome } from './record-visit'
import { checkVisitRequest } from './visit-request-input'
import { findVisitDemand, findVisitRequests, provincesOf } from './visit-request-list'
import {
  cancelRequest,
  getVisitRequest,
  insertVisitRequest,
  listVisitsOf,
  openDetails,
  openVisitNote,
  sealDetails,
  toVisitAccessRow,
  updateConsent,
} from './visit-request-store'
import { isLive, toVisitRequest } from './visit-request-view'

export function registerVisitRequests({ serve, keyring, announce }: Platform): void {
  serve(listVisitRequests, async ({ query, db, caller, language, now, correlationId }) => {
    const { rows, nextCursor } = await findVisitRequests(db, caller, query, now)
    auditRequests(db, caller, rows, 'visit-requests-listed', correlationId)
    return { items: rows.map((row) => toVisitRequest(row, { keyring, caller, language, now })), nextCursor }
  })

  serve(listVisitDemand, ({ query, db, caller, now }) => findVisitDemand(db, caller, query, now))

  serve(readPriorityFormula, async ({ language }) => {
    const { version, terms } = priorityFormula()
    return { version, terms: terms.map((term) => ({ ...term, label: localized(term.label, language) })) }
  })

  serve(readVisitMap, ({ query, db, caller }) => findOutlines(db, provincesOf(caller), query.region))

  serve(readVisitRequest, async ({ params, db, caller, language, now, correlationId }) => {
    const row = await getVisitRequest(db, params.id)
    const shown = toVisitRequest(row, { keyring, caller, language, now })
    const visits = await listVisitsOf(db, row.id)
    auditRequests(db, caller, [row], 'visit-request-read', correlationId)
    return {
      ...shown,
      visits: visits.map(({ id, outcome, people_served, central_status, kit_serial, done_at, sealed }) => ({
        id,
        outcome,
        peopleServed: people_served,
        centralStatus: EnrolmentStatus.nullable().parse(central_status),
        kitSerial: kit_serial,
        doneAt: done_at.toISOString(),
        note: sealed && shown.unmasked ? openVisitNote(keyring, row, id, sealed) : null,
      })),
    }
  })

  serve(createVisitRequest, async ({ body, db, caller, language, now, idempotency, correlationId }) => {
    const { place, details } = await checkVisitRequest(db, body)
    if (!caller.ability.can('create', rowOf('VisitRequest', { ...codesOf(place), createdBy: null, tripId: null })))
      throw new Problem('forbidden', {
        detail: fieldTexts.of('villageLiesOutsideYourRegion'),
      })
    const show = async (id: string) => toVisitRequest(await getVisitRequest(db, id), { keyring, caller, language, now })
    return once(
      db,
      { idempotency, principal: userIdOf(caller), endpoint: 'createVisitRequest' },
      async () => {
        const id = await insertVisitRequest(
          db,
          keyring,
          {
            applicationId: null,
            place: codesOf(place),
            createdBy: userIdOf(caller),
            source: body.source,
            purpose: body.purpose,
            mode: body.mode,
            peopleCount: body.peopleCount,
            details,
            consentAt: details.consentBy === null ? null : now,
          },
          now,
        )
        auditRequests(db, caller, [await getVisitRequest(db, id)], 'visit-request-created', correlationId)
        return { resourceId: id, answer: await show(id) }
      },
      show,
    )
  })

  serve(cancelVisitRequest, async ({ params, body, db, caller, language, now, correlationId }) => {
    const row = await getVisitRequest(db, params.id, { forUpdate: true })
    if (!caller.ability.can('update', rowOf('VisitRequest', toVisitAccessRow(row)))) throw new Problem('forbidden')
    if (row.version !== body.expectedVersion)
      throw new Problem('version-conflict', { changed: { version: row.version, status: row.status } })
    if (!isLive(row)) throw new Problem('conflict')
    if (row.trip_id) await withdrawNotices(db, { tripId: row.trip_id, requestIds: [row.id] })
    await cancelRequest(db, row.id)
    auditRequests(db, caller, [row], 'visit-request-cancelled', correlationId)
    return toVisitRequest(await getVisitRequest(db, row.id), { keyring, caller, language, now })
  })

  serve(setVisitConsent, async ({ params, body, db, caller, language, now, correlationId }) => {
    const row = await getVisitRequest(db, params.id, { forUpdate: true })
    if (!caller.ability.can('update', rowOf('VisitRequest', toVisitAccessRow(row)))) throw new Problem('forbidden')
    if (row.version !== body.expectedVersion)
      throw new Problem('version-conflict', { changed: { version: row.version, status: row.status } })
    if (!isLive(row)) throw new Problem('conflict')
    if (body.by === null && row.status === 'planned' && row.mode === 'home')
      throw new Problem('conflict', {
        detail: fieldTexts.of('homeVisitPlannedAlready'),
      })
    const agreedAt = body.by === null ? null : occurredAtOf(body.agreedAt, now, 'agreedAt')
    await updateConsent(db, row.id, {
      consent_at: agreedAt,
      sealed: sealDetails(keyring, row, { ...openDetails(keyring, row), consentBy: body.by }),
    })
    auditRequests(
      db,
      caller,
      [row],
      body.by === null ? 'visit-consent-withdrawn' : 'visit-consent-noted',
      correlationId,
    )
    return toVisitRequest(await getVisitRequest(db, row.id), { keyring, caller, language, now })
  })

  serve(recordVisit, async ({ params, body, db, caller, language, now, idempotency, correlationId }) => {
    const show = async (id: string) => toVisitRequest(await getVisitRequest(db, id), { keyring, caller, language, now })
    return once(
      db,
      { idempotency, principal: userIdOf(caller), endpoint: 'recordVisit' },
      async () => {
        const context = { keyring, announce, caller, userId: userIdOf(caller), now, correlationId }
        const id = await recordVisitOutcome(db, params.id, body, context)
        return { resourceId: id, answer: await show(id) }
      },
      show,
    )
  })
}

const codesOf = ({ provinceCode, regencyCode, districtCode, villageCode }: Place): Place => ({
  provinceCode,
  regencyCode,
  districtCode,
  villageCode,
})
