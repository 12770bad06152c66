import type { OwnDataRequest } from '@sipelandukilat/contract'
import type { DataRequestKind } from '@sipelandukilat/domain'
import { placeOf } from '@sipelandukilat/domain'
import { dataRequestsTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { type IdempotencyKey, once } from '../../platform/idempotency'
import { invalid, Problem } from '../../platform/problem'
import type { ApplicationRecord } from '../applications/application-store'
import { type DataSubject, insertDataRequest, listOwn } from './data-request-store'
import { toOwnDataRequest } from './read-data-requests'

const dayMs = 86_400_000

type Asked = { kind: DataRequestKind; words?: string | undefined }
type Context = { now: Date; correlationId: string; idempotency: IdempotencyKey | undefined }

export async function listOwnRequests(db: Db, keyring: Keyring, subject: DataSubject): Promise<OwnDataRequest[]> {
  return (await listOwn(db, subject)).map((record) => toOwnDataRequest(keyring, record))
}

/** Whoever looks again within a day makes no further request; each look stands in the trail. */
async function hasJustSeen(db: Db, subject: DataSubject, now: Date): Promise<boolean> {
  const requests = await listOwn(db, subject)
  return requests.some(({ kind, received_at }) => kind === 'see' && now.getTime() - received_at.getTime() < dayMs)
}

async function ask(
  db: Db,
  keyring: Keyring,
  subject: DataSubject,
  regencyCodes: readonly string[],
  { kind, words }: Asked,
  { now, correlationId, idempotency }: Context,
): Promise<OwnDataRequest[]> {
  if (kind === 'correct' && !words) throw invalid('words', dataRequestsTexts.of('writeWhichDataWrongWhatRight'))
  // A contact's index is kept in no table but those that need it: a replay gives one's own list in any case.
  const principal = 'applicationId' in subject ? subject.applicationId : 'account'
  return once(
    db,
    { idempotency, principal, endpoint: 'requestData' },
    async () => {
      const offices = kind === 'see' && (await hasJustSeen(db, subject, now)) ? [] : regencyCodes
      for (const regencyCode of offices) {
        const id = await insertDataRequest(db, keyring, { kind, subject, regencyCode, words: words ?? null, now })
        if (id === undefined) continue
        recordAudit(db, 'citizen', {
          action: 'data-requested',
          subject: 'DataRequest',
          subjectIds: 'applicationId' in subject ? [id, subject.applicationId] : [id],
          provinceCode: placeOf(regencyCode).provinceCode,
          regencyCode,
          detail: { kind },
          correlationId,
        })
      }
      const answer = await listOwnRequests(db, keyring, subject)
      const [newest] = answer
      if (!newest) throw new Error('A request was made and is not there')
      return { resourceId: newest.id, answer }
    },
    () => listOwnRequests(db, keyring, subject),
  )
}

/** Asks about the data of the opened application. Asking again while it is open changes nothing. */
export const askOfApplication = (
  db: Db,
  keyring: Keyring,
  record: ApplicationRecord,
  asked: Asked,
  context: Context,
): Promise<OwnDataRequest[]> => ask(db, keyring, { applicationId: record.id }, [record.regency_code], asked, context)

/** The offices that hold conversations with the contact; else the one of the newest application that names it. */
async function officesOf(db: Db): Promise<string[]> {
  const [conversations, newest] = await Promise.all([
    db.rows<{ regency_code: string }>({
      text: 'select distinct regency_code from conversation where data_key is not null and regency_code <> province_code order by 1',
    }),
    db.first<{ regency_code: string }>({ text: 'select regency_code from app_account_applications() limit 1' }),
  ])
  const codes = conversations.map((row) => row.regency_code)
  return codes.length === 0 && newest ? [newest.regency_code] : codes
}

/** Asks about the data of the verified contact: one request for each office that holds some. */
export async function askOfAccount(
  db: Db,
  keyring: Keyring,
  contactIndex: Buffer,
  asked: Asked,
  context: Context,
): Promise<OwnDataRequest[]> {
  const offices = await officesOf(db)
  if (offices.length === 0)
    throw new Problem('not-found', {
      detail: dataRequestsTexts.of('nothingStoredOfContact'),
    })
  return ask(db, keyring, { contactIndex }, offices, asked, context)
}
