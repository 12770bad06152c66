import type { Db } from '../../platform/database/db'
import type { ApplicationRecord } from '../applications/application-store'

/**
 * It ended without its documents: it may be sent anew, but not with a moving letter that is no longer valid. `today` is
 * a local date (YYYY-MM-DD).
 */
export const canBeResubmitted = (
  { status, arrival_until: until }: Pick<ApplicationRecord, 'status' | 'arrival_until'>,
  today: string,
): boolean => (status === 'rejected' || status === 'withdrawn') && (until === null || until >= today)

export type SentAgain = { id: string; tracking_number: string }

/** What the application that its citizen opened was sent anew as. */
export const findSentAgain = (db: Db, applicationId: string): Promise<SentAgain | undefined> =>
  db.first<SentAgain>({ text: 'select id, tracking_number from app_sent_again($1)', values: [applicationId] })
