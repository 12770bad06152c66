import type { BodyOf, PublicVisitReceipt, requestVisit } from '@sipelandukilat/contract'
import { recordAudit } from '../../../platform/audit'
import { publicCaller } from '../../../platform/caller'
import { type IdempotencyKey, once } from '../../../platform/idempotency'
import type { Platform } from '../../../platform/platform'
import { limits } from '../../../platform/rate-limits'
import { checkVisitRequest } from './visit-request-input'
import { insertVisitRequest, visitReference } from './visit-request-store'
import { findNextVisit } from './visit-schedule'

export type VisitRequestEntry = BodyOf<typeof requestVisit>

/**
 * A citizen asks for a visit without an application. The public writes the request and can read none; a repeated
 * `Idempotency-Key` leaves one. @throws Problem `too-many-tries`, `invalid` or `idempotency-mismatch`.
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
        const id = await insertVisitRequest(
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
          subjectIds: [id],
          provinceCode: place.provinceCode,
          regencyCode: place.regencyCode,
          correlationId,
        })
        return { resourceId: id, answer: await answerOf(id) }
      },
      answerOf,
    )
  })
}
