import type { BodyOf, PublicVisitReceipt, requestVisit } from '@sipelandukilat/contract'
import { toLocalDate } from '@sipelandukilat/domain'
import { recordAudit } from '../../../platform/audit'
import { publicCaller } from '../../../platform/caller'
import { blindIndex, type Keyring } from '../../../platform/crypto/keyring'
import { type IdempotencyKey, once } from '../../../platform/idempotency'
import type { Platform } from '../../../platform/platform'
import { limits } from '../../../platform/rate-limits'
import { checkVisitRequest } from './visit-request-input'
import { insertVisitRequest, type VisitDetails, visitReference } from './visit-request-store'
import { findNextVisit } from './visit-schedule'

/** The same visit request of the same person on one day: it is one, also where it comes without a key or with another. */
function sameRequest(keyring: Keyring, entry: VisitRequestEntry, details: VisitDetails, now: Date): IdempotencyKey {
  const { name, phone, reason } = details
  const given = [toLocalDate(now), entry.villageCode, entry.purpose, entry.mode, name.toLowerCase(), phone, reason]
  const bodyHash = blindIndex(keyring, 'external', JSON.stringify(['visit-request', ...given]))
  return { key: bodyHash.toString('base64url'), bodyHash }
}

export type VisitRequestEntry = BodyOf<typeof requestVisit>

/**
 * A citizen asks for a visit without an application. The public writes the request and can read none; a repeated
 * `Idempotency-Key`, or the same request on the same day, leaves one. @throws Problem `too-many-tries`, `invalid` or `idempotency-mismatch`.
 */
export async function askForVisit(
  { database, keyring, rateLimits }: Pick<Platform, 'database' | 'keyring' | 'rateLimits'>,
  entry: VisitRequestEntry,
  context: { address: string; idempotency: IdempotencyKey | undefined; now: Date; correlationId: string },
): Promise<PublicVisitReceipt> {
  const { address, idempotency, now, correlationId } = context
  await rateLimits.take(limits.visitAddress, address)
  return database.write(publicCaller.scope, async (db) => {
    const answerOf = async (id: string) => ({
      id,
      reference: visitReference(id),
      nextVisit: (await findNextVisit(db, entry.villageCode, now)) ?? null,
    })
    return once(
      db,
      { idempotency, principal: 'public', endpoint: 'requestVisit' },
      async () => {
        const { place, details } = await checkVisitRequest(db, entry)
        const id = await once(
          db,
          {
            idempotency: sameRequest(keyring, entry, details, now),
            principal: 'public',
            endpoint: 'requestVisit: wish',
          },
          async () => {
            const made = await insertVisitRequest(
              db,
              keyring,
              {
                applicationId: null,
                place,
                createdBy: null,
                source: 'citizen',
                purpose: entry.purpose,
                mode: entry.mode,
                peopleCount: entry.peopleCount,
                details,
              },
              now,
            )
            recordAudit(db, 'public', {
              action: 'visit-request-created',
              subject: 'VisitRequest',
              subjectIds: [made],
              provinceCode: place.provinceCode,
              regencyCode: place.regencyCode,
              correlationId,
            })
            return { resourceId: made, answer: made }
          },
          async (made) => made,
        )
        return { resourceId: id, answer: await answerOf(id) }
      },
      answerOf,
    )
  })
}
