import type { AccountChannel } from '@sipelandukilat/contract'
import type { Language } from '@sipelandukilat/domain'
import { accountsTexts } from '#texts'
import { sealText } from '../../platform/crypto/envelope'
import { accountCodeOf, hashAccountCode, type Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { newId } from '../../platform/id'
import { enqueue } from '../../platform/jobs/outbox'
import type { AccountContact } from './account-contact'

export const codeMinutes = 10
/** Stands in a kept message where the digits stood when it left. */
export const hiddenCode = '••••••'

export const codePlace = (id: string) => `account_code.sealed:${id}`

/** What a code is for; one for one thing is not taken for another. */
export type CodePurpose = 'account' | 'statement'

/** What is sealed for whoever carries a code. */
export type CodeAddress = { address: string; language: Language; purpose: CodePurpose }

const hashOf = (keyring: Keyring, contact: AccountContact, purpose: CodePurpose, code: string) =>
  hashAccountCode(
    keyring,
    purpose === 'account' ? contact.channel : `${purpose}:${contact.channel}`,
    contact.index,
    code,
  )

/** Stores a fresh code for the contact and tells the outbox, which learns its id only. */
export async function createCode(
  db: Db,
  keyring: Keyring,
  contact: AccountContact,
  options: { language: Language; now: Date; purpose: CodePurpose },
): Promise<void> {
  const id = newId()
  const { language, purpose } = options
  const address: CodeAddress = { address: contact.address, language, purpose }
  await db.run(
    from('account_code').insert({
      id,
      channel: contact.channel,
      contact_index: contact.index,
      code_hash: hashOf(keyring, contact, purpose, accountCodeOf(keyring, id)),
      sealed: sealText(keyring.wrapping, codePlace(id), JSON.stringify(address)),
      created_at: options.now,
      expires_at: new Date(options.now.getTime() + codeMinutes * 60_000),
    }),
  )
  enqueue(db, 'account.code', { codeId: id })
}

/** Takes a right code, once, and every other open one of the contact with it. */
export async function takeCode(
  db: Db,
  keyring: Keyring,
  contact: AccountContact,
  given: { code: string; now: Date; purpose: CodePurpose },
): Promise<'taken' | 'wrong-code' | 'code-expired'> {
  const digits = given.code.replace(/\D/g, '')
  const found = await db.first(
    from('account_code')
      .where({
        contact_index: contact.index,
        code_hash: hashOf(keyring, contact, given.purpose, digits),
        answered_at: null,
      })
      .orderBy('expires_at', 'desc')
      .limit(1)
      .forUpdate()
      .select('expires_at'),
  )
  if (!found) return 'wrong-code'
  if (found.expires_at <= given.now) return 'code-expired'
  await db.run(
    from('account_code').where({ contact_index: contact.index, answered_at: null }).update({ answered_at: given.now }),
  )
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
  const code = await db.first(
    from('account_code')
      .where({ id: said.accountCodeId, answered_at: null })
      .where('expires_at', '>', now)
      .select('id'),
  )
  return code ? said.text.replace(hiddenCode, accountCodeOf(keyring, said.accountCodeId)) : undefined
}

/** What a code's message says. It fits one SMS of 160 letters with its digits in. */
export function codeWords(
  channel: AccountChannel,
  language: Language,
  { code, purpose }: { code: string; purpose: CodePurpose },
): { subject: string; text: string } {
  const say = accountsTexts.in(language)
  const lines = [say(`codeIs_${purpose}`, { code }), say('codeHowLong', { minutes: codeMinutes }), say('codeNotAsked')]
  return { subject: say(`codeSubject_${purpose}`), text: lines.join(channel === 'email' ? '\n\n' : '\n') }
}
