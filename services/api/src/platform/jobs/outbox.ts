import type { Db } from '../database/db'
import { newId } from '../id'
import type { Payload, Topic } from './topics'

/** Leaves the process only after the commit, and not before `availableAt` where that is given. */
export function enqueue<T extends Topic>(db: Db, topic: T, payload: Payload<T>, availableAt?: Date): void {
  db.defer({
    text: 'insert into outbox (id, topic, payload, available_at) values ($1, $2, $3, coalesce($4::timestamptz, now()))',
    values: [newId(), topic, JSON.stringify(payload), availableAt ?? null],
  })
}

/**
 * The columns `topic, payload` of a statement that selects what it puts into the outbox.
 * @param columns an SQL expression for each part of the payload
 */
export function outboxColumns<T extends Topic>(
  topic: T,
  columns: { readonly [Key in keyof Payload<T>]: string },
): string {
  const parts = Object.entries<string>(columns).map(([key, expression]) => `'${key}', ${expression}`)
  return `'${topic}', jsonb_build_object(${parts.join(', ')})`
}
