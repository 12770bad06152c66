import {
  addCalendarDays,
  correctionClosesAfterDays,
  correctionReminderDays,
  startOfLocalDay,
  toLocalDate,
} from '@sipelandukilat/domain'
import { workerScope } from '../../platform/caller'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { runComplaints } from '../complaints/run-complaints'
import { remindOfDataRequests } from '../data-requests/remind'
import { escalate } from '../deadlines/escalate'
import { sendNotice } from '../notices/send-notice'
import { findPlace } from '../regions/places'
import { getDefinition } from '../service-definitions/definitions'
import { type ApplicationRecord, getApplicationForUpdate, listProducts } from './application-store'
import { getApplicationKey } from './personal-record'
import { route } from './routing'
import { transition } from './transition'

/** Which reminder of a correction is due: the last of its days that has passed, if any. */
export function reminderDue(askedAt: Date, now: Date): number | undefined {
  return correctionReminderDays.filter((days) => now >= dayAfter(askedAt, days)).at(-1)
}

const dayAfter = (instant: Date, days: number) => startOfLocalDay(addCalendarDays(toLocalDate(instant), days))

/**
 * Corrections: reminded on days 3 and 10, closed on day 30. Files that waited for their regency: forwarded once it serves.
 * Deadlines, of complaints too: warned of, and told upwards when they pass.
 * Deadlines, also of requests about held data: warned of, and told upwards when they pass.
 */
export async function runDeadlines(
  platform: Platform,
  mailer: Mailer,
): Promise<{ closed: number; reminded: number; routed: number }> {
  const now = platform.clock()
  const { database } = platform
  const corrections = await database.read(workerScope, (db) =>
    db.rows<Pick<ApplicationRecord, 'id' | 'status_since' | 'last_seq'>>({
      text: `select id, status_since, last_seq from application where status = 'correction' and status_since < $1 order by status_since limit 5000`,
      values: [new Date(now.getTime() - 2 * 86_400_000)],
    }),
  )
  let closed = 0
  let reminded = 0
  for (const correction of corrections) {
    if (now >= dayAfter(correction.status_since, correctionClosesAfterDays)) {
      await systemStep(platform, correction.id, 'close_correction', now)
      closed += 1
      continue
    }
    const day = reminderDue(correction.status_since, now)
    if (day === undefined) continue
    // The reminder's day is its sequence: each is sent once for the correction that stands.
    await sendNotice(platform, mailer, {
      applicationId: correction.id,
      seq: correction.last_seq * 100 + day,
      template: 'correction-reminder',
    })
    reminded += 1
  }
  const waiting = await database.read(workerScope, (db) =>
    db.rows<{ id: string }>({
      text: `select a.id from application a join region r on r.code = a.regency_code where a.status = 'submitted' and r.status = 'active' order by a.submitted_at limit 2000`,
    }),
  )
  for (const { id } of waiting) await systemStep(platform, id, 'route', now)
  await escalate(platform)
  await runComplaints(platform)
  await remindOfDataRequests(platform)
  return { closed, reminded, routed: waiting.length }
}

async function systemStep(
  platform: Platform,
  id: string,
  action: 'close_correction' | 'route',
  now: Date,
): Promise<void> {
  await platform.database.write(workerScope, async (db) => {
    const record = await getApplicationForUpdate(db, id)
    const expected = action === 'route' ? 'submitted' : 'correction'
    if (record.status !== expected) return // done meanwhile
    const [definition, products, key, place] = await Promise.all([
      getDefinition(db, record.service_code, record.service_version),
      listProducts(db, id),
      getApplicationKey(db, platform.keyring, id),
      findPlace(db, record.village_code),
    ])
    const moved = await transition(
      db,
      record,
      { action },
      {
        definition,
        products,
        announce: platform.announce,
        key,
        actor: { kind: 'system', userId: null },
        channel: null,
        now,
        occurredAt: now,
        correlationId: null,
        auditKind: 'system',
      },
    )
    if (action === 'route' && place)
      await db.run({
        text: 'update application set due_at = $2 where id = $1',
        values: [moved.id, route(definition, place, now).dueAt],
      })
  })
}
