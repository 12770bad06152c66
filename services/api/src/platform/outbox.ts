import type { Db } from './database/db'
import { newId } from './id'

/** A job's payload of a changed application: whose row it is, so that screens can be told. */
export type ApplicationChange = {
  applicationId: string
  seq: number
  provinceCode: string
  regencyCode: string
  districtCode: string
  villageCode: string
  createdBy: string | null
}

/** What may leave a transaction. Payloads hold ids only: job data lies outside row-level security. */
export type OutboxMessage =
  | { topic: 'application.changed'; payload: ApplicationChange }
  | { topic: 'user.mail'; payload: { userId: string; sealedToken: string; purpose: 'invitation' | 'reset' } }

export async function enqueue(db: Db, message: OutboxMessage): Promise<void> {
  db.defer({
    text: 'insert into outbox (id, topic, payload) values ($1, $2, $3)',
    values: [newId(), message.topic, JSON.stringify(message.payload)],
  })
}
