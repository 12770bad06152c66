import {
  closeCallBack,
  countConversations,
  handleConversation,
  listCallBacks,
  listChannels,
  listConversations,
  markConversationRead,
  readChannelTest,
  readConversation,
  readConversationFile,
  sendConversationMessage,
  testChannel,
} from '@sipelandukilat/contract'
import { formatDateTime, localized } from '@sipelandukilat/domain'
import { conversationsTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { provinceOf, userIdOf } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { isRegencyOf } from '../regions/region-store'
import { sendFile } from '../uploads/send-file'
import { claimAnswerFiles, fileNamesOf, findConversationFile } from './answer-files'
import { getCallBackForUpdate, saveCallBack, saveCallInVain } from './call-back-store'
import { readChannelHealth } from './channel-health'
import { getTest, toChannelTest } from './channel-test-store'
import { auditConversation, getWorkable } from './conversation-access'
import {
  type ConversationRecord,
  conversationKey,
  queueMessage,
  setConversation,
  updateConversation,
} from './conversation-store'
import { handOverConversation } from './link-application'
import { notify } from './notify'
import {
  canOn,
  countConversationsOf,
  getConversation,
  openCallBacks,
  pageOfConversations,
  toConversation,
} from './read-conversations'
import { readyForOfficer } from './ready-for-officer'
import { requestChannelTest } from './test-channel'
import { messageTexts } from './texts'

/** The office's side of conversations: read, answer, take over, give back, and call back who cannot write. */
export function registerConversations(platform: Platform): void {
  const { serve, database, keyring, blobs, config } = platform
  serve(listConversations, async ({ query, db, caller, correlationId }) => {
    const page = await pageOfConversations(db, keyring, caller, query)
    // Titles and last words are people's: the page is one entry, as the inbox's.
    recordAudit(db, caller, {
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
    auditConversation(context, record, 'conversation-read')
    return toConversation(context.db, keyring, context.caller, record, { now: context.now, before: query.before })
  })

  serve(markConversationRead, async ({ params, ...context }) => {
    const record = await getWorkable(context, params.id)
    if (record.unread > 0) await setConversation(context.db, record.id, { unread: 0 })
    return undefined
  })

  serve(sendConversationMessage, async ({ params, body, now, ...context }) => {
    const record = await getWorkable(context, params.id)
    const { db, caller } = context
    if (record.handled_by === 'dialogue') await readyForOfficer({ db, keyring, config, now }, record)
    const key = conversationKey(keyring, record)
    const files = await claimAnswerFiles(db, record.id, body.files, now)
    const id = await queueMessage(
      db,
      record,
      key,
      { text: body.text, ...(files.length > 0 ? { kind: 'files' as const, fileNames: fileNamesOf(files) } : {}) },
      { at: now, uploadIds: files.map((file) => file.id), ...(caller.user ? { authorId: caller.user.id } : {}) },
    )
    // Whoever answers leads the conversation from here; the dialogue waits until it is given back.
    await updateConversation(db, record.id, {
      handled_by: 'officer',
      officer_id: caller.user?.id ?? null,
      wants_person_since: null,
      unread: 0,
      last_message_at: now,
    })
    auditConversation(context, record, 'conversation-answered', { files: files.length })
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
    const record = await getWorkable(context, params.id)
    const { db, caller } = context
    if (record.version !== body.expectedVersion)
      throw new Problem('version-conflict', {
        changed: { version: record.version, handledBy: record.handled_by, officerId: record.officer_id },
      })
    const { regencyCode } = body
    const isMoved = regencyCode !== undefined && regencyCode !== record.regency_code
    if (isMoved) {
      const isInProvince = await isRegencyOf(db, regencyCode, record.province_code)
      if (!isInProvince) throw invalid('regencyCode', conversationsTexts.of('chooseRegencyProvince'))
    }
    const isOfficer = body.handledBy === 'officer'
    // Whoever takes a conversation over answers it, so it stays with an office of theirs.
    if (isMoved && isOfficer && !canOn(caller, 'work', { ...record, regency_code: regencyCode }))
      throw invalid('regencyCode', conversationsTexts.of('takeOverInOwnOffice'))
    // Whoever waited for a person, or had one, still waits at the office that it goes to.
    const isStillWanted = isMoved && !isOfficer
    const wantsPersonSince = isStillWanted
      ? (record.wants_person_since ?? (record.handled_by === 'officer' ? now : null))
      : null
    const handling = {
      handled_by: body.handledBy,
      officer_id: isOfficer ? (caller.user?.id ?? null) : null,
      wants_person_since: wantsPersonSince,
    }
    if (isOfficer) await readyForOfficer({ db, keyring, config, now }, record)
    await updateConversation(db, record.id, handling)
    auditConversation(context, record, isOfficer ? 'conversation-taken-over' : 'conversation-given-back', {
      ...(body.regencyCode ? { regencyCode: body.regencyCode } : {}),
    })
    const changed: ConversationRecord = { ...record, ...handling, version: record.version + 1 }
    const answer = await toConversation(db, keyring, caller, changed, { now })
    if (!isMoved || body.regencyCode === undefined) return answer
    handOverConversation(db, record.id, body.regencyCode)
    return { ...answer, regencyCode: body.regencyCode }
  })

  serve(readConversationFile, async ({ params, caller, response, correlationId }) => {
    const file = await database.read(caller.scope, async (db) => {
      const found = await findConversationFile(db, params.id)
      if (!found) throw new Problem('not-found')
      const record = await getConversation(db, caller, found.conversation_id)
      auditConversation({ db, caller, correlationId }, record, 'conversation-file-read', { uploadId: params.id })
      return found
    })
    sendFile(response, { id: params.id, mediaType: file.media_type, bytes: await blobs.get(file.blob) })
    return undefined
  })

  serve(listCallBacks, async ({ db, caller, now }) => ({ items: await openCallBacks(db, keyring, caller, now) }))

  serve(closeCallBack, async ({ params, body, now, ...context }) => {
    const { db, caller } = context
    const call = await getCallBackForUpdate(db, params.id)
    const record = await getWorkable(context, call.conversation_id)
    if (call.done_at) throw new Problem('conflict')
    if (body.outcome === 'not-reached') {
      await saveCallInVain(db, params.id, { userId: userIdOf(caller), at: now })
      const text = localized(messageTexts.calledInVain(formatDateTime(now, record.language)), record.language)
      await notify(db, platform, { conversation: record }, [{ text }], { at: now })
    } else await saveCallBack(db, params.id, { done_at: now, done_by: caller.user?.id ?? null, outcome: body.outcome })
    auditConversation(context, record, 'call-back', { outcome: body.outcome })
    return undefined
  })

  serve(listChannels, async ({ db, now }) => ({ items: await readChannelHealth(db, config, now) }))

  serve(testChannel, ({ body, ...asking }) => requestChannelTest(platform, asking, body))

  serve(readChannelTest, async ({ params, db, caller }) => toChannelTest(keyring, await getTest(db, caller, params.id)))
}
