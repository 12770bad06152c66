import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import type { ApplicationRecord } from '../applications/application-store'
import { eventPlace } from '../applications/events'
import { findApplicationKey, openNote } from '../applications/personal-record'
import { toBeSent } from './hidden-pin'

/** Why an officer rejected it, as it may be sent: with no identifier. Undefined where it was not rejected, or nobody wrote why. */
export async function findRejectionReason(
  db: Db,
  keyring: Keyring,
  { id, status, closed_reason: closedReason }: Pick<ApplicationRecord, 'id' | 'status' | 'closed_reason'>,
): Promise<string | undefined> {
  if (status !== 'rejected' || closedReason !== null) return undefined
  const [event, key] = await Promise.all([
    db.first(
      from('application_event')
        .where({ application_id: id, type: 'reject' })
        .orderBy('seq', 'desc')
        .limit(1)
        .select('seq', 'sealed'),
    ),
    findApplicationKey(db, keyring, id),
  ])
  return event?.sealed && key ? toBeSent(openNote(key, eventPlace(id, event.seq), event.sealed)) : undefined
}
