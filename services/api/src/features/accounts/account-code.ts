import type { AccountChannel } from '@sipelandukilat/contract'
import type { Language } from '@sipelandukilat/domain'
import { accountsTexts } from '#texts'
import { sealText } from '../../platform/crypto/envelope'
import { accountCodeOf, hashAccountCode, type Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import { enqueue } from '../../platform/outbox'
import type { AccountContact } from './account-contact'

export const codeMinutes = 10
/** Stands in a kept message where the digits stood when it left. */
export const hiddenCode = '••••••'

export const codePlace = (id: string) => `account_code.sealed:${id}`

/** What is sealed for whoever carries a code. */
export type CodeAddress = { address: string; language: Language }

/** Stores a fresh code for the contact and tells the outbox, which learns its id only. */
export async function createCode(
  db: Db,
  keyring: Keyring,
  contact: AccountContact,
  options: { language: Language; now: Date },
): Promise<void> {
  const id = newId()
  const address: CodeAddress = { address: contact.address, language: options.language }
  await db.run({
    text: `insert into account_code (id, channel, contact_index, code_hash, sealed, created_at, expires_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      id,
      contact.channel,
      contact.index,
      hashAccountCode(keyring, contact.channel, contact.index, accountCodeOf(keyring, id)),
      sealText(keyring.wrapping, codePlace(id), JSON.stringify(address)),
      options.now,
      new Date(options.now.getTime() + codeMinutes * 60_000),
    ],
  })
  await enqueue(db, { topic: 'account.code', payload: { codeId: id } })
}

/** Takes a right code, once, and every other open one of the contact with it. */
export async function takeCode(
  db: Db,
  keyring: Keyring,
  contact: AccountContact,
  given: { code: string; now: Date },
): Promise<'taken' | 'wrong-code' | 'code-expired'> {
  const digits = given.code.replace(/\D/g, '')
  const found = await db.first<{ is_current: boolean }>({
    text: `select expires_at > $3 as is_current from account_code
           where contact_index = $1 and code_hash = $2 and answered_at is null order by expires_at desc limit 1 for update`,
    values: [contact.index, hashAccountCode(keyring, contact.channel, contact.index, digits), given.now],
  })
  if (!found) return 'wrong-code'
  if (!found.is_current) return 'code-expired'
  await db.run({
    text: 'update account_code set answered_at = $2 where contact_index = $1 and answered_at is null',
    values: [contact.index, given.now],
  })
  return 'taken'
}

/** What is said, with its code's digits put in; undefined when that code can no longer be answered. */
export async function fillAccountCode(
  db: Db,
  keyring: Keyring,
  said: { text: string; accountCodeId?: string },
  now: Date,
): Promise<string | undefined> {
  if (said.accountCodeId === undefined) return said.text
  const code = await db.first({
    text: 'select 1 from account_code where id = $1 and answered_at is null and expires_at > $2',
    values: [said.accountCodeId, now],
  })
  return code ? said.text.replace(hiddenCode, accountCodeOf(keyring, said.accountCodeId)) : undefined
}

/** What a code's message says. It fits one SMS of 160 letters with its digits in. */
export function codeWords(
  channel: AccountChannel,
  language: Language,
  code: string,
): { subject: string; text: string } {
  const say = accountsTexts.in(language)
  const lines = [say('codeIs', { code }), say('codeHowLong', { minutes: codeMinutes }), say('codeNotAsked')]
  return { subject: say('codeSubject'), text: lines.join(channel === 'email' ? '\n\n' : '\n') }
}
