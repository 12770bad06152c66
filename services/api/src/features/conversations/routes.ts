import {
  closeCallBack,
  countConversations,
  handleConversation,
  linkConversation,
  listCallBacks,
  listChannels,
  listConversations,
  listDeliveries,
  markConversationRead,
  readConversation,
  readConversationFile,
  sendConversationMessage,
} from '@sipelandukilat/contract'
import { conversationsTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { type Caller, provinceOf } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { getApplication } from '../applications/application-store'
import { claimAnswerFiles, namesOf } from './answer-files'
import { readChannelHealth } from './channel-health'
import { type ConversationRecord, conversationKey, queueMessage } from './conversation-store'
import { linkApplication, placeConversation } from './effects'
import {
  canOn,
  countConversationsOf,
  getConversation,
  openCallBacks,
  pageOfConversations,
  toConversation,
} from './read-conversations'

type Trail = { db: Db; caller: Caller; correlationId: string }

const audit = (
  { db, caller, correlationId }: Trail,
  record: Pick<ConversationRecord, 'id' | 'province_code' | 'regency_code'>,
  action: string,
  detail: Record<string, unknown> = {},
) =>
  recordAudit(db, {
    actorKind: 'officer',
    actorId: caller.user?.id ?? null,
    action,
    subject: 'Conversation',
    subjectIds: [record.id],
    provinceCode: record.province_code,
    regencyCode: record.regency_code,
    detail,
    correlationId,
  })

/** The office's side of conversations: read, answer, take over, give back, and call back who cannot write. */
export function registerConversations({ serve, database, keyring, blobs, config }: Platform): void {
  async function workOn(context: Trail, id: string): Promise<ConversationRecord> {
    const record = await getConversation(context.db, context.caller, id, { forUpdate: true })
    if (!canOn(context.caller, 'work', record)) throw new Problem('forbidden')
    return record
  }

  serve(listConversations, async ({ query, db, caller, correlationId }) => {
    const page = await pageOfConversations(db, keyring, caller, query)
    // Titles and last words are people's: the page is one entry, as the inbox's.
    await recordAudit(db, {
      actorKind: 'officer',
      actorId: caller.user?.id ?? null,
      action: 'conversations-listed',
      subject: 'Conversation',
      subjectIds: page.items.map((item) => item.id),
      provinceCode: provinceOf(caller),
      regencyCode: page.items[0]?.regencyCode ?? null,
      detail: { view: query.view },
      correlationId,
    })
    return page
  })
  serve(countConversations, ({ db, caller }) => countConversationsOf(db, caller))

  serve(readConversation, async ({ params, query, ...context }) => {
    const record = await getConversation(context.db, context.caller, params.id)
    await audit(context, record, 'conversation-read')
    return toConversation(context.db, keyring, context.caller, record, query.before)
  })

  serve(markConversationRead, async ({ params, ...context }) => {
    const record = await workOn(context, params.id)
    if (record.unread > 0)
      await context.db.run({ text: 'update conversation set unread = 0 where id = $1', values: [record.id] })
    return undefined
  })

  serve(sendConversationMessage, async ({ params, body, now, ...context }) => {
    const record = await workOn(context, params.id)
    const { db, caller } = context
    const key = conversationKey(keyring, record)
    const files = await claimAnswerFiles(db, record.id, body.files, now)
    const id = await queueMessage(
      db,
      record,
      key,
      { text: body.text, ...(files.length > 0 ? { kind: 'files' as const, fileNames: namesOf(files) } : {}) },
      { at: now, uploadIds: files.map((file) => file.id), ...(caller.user ? { authorId: caller.user.id } : {}) },
    )
    // Whoever answers leads the conversation from here; the dialogue waits until it is given back.
    await db.run({
      text: `update conversation set handled_by = 'officer', officer_id = $2, wants_person_since = null, unread = 0, last_message_at = $3, version = version + 1 where id = $1`,
      values: [record.id, caller.user?.id ?? null, now],
    })
    await audit(context, record, 'conversation-answered', { files: files.length })
    return {
      id,
      direction: 'out' as const,
      at: now.toISOString(),
      authorName: caller.user?.name ?? null,
      kind: files.length > 0 ? ('files' as const) : ('text' as const),
      text: body.text,
      choices: [],
      files: files.map(({ id: fileId, mediaType, size }) => ({ id: fileId, mediaType, size })),
      refusedFiles: [],
      state: 'queued' as const,
      failure: null,
      stateAt: now.toISOString(),
    }
  })

  serve(handleConversation, async ({ params, body, now, ...context }) => {
    const record = await workOn(context, params.id)
    const { db, caller } = context
    if (record.version !== body.expectedVersion)
      throw new Problem('version-conflict', {
        changed: { version: record.version, handledBy: record.handled_by, officerId: record.officer_id },
      })
    const isMoved = body.regencyCode !== undefined && body.regencyCode !== record.regency_code
    if (isMoved) {
      const regency = await db.first({
        text: `select 1 from region where code = $1 and level = 'regency' and province_code = $2`,
        values: [body.regencyCode, record.province_code],
      })
      if (!regency) throw invalid('regencyCode', conversationsTexts.of('chooseRegencyProvince'))
    }
    const isOfficer = body.handledBy === 'officer'
    // Whoever waited for a person, or had one, still waits at the office that it goes to.
    const isStillWanted = isMoved && !isOfficer
    const wantsPersonSince = isStillWanted
      ? (record.wants_person_since ?? (record.handled_by === 'officer' ? now : null))
      : null
    await db.run({
      text: `update conversation set handled_by = $2, officer_id = $3, wants_person_since = $4, version = version + 1 where id = $1`,
      values: [record.id, body.handledBy, isOfficer ? (caller.user?.id ?? null) : null, wantsPersonSince],
    })
    await audit(context, record, isOfficer ? 'conversation-taken-over' : 'conversation-given-back', {
      ...(body.regencyCode ? { regencyCode: body.regencyCode } : {}),
    })
    const changed: ConversationRecord = {
      ...record,
      handled_by: body.handledBy,
      officer_id: isOfficer ? (caller.user?.id ?? null) : null,
      wants_person_since: wantsPersonSince,
      version: record.version + 1,
    }
    const answer = await toConversation(db, keyring, caller, changed)
    if (!isMoved || body.regencyCode === undefined) return answer
    await placeConversation(db, record.id, body.regencyCode)
    return { ...answer, regencyCode: body.regencyCode }
  })

  serve(linkConversation, async ({ params, body, ...context }) => {
    const record = await workOn(context, params.id)
    const { db, caller } = context
    const application = await getApplication(db, body.applicationId)
    const known = await db.first({
      text: 'select 1 from conversation_application where application_id = $1',
      values: [application.id],
    })
    if (known) throw new Problem('conflict')
    await linkApplication(db, record, application.id, application.village_code)
    await audit(context, record, 'conversation-linked', { applicationId: application.id })
    const answer = await toConversation(db, keyring, caller, record)
    const { id, tracking_number: trackingNumber, service_code: serviceCode, status } = application
    return { ...answer, applications: [{ id, trackingNumber, serviceCode, status }, ...answer.applications] }
  })

  serve(readConversationFile, async ({ params, caller, response, correlationId }) => {
    const file = await database.read(caller.scope, async (db) => {
      const found = await db.first<{ blob: string; media_type: string; conversation_id: string }>({
        text: 'select blob, media_type, conversation_id from upload where id = $1 and conversation_id is not null',
        values: [params.id],
      })
      if (!found) throw new Problem('not-found')
      const record = await getConversation(db, caller, found.conversation_id)
      await audit({ db, caller, correlationId }, record, 'conversation-file-read', { uploadId: params.id })
      return found
    })
    const bytes = await blobs.get(file.blob)
    const isShown = file.media_type === 'image/jpeg' || file.media_type.startsWith('audio/')
    response
      .status(200)
      .set({
        'Content-Type': file.media_type,
        'Content-Length': String(bytes.length),
        'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; filename="${params.id}"`,
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      })
      .end(bytes)
    return undefined
  })

  serve(listCallBacks, async ({ db, caller, now }) => ({ items: await openCallBacks(db, keyring, caller, now) }))

  serve(closeCallBack, async ({ params, body, now, ...context }) => {
    const { db, caller } = context
    const call = await db.first<{ conversation_id: string; done_at: Date | null }>({
      text: 'select conversation_id, done_at from call_back where id = $1 for update',
      values: [params.id],
    })
    if (!call) throw new Problem('not-found')
    const record = await workOn(context, call.conversation_id)
    if (call.done_at) throw new Problem('conflict')
    // Whoever was not reached is called again.
    if (body.outcome !== 'not-reached')
      await db.run({
        text: 'update call_back set done_at = $2, done_by = $3, outcome = $4 where id = $1',
        values: [params.id, now, caller.user?.id ?? null, body.outcome],
      })
    await audit(context, record, 'call-back', { outcome: body.outcome })
    return undefined
  })

  serve(listDeliveries, async ({ params, db }) => {
    const application = await getApplication(db, params.id)
    const [messages, notices] = await Promise.all([
      db.rows<{ id: string; channel: 'whatsapp' | 'sms' | 'email'; at: Date; state: string; failure: string | null }>({
        text: `select m.id, c.channel, m.at, m.state, m.failure from conversation_message m join conversation c on c.id = m.conversation_id
               where m.application_id = $1 order by m.at desc limit 100`,
        values: [application.id],
      }),
      db.rows<{
        id: string
        channel: 'whatsapp' | 'sms' | 'email'
        recorded_at: Date
        template: string
        status: string
      }>({
        text: 'select id, channel, recorded_at, template, status from notice where application_id = $1 order by recorded_at desc limit 100',
        values: [application.id],
      }),
    ])
    return {
      items: [
        ...notices.map((notice) => ({
          id: notice.id,
          channel: notice.channel,
          at: notice.recorded_at.toISOString(),
          template: notice.template,
          state: notice.status,
          failure: null,
        })),
        ...messages.map((message) => ({
          id: message.id,
          channel: message.channel,
          at: message.at.toISOString(),
          template: 'message',
          state: message.state,
          failure: message.failure,
        })),
      ].toSorted((one, other) => other.at.localeCompare(one.at)),
    }
  })

  serve(listChannels, async ({ db }) => ({ items: await readChannelHealth(db, config.channels) }))
}
