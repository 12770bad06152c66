import {
  addCalendarDays,
  correctionClosesAfterDays,
  startOfLocalDay,
  statusesIn,
  toLocalDate,
  type WorkflowAction,
} from '@sipelandukilat/domain'
import { workerScope } from '../../platform/caller'
import { from } from '../../platform/database/from'
import type { Platform } from '../../platform/platform'
import { getDefinition } from '../service-definitions/definitions'
import { type ApplicationRecord, getApplicationForUpdate, listProducts } from './application-store'
import { getApplicationKey } from './personal-record'
import { transition } from './transition'

type Waiting = Pick<ApplicationRecord, 'id' | 'status_since' | 'last_seq'>

/** The first moment of the office's day so many days after an instant. */
export const dayAfter = (instant: Date, days: number): Date =>
  startOfLocalDay(addCalendarDays(toLocalDate(instant), days))

/** When a correction that stands is closed, unless it is answered. */
const correctionClosesAt = ({ status_since: askedAt }: Pick<ApplicationRecord, 'status_since'>): Date =>
  dayAfter(askedAt, correctionClosesAfterDays)

/** The last moment at which it is awaited: its day is the last one. */
export const correctionAwaitedUntil = (record: Pick<ApplicationRecord, 'status_since'>): Date =>
  new Date(correctionClosesAt(record).getTime() - 1)

/** An instant before which lies the beginning of each office's day `days` ago: a local day may begin up to a day before the same hour. */
export const latestStart = (now: Date, days: number): Date => new Date(now.getTime() - (days - 1) * 86_400_000)

/** Corrections that nobody answered for at least `days`, the oldest first, at most 5,000. */
export const listCorrectionsSince = (
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  days: number,
): Promise<Waiting[]> =>
  database.read(workerScope, (db) =>
    db.rows(
      from('application')
        .where({ status: 'correction' })
        .where('status_since', '<', latestStart(clock(), days))
        .orderBy('status_since')
        .limit(5000)
        .select('id', 'status_since', 'last_seq'),
    ),
  )

/** Closes corrections that nobody answered in time. */
export async function closeCorrections(platform: Platform): Promise<number> {
  const now = platform.clock()
  const standing = await listCorrectionsSince(platform, correctionClosesAfterDays)
  const due = standing.filter((one) => now >= correctionClosesAt(one))
  for (const { id } of due) await systemStep(platform, id, 'close_correction', now)
  return due.length
}

/** Closes arrivals whose moving letter is no longer valid. */
export async function closeArrivals(platform: Platform): Promise<number> {
  const now = platform.clock()
  const over = await platform.database.read(workerScope, (db) =>
    db.rows<{ id: string }>({
      text: `select id from application where arrival_of is not null and status = 'incomplete' and arrival_until < $1 order by arrival_until limit 2000`,
      values: [toLocalDate(now)],
    }),
  )
  for (const { id } of over) await systemStep(platform, id, 'close_arrival', now)
  return over.length
}

/** Forwards files that waited for their regency, once it serves. */
export async function routeWaiting(platform: Platform): Promise<number> {
  const now = platform.clock()
  const waiting = await platform.database.read(workerScope, (db) =>
    db.rows<{ id: string }>({
      text: `select a.id from application a join region r on r.code = a.regency_code where a.status = 'submitted' and r.status = 'active' order by a.submitted_at limit 2000`,
    }),
  )
  for (const { id } of waiting) await systemStep(platform, id, 'route', now)
  return waiting.length
}

/** Lets applications go on whose other half, which was to go on in their place, ended without documents. */
export async function separateMerged(platform: Platform): Promise<number> {
  const now = platform.clock()
  const left = await platform.database.read(workerScope, (db) =>
    db.rows<{ id: string }>({
      text: `select a.id from application a join application kept on kept.tracking_number = a.merged_into
             where a.status = 'merged' and kept.status = any($1) order by kept.closed_at limit 2000`,
      values: [statusesIn('withoutDocuments')],
    }),
  )
  for (const { id } of left) await systemStep(platform, id, 'separate', now)
  return left.length
}

/** What nobody has to decide, and the status in which it is due. */
const systemSteps = {
  close_correction: 'correction',
  close_arrival: 'incomplete',
  route: 'submitted',
  separate: 'merged',
} as const satisfies Partial<Record<WorkflowAction, ApplicationRecord['status']>>

async function systemStep(platform: Platform, id: string, action: keyof typeof systemSteps, now: Date): Promise<void> {
  await platform.database.write(workerScope, async (db) => {
    const record = await getApplicationForUpdate(db, id)
    if (record.status !== systemSteps[action]) return // done meanwhile
    const [definition, products, key] = await Promise.all([
      getDefinition(db, record.service_code, record.service_version),
      listProducts(db, id),
      getApplicationKey(db, platform.keyring, id),
    ])
    await transition(
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
  })
}
