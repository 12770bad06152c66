import { workerScope } from '../../platform/caller'
import type { ApplicationChange } from '../../platform/jobs/topics'
import type { Platform } from '../../platform/platform'
import { settleTickets } from './ticket-store'

/**
 * A number ends with its application, whoever closed it: a head or a registrar decides on an application and sees no queue.
 * A repeated job ends nothing twice.
 */
export async function endTicketsOfClosed(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  { applicationId }: Pick<ApplicationChange, 'applicationId'>,
): Promise<void> {
  await database.write(workerScope, (db) => settleTickets(db, applicationId, clock()))
}
