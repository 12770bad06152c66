import type { ApplicationInput, Receipt } from '@sipelandukilat/contract'
import { citizenCaller } from '../../platform/caller'
import { type Db, untilCurrent } from '../../platform/database/db'
import { newId } from '../../platform/id'
import { once } from '../../platform/idempotency'
import type { Platform } from '../../platform/platform'
import { receiptOf, submit } from '../applications/submit'

export type PublicSubmission = {
  input: ApplicationInput
  idempotency: { key: string; bodyHash: Buffer } | undefined
  now: Date
  correlationId: string
}

/**
 * A citizen's submission from the web. Its transaction sees the application it makes and no other; a repeated
 * `Idempotency-Key` is answered in a transaction that sees the first one.
 */
export async function submitPublic(
  platform: Pick<Platform, 'database' | 'keyring' | 'announce' | 'reference'>,
  submission: PublicSubmission,
): Promise<Receipt> {
  const { database, keyring } = platform
  const { input, idempotency, now, correlationId } = submission
  const applicationId = newId()
  const take = (db: Db) =>
    once<Receipt | { madeBefore: string }>(
      db,
      { idempotency, principal: 'public', endpoint: 'submitApplication' },
      async () => {
        const answer = await submit(db, platform, input, {
          applicationId,
          channel: 'web',
          actorKind: 'citizen',
          actorId: null,
          occurredAt: now,
          now,
          correlationId,
        })
        return { resourceId: answer.id, answer }
      },
      async (madeBefore) => ({ madeBefore }),
    )
  const outcome = await untilCurrent(() => database.write(citizenCaller([applicationId]).scope, take))
  if (!('madeBefore' in outcome)) return outcome
  return database.read(citizenCaller([outcome.madeBefore]).scope, (db) => receiptOf(db, keyring, outcome.madeBefore))
}
