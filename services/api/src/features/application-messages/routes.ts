import {
  answerMessages,
  listMessages,
  markMessagesRead,
  type ResponseOf,
  settleMessages,
} from '@sipelandukilat/contract'
import { type Caller, userIdOf } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { once } from '../../platform/idempotency'
import { namesOf } from '../../platform/identity/user-names'
import type { Platform } from '../../platform/platform'
import {
  type ApplicationRecord,
  changeApplication,
  getApplication,
  getApplicationForUpdate,
} from '../applications/application-store'
import { assertCan, auditFile, canOn } from '../applications/file-access'
import { findApplicationKey, getApplicationKey, maskText } from '../applications/personal-record'
import { appendMessage } from './append-message'
import { findIncomingAfter, listApplicationMessages, readIncoming } from './message-store'
import { toMessage } from './own-messages'

/** The office's side of what a citizen writes about an application; the citizen's side is part of their own application. */
export function registerApplicationMessages({ serve, keyring }: Platform): void {
  async function toFileMessages(
    db: Db,
    caller: Caller,
    record: ApplicationRecord,
  ): Promise<ResponseOf<typeof listMessages>> {
    const [key, records] = await Promise.all([
      findApplicationKey(db, keyring, record.id),
      listApplicationMessages(db, record.id),
    ])
    const names = await namesOf(
      db,
      caller,
      records.map((message) => message.author_id),
    )
    const isUnmasked = canOn(caller, 'readIdentifiers', record)
    return {
      items: records.map((one) => {
        const message = toMessage(one, key)
        return {
          ...message,
          text: isUnmasked ? message.text : maskText(message.text),
          seq: one.seq,
          authorName: one.author_id === null ? null : (names.get(one.author_id) ?? null),
        }
      }),
      unansweredSince: record.unanswered_since?.toISOString() ?? null,
      canAnswer: key !== null && canOn(caller, 'work', record),
    }
  }

  /** What the officer saw is read; gives since when the citizen waits for an answer to what they did not see. */
  async function readUntil(db: Db, record: ApplicationRecord, seenUntil: number, now: Date): Promise<Date | null> {
    await readIncoming(db, record.id, seenUntil, now)
    return record.unanswered_since && findIncomingAfter(db, record.id, seenUntil)
  }

  serve(listMessages, async ({ params, db, caller, correlationId }) => {
    const record = await getApplication(db, params.id)
    auditFile(db, caller, record, 'application-messages-read', correlationId)
    return toFileMessages(db, caller, record)
  })

  serve(markMessagesRead, async ({ params, body, db, caller, now }) => {
    const record = await getApplication(db, params.id)
    assertCan(caller, 'work', record)
    await readIncoming(db, record.id, body.seenUntil, now)
    return undefined
  })

  serve(answerMessages, async ({ params, body, db, caller, now, idempotency, correlationId }) => {
    const record = await getApplicationForUpdate(db, params.id)
    assertCan(caller, 'work', record)
    const authorId = userIdOf(caller)
    const read = async () => toFileMessages(db, caller, await getApplication(db, record.id))
    return once(
      db,
      { idempotency, principal: authorId, endpoint: 'answerMessages' },
      async () => {
        const key = await getApplicationKey(db, keyring, record.id)
        const unansweredSince = await readUntil(db, record, body.seenUntil, now)
        const { text } = body
        const id = await appendMessage(db, record, key, { direction: 'out', authorId, text, now, unansweredSince })
        auditFile(db, caller, record, 'application-message-answered', correlationId)
        return { resourceId: id, answer: await read() }
      },
      read,
    )
  })

  serve(settleMessages, async ({ params, body, db, caller, now, correlationId }) => {
    const record = await getApplicationForUpdate(db, params.id)
    assertCan(caller, 'work', record)
    const unansweredSince = await readUntil(db, record, body.seenUntil, now)
    await changeApplication(db, record.id, { unanswered_since: unansweredSince })
    auditFile(db, caller, record, 'application-messages-settled', correlationId)
    return toFileMessages(db, caller, { ...record, unanswered_since: unansweredSince })
  })
}
