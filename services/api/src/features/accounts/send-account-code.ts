import type { AccountChannel } from '@sipelandukilat/contract'
import { workerScope } from '../../platform/caller'
import { openText } from '../../platform/crypto/envelope'
import { accountCodeOf } from '../../platform/crypto/keyring'
import { from } from '../../platform/database/from'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { lockConversation, queueMessage } from '../conversations/conversation-store'
import { type CodeAddress, codePlace, codeWords, hiddenCode } from './account-code'

type Waiting = { id: string; channel: AccountChannel; contact_index: Buffer; sealed: Buffer; province_code: string }

/**
 * Carries a code to its contact, at any hour, if an application names the contact: nobody can make the system write to
 * strangers. A repeated job sends nothing twice, but for a mail at a crash, which has the same message id.
 */
export async function sendAccountCode(platform: Platform, mailer: Mailer, job: { codeId: string }): Promise<void> {
  const { database, keyring, clock } = platform
  const code = await findWaiting(platform, job.codeId)
  if (!code) return
  const { address, language, purpose } = JSON.parse(
    openText(keyring.wrapping, codePlace(code.id), code.sealed),
  ) as CodeAddress
  const { channel } = code
  const sentAt = from('account_code').where({ id: code.id, sent_at: null }).update({ sent_at: clock() })
  if (channel === 'email') {
    const words = codeWords(channel, language, { code: accountCodeOf(keyring, code.id), purpose })
    await mailer.send({ to: address, ...words, messageKey: `account-code:${code.id}` })
    await database.write(workerScope, (db) => db.run(sentAt))
    return
  }
  await database.write(workerScope, async (db) => {
    const isFirst = (await db.run(sentAt)) > 0
    if (!isFirst) return
    const { record, key } = await lockConversation(
      db,
      keyring,
      { channel, addressIndex: code.contact_index, provinceCode: code.province_code },
      { address },
      clock(),
    )
    // Officers read conversations: the digits are put in only as the message leaves.
    const { text } = codeWords(channel, language, { code: hiddenCode, purpose })
    await queueMessage(db, record, key, { text, accountCodeId: code.id }, { at: clock() })
  })
}

/** A code that may still be sent and answered, with the province of the newest application that names its contact. */
function findWaiting({ database, clock }: Platform, codeId: string): Promise<Waiting | undefined> {
  return database.read(workerScope, (db) =>
    db.first<Waiting>({
      text: `select c.id, c.channel, c.contact_index, c.sealed, a.province_code
             from account_code c
               join personal_record p on p.phone_index = c.contact_index or p.email_index = c.contact_index
               join application a on a.id = p.application_id
             where c.id = $1 and c.sent_at is null and c.answered_at is null and c.expires_at > $2
             order by a.submitted_at desc limit 1`,
      values: [codeId, clock()],
    }),
  )
}
