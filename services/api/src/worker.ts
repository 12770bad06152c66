import { sendAccountCode } from './features/accounts/send-account-code'
import { runDeadlines } from './features/applications/system-steps'
import { tellComplainant } from './features/complaints/notify-complainant'
import { mailLateComplaints } from './features/complaints/run-complaints'
import { workConversations } from './features/conversations/open-links'
import { sendOutgoing } from './features/conversations/send-outgoing'
import { mailDataRequests } from './features/data-requests/remind'
import { tellDataAnswer } from './features/data-requests/tell-answer'
import { mailEscalation } from './features/deadlines/escalate'
import { failPlanning, runPlanning } from './features/field/planning/run-planning'
import { tellVisit } from './features/field/visits/notify-visit'
import { runMaintenance } from './features/maintenance/run-maintenance'
import { guardRollouts, mailRevertedRollout } from './features/modules/guard-rollouts'
import { noticeOfChange } from './features/notices/send-notice'
import { foldDeltas } from './features/reports/fold'
import { mailInvitation } from './features/session/mail-invitation'
import { removeUnused } from './features/uploads/remove-unused'
import { startDispatcher } from './platform/jobs/dispatcher'
import type { Queues } from './platform/jobs/queues'
import { createMailer } from './platform/mailer'
import type { Platform } from './platform/platform'

const minute = 60_000

/** The background half: carries the outbox out, works the queues, keeps the deadlines. Any number may run. */
export async function startWorker(platform: Platform, queues: Queues): Promise<{ stop: () => Promise<void> }> {
  const mailer = createMailer({ smtpUrl: platform.config.smtpUrl, from: platform.config.mailFrom })
  const { links, hearLate } = workConversations(platform, queues, mailer)
  queues.startWorker('notices', async (job) => {
    if (job.name === 'user.mail') await mailInvitation(platform, mailer, job.data)
    else if (job.name === 'user.escalation') await mailEscalation(platform, mailer, job.data)
    else if (job.name === 'user.complaint-escalation') await mailLateComplaints(platform, mailer, job.data)
    else if (job.name === 'complaint.told') await tellComplainant(platform, mailer, job.data)
    else if (job.name === 'user.data-requests') await mailDataRequests(platform, mailer, job.data)
    else if (job.name === 'data-request.closed') await tellDataAnswer(platform, mailer, job.data)
    else if (job.name === 'user.rollout-reverted') await mailRevertedRollout(platform, mailer, job.data)
    else if (job.name === 'visit.told') await tellVisit(platform, mailer, job.data)
    else if (job.name === 'account.code') await sendAccountCode(platform, mailer, job.data)
    else if (job.name === 'message.outgoing') await sendOutgoing(platform, links, job.data)
    else await noticeOfChange(platform, mailer, job.data)
  })
  queues.startWorker('deadlines', () => runDeadlines(platform, mailer), 1)
  queues.startWorker(
    'maintenance',
    (job) => {
      if (job.name === 'fold-reports') return foldDeltas(platform.database)
      if (job.name === 'guard-rollouts') return guardRollouts(platform)
      if (job.name === 'blobs.unused') return removeUnused(platform, job.data.blobs)
      return job.name === 'hear-late' ? hearLate() : runMaintenance(platform, queues)
    },
    1,
  )
  // One at a time: a search takes a processor to itself.
  queues.startWorker(
    'planning',
    async (job) => {
      try {
        await runPlanning(platform, job.data)
      } catch (error) {
        if (job.attemptsMade + 1 >= (job.opts.attempts ?? 1)) await failPlanning(platform, job.data)
        throw error
      }
    },
    1,
  )
  await queues.get('deadlines').upsertJobScheduler('deadlines', { every: 10 * minute }, { name: 'deadlines' })
  await queues.get('maintenance').upsertJobScheduler('maintenance', { every: 60 * minute }, { name: 'maintenance' })
  await queues.get('maintenance').upsertJobScheduler('hear-late', { every: 5 * minute }, { name: 'hear-late' })
  await queues.get('maintenance').upsertJobScheduler('fold-reports', { every: minute }, { name: 'fold-reports' })
  await queues.get('maintenance').upsertJobScheduler('guard-rollouts', { every: minute }, { name: 'guard-rollouts' })
  const dispatcher = startDispatcher({ database: platform.database, queues, logger: platform.logger })
  return {
    async stop() {
      await dispatcher.stop()
      await links.close()
      mailer.close()
    },
  }
}
