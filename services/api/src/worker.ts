import { type Job, UnrecoverableError } from 'bullmq'
import { listDuties, runDuties } from './duties'
import { fillAccountCode } from './features/accounts/account-code'
import { sendAccountCode } from './features/accounts/send-account-code'
import { followLetter } from './features/arrivals/follow-letter'
import { fillComplaint, fillComplaintAnswer } from './features/complaints/complaint-answer'
import { notifyComplainant } from './features/complaints/notify-complainant'
import { mailLateComplaints } from './features/complaints/run-complaints'
import { fillPin } from './features/conversations/hidden-pin'
import { findAwaitedFiles } from './features/conversations/mail-files'
import { openLinks } from './features/conversations/open-links'
import { sendChannelTest } from './features/conversations/send-channel-test'
import { type FillText, sendOutgoing } from './features/conversations/send-outgoing'
import { mailIncidents } from './features/data-protection/remind-incidents'
import { notifyDataAnswer } from './features/data-requests/notify-answer'
import { mailDataRequests } from './features/data-requests/remind'
import { mailEscalation } from './features/deadlines/escalate'
import { handleMessages } from './features/dialogue/handle-messages'
import { retryLate } from './features/dialogue/retry-late'
import { findDuplicatesOfNew } from './features/duplicates/find-duplicates'
import { failPlanning, runPlanning } from './features/field/planning/run-planning'
import { callOffStruck, notifyVisit } from './features/field/visits/notify-visit'
import { rescoreVisits } from './features/field/visits/rescore-visits'
import { runMaintenance } from './features/maintenance/run-maintenance'
import { guardRollouts, mailRevertedRollout } from './features/modules/guard-rollouts'
import { noticeOfChange } from './features/notices/send-notice'
import { endTicketsOfChanged } from './features/queue-tickets/end-with-application'
import { foldDeltas } from './features/reports/fold'
import { mailInvitation } from './features/session/mail-invitation'
import { removeUnused } from './features/uploads/remove-unused'
import { startDispatcher } from './platform/jobs/dispatcher'
import type { QueueName } from './platform/jobs/queue-names'
import type { Queues } from './platform/jobs/queues'
import { type Handlers, handleTopic } from './platform/jobs/topics'
import { createMailer } from './platform/mailer'
import type { Platform } from './platform/platform'

const minute = 60_000

/** What is said in a conversation, with what none keeps put in as it leaves. */
const fillText: FillText = async (db, keyring, said, now) => {
  const { text, complaintAnswer, complaintId, pinOfApplication } = said
  if (complaintAnswer) return fillComplaintAnswer(db, keyring, text, complaintAnswer)
  if (complaintId) return fillComplaint(db, keyring, text, complaintId)
  if (pinOfApplication) return fillPin(keyring, text, pinOfApplication)
  return fillAccountCode(db, keyring, said, now)
}

/** How many jobs of a queue run at once in a process. A search for trips takes a processor to itself. */
const concurrency = {
  inbound: 4,
  notices: 4,
  deadlines: 1,
  maintenance: 1,
  planning: 1,
} as const satisfies Partial<Record<QueueName, number>>

/** Work that comes by the clock. */
type Schedule = { queue: keyof typeof concurrency; everyMs: number; run: () => Promise<unknown> }

/** The background half: carries the outbox out, works the queues, keeps the deadlines. Any number may run. */
export async function startWorker(platform: Platform, queues: Queues): Promise<{ stop: () => Promise<void> }> {
  const mailer = createMailer({ smtpUrl: platform.config.smtpUrl, from: platform.config.mailFrom })
  const links = openLinks(platform, mailer)
  const handling = { platform, links }
  const handlers: Handlers = {
    'application.changed': [
      (change) => findDuplicatesOfNew(platform, change),
      (change) => noticeOfChange(platform, mailer, change),
      (change) => followLetter(platform, mailer, change),
      (change) => endTicketsOfChanged(platform, change),
      (change) => callOffStruck(platform, change),
    ],
    'user.mail': [(job) => mailInvitation(platform, mailer, job)],
    'user.escalation': [(job) => mailEscalation(platform, mailer, job)],
    'user.complaint-escalation': [(job) => mailLateComplaints(platform, mailer, job)],
    'complaint.changed': [(job) => notifyComplainant(platform, mailer, job)],
    'user.data-requests': [(job) => mailDataRequests(platform, mailer, job)],
    'user.data-incidents': [(job) => mailIncidents(platform, mailer, job)],
    'data-request.closed': [(job) => notifyDataAnswer(platform, mailer, job)],
    'user.rollout-reverted': [(job) => mailRevertedRollout(platform, mailer, job)],
    'blobs.unused': [({ blobs }) => removeUnused(platform, findAwaitedFiles, blobs)],
    'account.code': [(job) => sendAccountCode(platform, mailer, job)],
    'visit.changed': [(job) => notifyVisit(platform, mailer, job)],
    'message.outgoing': [(job) => sendOutgoing(platform, links, fillText, job)],
    'channel.test': [(job) => sendChannelTest(platform, links, job)],
    'message.received': [(job) => handleMessages(handling, job)],
    'planning.requested': [
      (job, { isLastTry }) =>
        runPlanning(platform, job).catch(async (error: unknown) => {
          if (isLastTry) await failPlanning(platform, job)
          throw error
        }),
    ],
  }
  const duties = listDuties(platform, mailer)
  const schedules: Readonly<Record<string, Schedule>> = {
    deadlines: { queue: 'deadlines', everyMs: 10 * minute, run: () => runDuties(duties, platform.logger) },
    maintenance: { queue: 'maintenance', everyMs: 60 * minute, run: () => runMaintenance(platform, queues) },
    'retry-late': { queue: 'maintenance', everyMs: 5 * minute, run: () => retryLate(handling) },
    'fold-reports': { queue: 'maintenance', everyMs: minute, run: () => foldDeltas(platform.database) },
    'rescore-visits': { queue: 'maintenance', everyMs: 10 * minute, run: () => rescoreVisits(platform) },
    'guard-rollouts': { queue: 'maintenance', everyMs: minute, run: () => guardRollouts(platform) },
  }

  async function work(job: Job): Promise<void> {
    const schedule = schedules[job.name]
    if (schedule) {
      await schedule.run()
      return
    }
    const unknown = await handleTopic(handlers, job.name, job.data, {
      isLastTry: job.attemptsMade + 1 >= (job.opts.attempts ?? 1),
    })
    // It fails at once and stays among the failed, where /queues shows it.
    if (unknown) throw new UnrecoverableError(`${unknown.topic}: ${unknown.reason}`)
  }

  for (const [queue, atOnce] of Object.entries(concurrency)) queues.startWorker(queue as QueueName, work, atOnce)
  await keepSchedules(queues, schedules)
  const dispatcher = startDispatcher({ database: platform.database, queues, logger: platform.logger })
  return {
    async stop() {
      await dispatcher.stop()
      await links.close()
      mailer.close()
    },
  }
}

/** Sets the clocks; one of an earlier version, which nobody works on any more, is stopped. */
async function keepSchedules(queues: Queues, schedules: Readonly<Record<string, Schedule>>): Promise<void> {
  for (const [name, { queue, everyMs }] of Object.entries(schedules))
    await queues.get(queue).upsertJobScheduler(name, { every: everyMs }, { name })
  for (const queue of new Set(Object.values(schedules).map((schedule) => schedule.queue)))
    for (const { key } of await queues.get(queue).getJobSchedulers())
      if (schedules[key] === undefined) await queues.get(queue).removeJobScheduler(key)
}
