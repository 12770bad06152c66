import type { ApplicationMessage } from '@sipelandukilat/contract'
import { isClosed } from '@sipelandukilat/domain'
import { applicationMessagesTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { type IdempotencyKey, once } from '../../platform/idempotency'
import { Problem } from '../../platform/problem'
import type { ApplicationRecord } from '../applications/application-store'
import { findApplicationKey, openNote, type ReadingKey } from '../applications/personal-record'
import { withoutPins } from '../conversations/hidden-pin'
import { appendMessage } from './append-message'
import { listApplicationMessages, type MessageRecord, messagePlace } from './message-store'

/** A message as it is read, by whomever: a PIN that was written in it opens the application, and is shown to nobody. */
export const toMessage = (record: MessageRecord, key: ReadingKey): ApplicationMessage => ({
  id: record.id,
  direction: record.direction,
  text: withoutPins(openNote(key, messagePlace(record.id), record.sealed)),
  at: record.at.toISOString(),
  readAt: record.read_at?.toISOString() ?? null,
})

/** What the citizen and the office wrote each other, as the citizen reads it; empty words once they were erased. */
export const readOwnMessages = async (db: Db, key: ReadingKey, applicationId: string): Promise<ApplicationMessage[]> =>
  (await listApplicationMessages(db, applicationId)).map((record) => toMessage(record, key))

/** Whether its citizen may still write: nobody works on what is closed, and what is erased has no key to seal with. */
export const canBeWrittenAbout = ({ status }: Pick<ApplicationRecord, 'status'>, key: ReadingKey): boolean =>
  !isClosed(status) && key !== null

/**
 * A citizen's message to the office that works the application; the same key leaves one message.
 * @throws Problem `conflict`, which says what else to do, where the application is closed or erased
 */
export async function writeToOffice(
  db: Db,
  keyring: Keyring,
  record: ApplicationRecord,
  text: string,
  { idempotency, now, correlationId }: { idempotency: IdempotencyKey | undefined; now: Date; correlationId: string },
): Promise<void> {
  await once(
    db,
    { idempotency, principal: record.id, endpoint: 'writeOwnMessage' },
    async () => {
      const key = await findApplicationKey(db, keyring, record.id)
      if (!key || !canBeWrittenAbout(record, key))
        throw new Problem('conflict', { detail: applicationMessagesTexts.of(key ? 'closed' : 'erased') })
      const id = await appendMessage(db, record, key, { direction: 'in', authorId: null, text, now })
      recordAudit(db, 'citizen', {
        action: 'application-message-received',
        subject: 'Application',
        subjectIds: [record.id],
        provinceCode: record.province_code,
        regencyCode: record.regency_code,
        correlationId,
      })
      return { resourceId: id, answer: undefined }
    },
    async () => undefined,
  )
}
