import type { Db } from '../../platform/database/db'

export type SentAgain = { id: string; tracking_number: string }

/** What the application that its citizen opened was sent anew as. */
export const findSentAgain = (db: Db, applicationId: string): Promise<SentAgain | undefined> =>
  db.first<SentAgain>({ text: 'select id, tracking_number from app_sent_again($1)', values: [applicationId] })
