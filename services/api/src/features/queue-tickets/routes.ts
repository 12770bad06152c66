import { rowOf } from '@sipelandukilat/access'
import * as contract from '@sipelandukilat/contract'
import {
  lastHourToCall,
  parseTrackingNumber,
  type QueueDay,
  type QueueStep,
  queueSteps,
  toLocalDate,
} from '@sipelandukilat/domain'
import { queueTicketsTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { type Caller, userIdOf } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { once } from '../../platform/idempotency'
import { openedId } from '../../platform/identity/opened-application'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { findApplicationByNumber, getApplication } from '../applications/application-store'
import { getCalendar } from '../regions/places'
import { giveBackOwnTicket, readOwnQueue, takeOwnTicket } from './own-queue'
import { readDisplay } from './queue-display'
import { readOffice, takeWalkInTicket } from './take-ticket'
import {
  findNextToCall,
  findOpenTicket,
  getTicketForUpdate,
  listTickets,
  type TicketRecord,
  toTicket,
  updateTicket,
} from './ticket-store'

/** The office whose counter the caller stands at. @throws Problem `forbidden` */
function officeOf(caller: Caller, wanted: string | undefined): string {
  const [rule] = caller.ability.rulesFor('work', 'QueueTicket')
  const own = (rule?.conditions as { regencyCode?: { $in: string[] } } | undefined)?.regencyCode?.$in[0]
  const regencyCode = wanted ?? own
  if (!regencyCode || !caller.ability.can('work', rowOf('QueueTicket', { regencyCode }))) throw new Problem('forbidden')
  return regencyCode
}

type Trail = { caller: Caller; correlationId: string }

const audit = (db: Db, { caller, correlationId }: Trail, record: TicketRecord, action: contract.AuditAction) =>
  recordAudit(db, caller, {
    action,
    subject: 'QueueTicket',
    subjectIds: [record.id, ...(record.application_id ? [record.application_id] : [])],
    provinceCode: record.province_code,
    regencyCode: record.regency_code,
    correlationId,
  })

/** Writes what an officer did with a number. @throws Problem `version-conflict` */
const saveStep = (
  db: Db,
  record: TicketRecord,
  step: QueueStep,
  { counter, userId, now }: { counter: number | null; userId: string; now: Date },
): Promise<TicketRecord> => {
  const status = queueSteps[step].to
  return updateTicket(db, record, {
    status,
    counter,
    ...(step === 'call' ? { calls: record.calls + 1, called_at: now, called_by: userId } : {}),
    ended_at: status === 'served' || status === 'absent' ? now : null,
  })
}

/** The application that a person at the counter names, as far as the caller may see it. */
async function findNamed(db: Db, trackingNumber: string | undefined): Promise<string | null> {
  if (!trackingNumber?.trim()) return null
  const found = await findApplicationByNumber(db, parseTrackingNumber(trackingNumber) ?? '')
  if (found) return found.id
  throw invalid('trackingNumber', queueTicketsTexts.of('yourRegionHasNoApplicationWith'))
}

const emptyDay = (date: string): QueueDay => ({ date, state: 'closed', slots: [] })

/** Nomor antrean: the citizen's, the counter's, and what hangs in the waiting room. */
export function registerQueueTickets({ serve }: Platform): void {
  serve(contract.listQueueTickets, async ({ query, db, caller, now }) => {
    const regencyCode = officeOf(caller, query.regency)
    const { today, days } = await readOffice(db, regencyCode, now)
    const tickets = await listTickets(db, regencyCode, today)
    return { regencyCode, day: days[0] ?? emptyDay(today), items: tickets.map(toTicket) }
  })

  serve(contract.giveQueueTicket, async ({ body, db, caller, now, correlationId, idempotency }) => {
    const regencyCode = officeOf(caller, body.regency)
    return once(
      db,
      { idempotency, principal: userIdOf(caller), endpoint: 'giveQueueTicket' },
      async () => {
        const applicationId = await findNamed(db, body.trackingNumber)
        const { timeZone } = await getCalendar(db, regencyCode)
        if (applicationId && (await findOpenTicket(db, applicationId, toLocalDate(now, timeZone))))
          throw new Problem('conflict', {
            detail: queueTicketsTexts.of('applicationHoldsNumberAlready'),
          })
        const record = await takeWalkInTicket(db, { regencyCode, applicationId, kind: body.kind, now })
        audit(db, { caller, correlationId }, record, 'queue-ticket-given')
        return { resourceId: record.id, answer: toTicket(record) }
      },
      async (id) => toTicket(await getTicketForUpdate(db, id)),
    )
  })

  serve(contract.callNextTicket, async ({ body, db, caller, now, correlationId }) => {
    const regencyCode = officeOf(caller, body.regency)
    const { calendar, today } = await readOffice(db, regencyCode, now)
    const lastHour = lastHourToCall(today, { now, calendar })
    const record = await findNextToCall(db, { regencyCode, date: today, lastHour, kind: body.kind ?? null })
    if (!record) return { ticket: null }
    const called = await saveStep(db, record, 'call', { counter: body.counter, userId: userIdOf(caller), now })
    audit(db, { caller, correlationId }, called, 'queue-ticket-called')
    return { ticket: toTicket(called) }
  })

  serve(contract.takeQueueStep, async ({ params, body, db, caller, now, correlationId }) => {
    const record = await getTicketForUpdate(db, params.id)
    if (record.version !== body.expectedVersion)
      throw new Problem('version-conflict', { changed: { version: record.version, status: record.status } })
    if (!queueSteps[body.step].from.includes(record.status)) throw new Problem('transition-not-allowed')
    const counter = body.counter ?? record.counter
    if (body.step === 'call' && counter === null) throw invalid('counter', queueTicketsTexts.of('enterNumberCounter'))
    const updated = await saveStep(db, record, body.step, { counter, userId: userIdOf(caller), now })
    audit(db, { caller, correlationId }, updated, `queue-ticket-${queueSteps[body.step].to}`)
    return toTicket(updated)
  })

  serve(contract.readOwnQueue, async ({ db, caller, now }) =>
    readOwnQueue(db, await getApplication(db, openedId(caller)), now),
  )
  serve(contract.takeOwnTicket, async ({ body, db, caller, now, correlationId }) =>
    takeOwnTicket(db, await getApplication(db, openedId(caller)), body, { now, correlationId }),
  )
  serve(contract.giveBackTicket, async ({ db, caller, now, correlationId }) => {
    await giveBackOwnTicket(db, await getApplication(db, openedId(caller)), { now, correlationId })
    return undefined
  })
  serve(contract.readQueueDisplay, ({ query, db, now }) => readDisplay(db, query.regency, now))
}
