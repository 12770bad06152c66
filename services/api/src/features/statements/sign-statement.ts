import type { AccountChannel, OwnStatement } from '@sipelandukilat/contract'
import type { Language } from '@sipelandukilat/domain'
import { statementVersion } from '@sipelandukilat/domain/paper'
import type { Request } from 'express'
import { statementsTexts } from '#texts'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import { openedId } from '../../platform/identity/opened-application'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { codeMinutes } from '../accounts/account-code'
import { answerCode, requestCode } from '../accounts/accounts'
import { findAnswered, isAnswered } from '../applications/answered'
import {
  type ApplicationRecord,
  changeApplication,
  getApplication,
  getApplicationForUpdate,
} from '../applications/application-store'
import { replaceFile } from '../applications/attachments'
import { correct } from '../applications/correct'
import { appendInStatus } from '../applications/events'
import { auditFile } from '../applications/file-access'
import { findSealed, getApplicationKey, openRecord } from '../applications/personal-record'
import { judgeAnew } from '../applications/supply'
import { electronicNote } from '../prints/official/fill-application'
import { printOfficialForm } from '../prints/official/official-form-document'
import { hashStatement, insertSigned, sealSigned } from '../prints/official/signed-statement-store'
import type { RegionNames } from '../regions/region-names'
import { storeUpload } from '../uploads/upload-store'
import { type Contact, findOffer, type Offer } from './own-statements'

type Asked = { caller: Caller; form: string; now: Date }

/** The statement and the contact that is named. @throws Problem `not-found`, `invalid` */
async function getOffer(
  platform: Platform,
  names: RegionNames,
  { caller, form, now }: Asked,
  channel: AccountChannel,
): Promise<{ offer: Offer; contact: Contact }> {
  const offer = await platform.database.read(caller.scope, async (db) =>
    findOffer(db, { ...platform, names }, await getApplication(db, openedId(caller)), { form, now }),
  )
  if (!offer) throw new Problem('not-found')
  const contact = offer.contacts.find((one) => one.channel === channel)
  if (!contact) throw invalid('channel', statementsTexts.of('noContact'))
  return { offer, contact }
}

/** Sends a code to a contact of the opened application. @throws Problem `not-found`, `invalid`, `too-many-tries` */
export async function requestSigningCode(
  platform: Platform,
  names: RegionNames,
  asked: Asked & { channel: AccountChannel; request: Request; language: Language },
): Promise<{ validMinutes: number }> {
  const { channel, request, language, now } = asked
  const { contact } = await getOffer(platform, names, asked, channel)
  const given = { channel, contact: contact.address }
  await requestCode(platform, request, given, { language, now, purpose: 'statement' })
  return { validMinutes: codeMinutes }
}

/**
 * Signs a statement: kept are the hash of its text, the version of its sentences, when, and the kind of contact; the paper with
 * that note stands as the requirement's file.
 * @throws Problem `conflict` where the text is no longer the one that was read, `wrong-code`, `code-expired`
 */
export async function signOwnStatement(
  platform: Platform,
  names: RegionNames,
  asked: Asked & { channel: AccountChannel; code: string; hash: string; request: Request; correlationId: string },
): Promise<OwnStatement> {
  const { caller, form, channel, code, hash, request, now, correlationId } = asked
  const { database, keyring } = platform
  const { offer, contact } = await getOffer(platform, names, asked, channel)
  const { statement, paper, requirement } = offer
  if (statement.hash !== hash) throw new Problem('conflict', { detail: statementsTexts.of('textChanged') })
  if (statement.signedAt !== null) return statement
  await answerCode(platform, request, { channel, contact: contact.address, code }, { now, purpose: 'statement' })
  const electronic = { note: electronicNote(contact.to, now) }
  const pdf = await printOfficialForm(paper.form, {
    ...paper.input,
    signers: { ...paper.input.signers, electronic },
  })
  const uploadId = await storeUpload(platform, pdf)
  await database.write(caller.scope, async (db) => {
    const record = await getApplicationForUpdate(db, openedId(caller))
    // Somebody may have changed an answer since it was read.
    const current = await findOffer(db, { ...platform, names }, record, { form, now })
    if (current?.statement.hash !== hash) throw new Problem('conflict', { detail: statementsTexts.of('textChanged') })
    const key = await getApplicationKey(db, keyring, record.id)
    const id = newId()
    await insertSigned(db, {
      id,
      application_id: record.id,
      province_code: record.province_code,
      regency_code: record.regency_code,
      form: statement.form,
      version: statementVersion,
      text_hash: hashStatement(statement.text),
      channel,
      sealed: sealSigned(key, id, { text: statement.text, to: contact.to }),
      signed_at: now,
    })
    await replaceFile(db, record, { requirement, uploadId }, now)
    // Nothing that an officer decided: the version that they see stays valid.
    const seen = { ...record, last_seq: record.last_seq + 1 }
    await changeApplication(db, record.id, { last_seq: seen.last_seq })
    const data = { form: statement.form, channel }
    appendInStatus(db, seen, { type: 'statement_signed', actorKind: 'citizen', actorId: null, data, now })
    auditFile(db, caller, record, 'statement-signed', correlationId, data)
    if (record.lacks?.attachments.includes(requirement)) {
      const actor = { kind: 'citizen', userId: null } as const
      await judgeAnew(db, platform, seen, { actor, channel: 'web', now, correlationId })
    } else if (isAnswered(seen, await findAnswered(db, seen)))
      await answerBySigning(db, platform, seen, { now, correlationId })
  })
  return { ...statement, signedAt: now.toISOString() }
}

/** Nothing else is asked: the correction is sent by the signing itself. */
async function answerBySigning(
  db: Db,
  platform: Platform,
  record: ApplicationRecord,
  { now, correlationId }: { now: Date; correlationId: string },
): Promise<void> {
  const { data } = openRecord(platform.keyring, await findSealed(db, record.id))
  const asItStands = { answers: data.answers, attachments: [], expectedVersion: record.version }
  await correct(db, platform, record, asItStands, { now, correlationId, channel: 'web', language: record.language })
}
