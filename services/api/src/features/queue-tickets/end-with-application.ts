import { workerScope } from '../../platform/caller'
import type { ApplicationChange } from '../../platform/jobs/topics'
import type { Platform } from '../../platform/platform'
import { settleTickets } from './ticket-store'

/**
 * A number ends with its application, whoever closed it or sent it to another regency: a head or a registrar decides on an
 * application and sees no queue. A repeated job ends nothing twice.
 */
export async function endTicketsOfChanged(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  { applicationId }: Pick<ApplicationChange, 'applicationId'>,
): Promise<void> {
  await database.write(workerScope, (db) => settleTickets(db, [applicationId], clock()))
}

/** Ends the numbers nobody comes for any more, also where no step of the application tells of it. */
export const endTicketsNobodyComesFor = ({ database, clock }: Pick<Platform, 'database' | 'clock'>): Promise<number> =>
  database.write(workerScope, (db) => settleTickets(db, null, clock()))
