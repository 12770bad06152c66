import { closeArrivals, closeCorrections, routeWaiting, separateMerged } from './features/applications/system-steps'
import { remindArrivals } from './features/arrivals/remind-arrivals'
import { runComplaints } from './features/complaints/run-complaints'
import { remindOfIncidents } from './features/data-protection/remind-incidents'
import { remindOfDataRequests } from './features/data-requests/remind'
import { escalate } from './features/deadlines/escalate'
import { remindCorrections, remindIncomplete } from './features/notices/remind-citizens'
import { endTicketsNobodyComesFor } from './features/queue-tickets/end-with-application'
import type { Logger } from './platform/logger'
import type { Mailer } from './platform/mailer'
import type { Platform } from './platform/platform'

/** Something the office owes by a certain day, looked after again and again: doing it twice does nothing twice. */
export type Duty = { name: string; run: () => Promise<unknown> }

/** All of them, in the order in which they run. */
export const listDuties = (platform: Platform, mailer: Mailer): readonly Duty[] => [
  { name: 'close corrections', run: () => closeCorrections(platform) },
  { name: 'close arrivals', run: () => closeArrivals(platform) },
  { name: 'remind of arrivals', run: () => remindArrivals(platform, mailer) },
  { name: 'remind of corrections', run: () => remindCorrections(platform, mailer) },
  { name: 'remind of what is missing', run: () => remindIncomplete(platform, mailer) },
  { name: 'let merged ones go on', run: () => separateMerged(platform) },
  { name: 'route what waited', run: () => routeWaiting(platform) },
  { name: 'end numbers nobody comes for', run: () => endTicketsNobodyComesFor(platform) },
  { name: 'escalate', run: () => escalate(platform) },
  { name: 'complaints', run: () => runComplaints(platform) },
  { name: 'data requests', run: () => remindOfDataRequests(platform) },
  { name: 'data incidents', run: () => remindOfIncidents(platform) },
]

/** One that fails holds up no other. @throws the first failure, once all have run. */
export async function runDuties(duties: readonly Duty[], logger: Logger): Promise<void> {
  const failures: unknown[] = []
  for (const { name, run } of duties)
    await run().catch((error: Error & { code?: string }) => {
      logger.error({ duty: name, name: error.name, code: error.code }, 'a duty failed')
      failures.push(error)
    })
  if (failures.length > 0) throw failures[0]
}
