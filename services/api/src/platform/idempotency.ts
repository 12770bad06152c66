import type { Db } from './database/db'
import { from } from './database/from'
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
  const use = { key: idempotency.key, principal, endpoint }
  const inserted = await db.run(
    from('idempotency')
      .insert({ ...use, body_hash: idempotency.bodyHash })
      .onConflict()
      .ignore(),
  )
  if (inserted === 0) {
    const first = await db.first(from('idempotency').where(use).select('body_hash', 'resource_id'))
    if (!first?.resource_id || !first.body_hash.equals(idempotency.bodyHash)) throw new Problem('idempotency-mismatch')
    return replay(first.resource_id)
  }
  const { resourceId, answer } = await work()
  await db.run(from('idempotency').where(use).update({ resource_id: resourceId }))
  return answer
}
