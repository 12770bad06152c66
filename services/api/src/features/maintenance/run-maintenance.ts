import { workerScope } from '../../platform/caller'
import type { Queues } from '../../platform/jobs/queues'
import type { Platform } from '../../platform/platform'
import { findAwaitedFiles } from '../conversations/mail-files'
import { removeUnused, sweepStore } from '../uploads/remove-unused'
import { keptDays } from './kept-for'

/** What may go: finished jobs, dispatched outbox rows, spent keys and sessions, uploads that nobody claimed. */
export async function runMaintenance(platform: Platform, queues: Queues): Promise<void> {
  const { database } = platform
  const now = platform.clock()
  const unclaimed = await database.write(workerScope, async (db) => {
    await db.run({
      text: `delete from outbox where dispatched_at < $1::timestamptz - interval '7 days' and set_aside is null`,
      values: [now],
    })
    await db.run({
      text: `delete from idempotency where created_at < $1::timestamptz - interval '30 days'`,
      values: [now],
    })
    await db.run({
      text: 'delete from session where expires_at < $1::timestamptz - make_interval(days => $2)',
      values: [now, keptDays.ended],
    })
    await db.run({
      text: 'delete from account_session where expires_at < $1::timestamptz - make_interval(days => $2)',
      values: [now, keptDays.ended],
    })
    await db.run({
      text: 'delete from account_code where expires_at < $1::timestamptz - make_interval(days => $2)',
      values: [now, keptDays.ended],
    })
    await db.run({
      text: `delete from channel_test where requested_at < $1::timestamptz - interval '1 day'`,
      values: [now],
    })
    await db.run({
      text: `delete from invitation where expires_at < $1::timestamptz - interval '30 days'`,
      values: [now],
    })
    // By the clock of the process that counts, not ours.
    await db.run({
      text: 'delete from rate_limit where expire < (extract(epoch from now()) * 1000)::bigint - 86400000',
    })
    // What was handled lives on in its conversation; a link that expired opens nothing, so its key goes.
    await db.run({
      text: 'delete from inbound_message where handled_at < $1::timestamptz - make_interval(days => $2)',
      values: [now, keptDays.handledMessage],
    })
    await db.run({
      text: 'delete from inbound_identity where received_at < $1::timestamptz - make_interval(days => $2)',
      values: [now, keptDays.messageIdentity],
    })
    await db.run({
      text: 'update application_draft set data_key = null, envelope = null where expires_at < $1 and data_key is not null',
      values: [now],
    })
    // A year after its answer a request is a date and an outcome: whose it was and what was written goes.
    await db.run({
      text: `update data_request set data_key = null, envelope = null, contact_index = null
             where handled_at < $1::timestamptz - make_interval(days => $2) and data_key is not null`,
      values: [now, keptDays.answeredDataRequest],
    })
    await db.run({
      text: `delete from module_load_report where at < $1::timestamptz - interval '90 days'`,
      values: [now],
    })
    return db.rows<{ blob: string }>({
      text: `delete from upload where claimed_by is null and created_at < $1::timestamptz -
               case when conversation_id is null then make_interval(days => $2) else make_interval(days => $3) end returning blob`,
      values: [now, keptDays.unclaimedUpload, keptDays.unclaimedConversationFile],
    })
  })
  await removeUnused(
    platform,
    findAwaitedFiles,
    unclaimed.map(({ blob }) => blob),
  )
  await sweepStore(platform, findAwaitedFiles, now)
  const weekMs = 7 * 24 * 3600 * 1000
  for (const queue of queues.all) await queue.clean(weekMs, 10_000, 'completed')
}
