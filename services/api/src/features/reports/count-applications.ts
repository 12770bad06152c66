import { type ClosedStatus, isClosed } from '@sipelandukilat/domain'
import type { AnnouncedApplication, Announcement, Listener } from '../../platform/announce'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { figureKey } from './fold'
import { toMoveBucket } from './moves'

export type Metric = Row<'report_delta'>['metric']

type Dimensions = Pick<
  AnnouncedApplication,
  'province_code' | 'regency_code' | 'district_code' | 'service_code' | 'channel'
>

export type Delta = { metric: Metric; bucket?: number; amount: number; at: Date }

/** Appends what an event adds to the figures, in its own transaction: a figure is never late and never counted twice. */
function recordDeltas(db: Db, dimensions: Dimensions, deltas: readonly Delta[]): void {
  if (deltas.length === 0) return
  db.defer({
    text: `insert into report_delta (${figureKey}, amount)
           select date_trunc('month', at at time zone 'Asia/Makassar')::date, $1, $2, $3, $4, $5, metric, bucket, amount
           from unnest($6::timestamptz[], $7::text[], $8::int[], $9::int[]) as given (at, metric, bucket, amount)`,
    values: [
      dimensions.province_code,
      dimensions.regency_code,
      dimensions.district_code,
      dimensions.service_code,
      dimensions.channel,
      deltas.map((delta) => delta.at),
      deltas.map((delta) => delta.metric),
      deltas.map((delta) => delta.bucket ?? 0),
      deltas.map((delta) => delta.amount),
    ],
  })
}

const dayMs = 86_400_000

export type Closing = {
  submittedAt: Date
  /** The citizen's first message. */
  waitingSince: Date
  closedAt: Date
  dueAt: Date | null
  waitingMs: number
  hasWaited: boolean
}

/** What a step into a closed status adds. Days are whole calendar days; the waiting for a visit is counted apart. */
export function closingDeltas(status: ClosedStatus, closing: Closing): Delta[] {
  const at = closing.closedAt
  const deltas: Delta[] = [{ metric: status, amount: 1, at }]
  if (status !== 'completed') return deltas
  const worked = closing.closedAt.getTime() - closing.submittedAt.getTime() - closing.waitingMs
  deltas.push({ metric: 'days', bucket: Math.max(0, Math.floor(worked / dayMs)), amount: 1, at })
  const waited = Math.floor((closing.closedAt.getTime() - closing.waitingSince.getTime()) / dayMs)
  deltas.push({ metric: 'citizen_days', bucket: Math.max(0, waited), amount: 1, at })
  if (closing.hasWaited)
    deltas.push({ metric: 'waiting_days', bucket: Math.floor(closing.waitingMs / dayMs), amount: 1, at })
  if (closing.dueAt) {
    deltas.push({ metric: 'with_deadline', amount: 1, at })
    if (closing.closedAt <= closing.dueAt) deltas.push({ metric: 'within_deadline', amount: 1, at })
  }
  return deltas
}

/** How long an application waited for a visit or an arrival, by when things happened and not when they were entered. */
export async function waitingOf(
  db: Db,
  applicationId: string,
  until: Date,
): Promise<{ waitingMs: number; hasWaited: boolean }> {
  const events = await db.rows(
    from('application_event')
      .where({ application_id: applicationId })
      .orderBy('seq')
      .select('to_status', 'occurred_at'),
  )
  let waitingMs = 0
  let hasWaited = false
  let since: Date | undefined
  for (const event of events) {
    if (since && event.to_status !== 'awaiting_presence') {
      waitingMs += Math.max(0, event.occurred_at.getTime() - since.getTime())
      since = undefined
    }
    if (event.to_status === 'awaiting_presence' && !since) {
      since = event.occurred_at
      hasWaited = true
    }
  }
  if (since) waitingMs += Math.max(0, until.getTime() - since.getTime())
  return { waitingMs, hasWaited }
}

/** Opened by a moving letter, and nobody has arrived yet: it counts as nothing. */
const isAwaited = ({ arrival_of, status }: AnnouncedApplication): boolean =>
  arrival_of !== null && status === 'incomplete'

/** Counts what happened to applications. Every figure of the reports is a sum of what is written here. */
export const countApplications: Listener = async (db, announcement) => {
  switch (announcement.kind) {
    case 'submitted':
      if (isAwaited(announcement.application)) return undefined
      recordDeltas(db, announcement.application, [
        { metric: 'submitted', amount: 1, at: announcement.now },
        ...(announcement.application.status === 'incomplete'
          ? [{ metric: 'incomplete', amount: 1, at: announcement.now } as const]
          : []),
      ])
      return undefined
    case 'moved':
      await countStep(db, announcement)
      return undefined
    case 'transferred': {
      const { before, after } = announcement
      if (isAwaited(before)) return undefined
      recordDeltas(db, before, [{ metric: 'submitted', amount: -1, at: before.submitted_at }])
      recordDeltas(db, after, [{ metric: 'submitted', amount: 1, at: after.submitted_at }])
      return undefined
    }
    case 'answered':
      return undefined // nothing is counted by what was said
    default:
      return announcement satisfies never
  }
}

/** What a step adds to the figures. A reopened rejection takes its closing back. */
async function countStep(
  db: Db,
  { action, before, after, now, occurredAt }: Extract<Announcement, { kind: 'moved' }>,
): Promise<void> {
  if (isAwaited(before))
    // A family that came; of one that never did, nobody asked for anything.
    return recordDeltas(
      db,
      after,
      action === 'supply' ? [{ metric: 'submitted', amount: 1, at: after.submitted_at }] : [],
    )
  if (before.status === 'incomplete' && after.status !== 'incomplete') {
    const at = before.submitted_at
    const isWhole = action === 'supply'
    recordDeltas(db, after, [
      { metric: 'incomplete', amount: -1, at },
      // It counts for the office from the day on which nothing was missing.
      ...(isWhole
        ? ([
            { metric: 'submitted', amount: -1, at },
            { metric: 'submitted', amount: 1, at: after.submitted_at },
          ] as const)
        : []),
    ])
  }
  if (action === 'issue' && after.move_regency_code)
    return recordDeltas(db, after, [
      { metric: 'moves', bucket: toMoveBucket(after.move_regency_code), amount: 1, at: occurredAt },
    ])
  if (action === 'request_correction')
    return recordDeltas(db, after, [{ metric: 'corrections', amount: 1, at: occurredAt }])
  if (action === 'reopen' && before.closed_at)
    return recordDeltas(db, after, [{ metric: 'rejected', amount: -1, at: before.closed_at }])
  const { status } = after
  if (!isClosed(status)) return
  const waiting = status === 'completed' ? await waitingOf(db, after.id, now) : { waitingMs: 0, hasWaited: false }
  recordDeltas(
    db,
    after,
    closingDeltas(status, {
      submittedAt: after.submitted_at,
      waitingSince: after.waiting_since,
      closedAt: now,
      dueAt: after.due_at,
      ...waiting,
    }),
  )
}
