import type { Db } from './database/db'
import { Problem } from './problem'

export type IdempotencyKey = { key: string; bodyHash: Buffer }

/**
 * Does the work once per key. The same key with the same body gets `replay` of what was made; with another body a 409.
 * A request that arrives while the first still runs waits for it. Only the id of what was made is kept.
 */
export async function once<T>(
  db: Db,
  options: { idempotency: IdempotencyKey | undefined; principal: string; endpoint: string },
  work: () => Promise<{ resourceId: string; answer: T }>,
  replay: (resourceId: string) => Promise<T>,
): Promise<T> {
  const { idempotency, principal, endpoint } = options
  if (!idempotency) return (await work()).answer
  const values = [idempotency.key, principal, endpoint]
  const inserted = await db.run({
    text: 'insert into idempotency (key, principal, endpoint, body_hash) values ($1, $2, $3, $4) on conflict do nothing',
    values: [...values, idempotency.bodyHash],
  })
  if (inserted === 0) {
    const first = await db.first<{ body_hash: Buffer; resource_id: string | null }>({
      text: 'select body_hash, resource_id from idempotency where key = $1 and principal = $2 and endpoint = $3',
      values,
    })
    if (!first?.resource_id || !first.body_hash.equals(idempotency.bodyHash)) throw new Problem('idempotency-mismatch')
    return replay(first.resource_id)
  }
  const { resourceId, answer } = await work()
  await db.run({
    text: 'update idempotency set resource_id = $4 where key = $1 and principal = $2 and endpoint = $3',
    values: [...values, resourceId],
  })
  return answer
}
