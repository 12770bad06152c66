import { type Language, localized, type ServiceDefinition } from '@sipelandukilat/domain'
import { type DialogueReply, newDialogue, startCorrection, startSurvey } from '@sipelandukilat/domain/dialogue'
import { noticesTexts } from '#texts'
import type { MessageChannel } from '../../channels/message'
import { workerScope } from '../../platform/caller'
import { openText } from '../../platform/crypto/envelope'
import type { Db } from '../../platform/database/db'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { type ApplicationRecord, findApplication } from '../applications/application-store'
import { openCorrectionNote } from '../applications/file'
import { openRecord, type PersonalData } from '../applications/personal-record'
import {
  type ConversationRecord,
  conversationKey,
  findConversationOfApplication,
  lockConversation,
  openContact,
  openDialogue,
  sealDialogue,
} from '../conversations/conversation-store'
import { toDialogueContext } from '../conversations/dialogue-context'
import { addressIndex } from '../conversations/receive'
import { sayUnasked } from '../conversations/say-unasked'
import { findDuplicates } from '../duplicates/find-duplicates'
import { getDefinition } from '../services/definitions'
import { tokenPlace } from '../session/invitations'
import { type NoticeTemplate, noticeFor, noticeText, wordsKey } from './notice-text'
import { wordsOf } from './own-words'

type Notice = { applicationId: string; seq: number; template: NoticeTemplate }

/** Sends the notice that a step calls for. Sent ones are remembered, so a repeated job sends nothing twice. */
export async function noticeOfChange(
  platform: Platform,
  mailer: Mailer,
  change: { applicationId: string; seq: number },
): Promise<void> {
  const event = await platform.database.read(workerScope, (db) =>
    db.first<{ type: string; to_status: string | null; data: Record<string, unknown> }>({
      text: 'select type, to_status, data from application_event where application_id = $1 and seq = $2',
      values: [change.applicationId, change.seq],
    }),
  )
  // Looked for when it is in, not while the citizen waits for the receipt.
  if (event?.type === 'submit') await findDuplicates(platform, change.applicationId)
  const template = event && noticeFor(event)
  if (template) await sendNotice(platform, mailer, { ...change, template })
}

type Found = {
  record: ApplicationRecord
  applicant: PersonalData['applicant']
  answers: PersonalData['answers']
  correctionNote: string
  /** The province's own, or those that come with the system. */
  words: string
  definition: ServiceDefinition
  conversation: ConversationRecord | undefined
}

/**
 * Tells the citizen on the channel of the application: in its conversation, else by e-mail, else by SMS where that is set
 * up. A channel that fails is tried again by itself and holds up no other.
 */
export async function sendNotice(platform: Platform, mailer: Mailer, notice: Notice): Promise<void> {
  const found = await findRecipient(platform, notice)
  if (!found) return
  const { record, applicant, conversation, definition } = found
  if (conversation) return tellInConversation(platform, notice, found, conversation.channel)
  if (applicant.email) {
    const { subject, text } = noticeText(found.words, definition, record, platform.config.publicUrl)
    await mailer.send({
      to: applicant.email,
      subject,
      text,
      messageKey: `${notice.applicationId}:${notice.seq}:${notice.template}`,
    })
    return remember(platform, record, notice, 'email', 'sent')
  }
  const { smpp, smsGateway } = platform.config.channels
  if (applicant.phone && (smpp || smsGateway?.url)) return tellInConversation(platform, notice, found, 'sms')
  await remember(platform, record, notice, 'email', 'no-contact')
}

function findRecipient({ database, keyring }: Platform, notice: Notice): Promise<Found | undefined> {
  return database.read(workerScope, async (db) => {
    const sent = await db.first({
      text: `select 1 from notice where application_id = $1 and event_seq = $2 and template = $3 and status <> 'failed'`,
      values: [notice.applicationId, notice.seq, notice.template],
    })
    const record = sent ? undefined : await findApplication(db, notice.applicationId)
    if (!record) return undefined
    const [personal, conversation] = await Promise.all([
      db.first<{ id: string; data_key: Buffer | null; envelope: Buffer | null }>({
        text: 'select id, data_key, envelope from personal_record where application_id = $1',
        values: [notice.applicationId],
      }),
      findConversationOfApplication(db, notice.applicationId),
    ])
    if (!personal?.data_key) return undefined
    const { data, key } = openRecord(keyring, personal)
    return {
      record,
      applicant: data.applicant,
      answers: data.answers,
      correctionNote: openCorrectionNote(record, key),
      words: await wordsOf(db, record.province_code, wordsKey(notice.template, record), record.language),
      definition: await getDefinition(db, record.service_code, record.service_version),
      conversation,
    }
  })
}

/**
 * The notice in the citizen's conversation, at an hour when people are awake, and remembered in the same transaction. A
 * correction goes on as a dialogue that asks for just that; a finished application is followed by the survey.
 */
async function tellInConversation(
  platform: Platform,
  notice: Notice,
  found: Found,
  channel: MessageChannel,
): Promise<void> {
  const { database, keyring, clock, config } = platform
  const { record, definition, conversation, applicant } = found
  await database.write(workerScope, async (db) => {
    const now = clock()
    // The receipt was the answer to what they sent.
    if (conversation && notice.template === 'received') return rememberIn(db, record, notice, channel, 'sent')
    const contact = conversation
      ? openContact(conversationKey(keyring, conversation), conversation)
      : { address: applicant.phone ?? '' }
    const locked = await lockConversation(
      db,
      keyring,
      {
        channel,
        addressIndex: conversation?.address_index ?? addressIndex(keyring, channel, contact.address),
        provinceCode: record.province_code,
      },
      contact,
      now,
    )
    const { text } = noticeText(found.words, definition, record, config.publicUrl, { isAnswerable: true })
    const said = [{ text }, ...(await followUp(db, platform, notice, found, locked, now))]
    await sayUnasked(db, platform, locked, said, { at: now, applicationId: record.id })
    await rememberIn(db, record, notice, channel, 'sent')
  })
}

/** What the dialogue says on from a notice, where it leads the conversation. */
async function followUp(
  db: Db,
  { config, readSurroundings }: Platform,
  notice: Notice,
  found: Found,
  { record: conversation, key, contact }: Awaited<ReturnType<typeof lockConversation>>,
  now: Date,
): Promise<DialogueReply[]> {
  if (!found.conversation || conversation.handled_by === 'officer') return []
  const { record, definition, answers } = found
  const context = toDialogueContext(await readSurroundings(db, now), {
    channel: conversation.channel,
    provinceCode: conversation.province_code,
    language: conversation.language,
    now,
    identifiersByLink: config.identifiersByLink,
    contact,
    publicUrl: config.publicUrl,
  })
  const state = openDialogue(key, conversation) ?? newDialogue(conversation.language)
  const asked = record.correction
  const turn =
    notice.template === 'correction' && asked
      ? startCorrection(context, state, definition, {
          reference: record.id,
          fields: asked.fields,
          attachments: asked.attachments,
          note: found.correctionNote,
          answers,
        })
      : notice.template === 'completed'
        ? startSurvey(context, state, {
            reference: record.id,
            serviceTitle: localized(definition.title, conversation.language),
          })
        : undefined
  if (!turn) return []
  await db.run({
    text: 'update conversation set dialogue = $2 where id = $1',
    values: [conversation.id, sealDialogue(key, conversation.id, turn.state)],
  })
  return turn.replies
}

type Remembered = 'sent' | 'no-contact'

const remember = (
  { database }: Platform,
  record: ApplicationRecord,
  notice: Notice,
  channel: MessageChannel,
  status: Remembered,
) => database.write(workerScope, (db) => rememberIn(db, record, notice, channel, status))

async function rememberIn(
  db: Db,
  record: ApplicationRecord,
  notice: Notice,
  channel: MessageChannel,
  status: Remembered,
): Promise<void> {
  await db.run({
    text: `insert into notice (application_id, event_seq, template, channel, status, id) values ($1, $2, $3, $5, $4, gen_random_uuid())
           on conflict (application_id, event_seq, template, channel) do update set status = excluded.status, attempts = notice.attempts + 1`,
    values: [record.id, notice.seq, notice.template, status, channel],
  })
}

/** The mail with an invitation or reset link. The token leaves the outbox sealed and is opened only here. */
export async function mailInvitation(
  platform: Platform,
  mailer: Mailer,
  job: { userId: string; sealedToken: string; purpose: 'invitation' | 'reset' },
): Promise<void> {
  const { database, keyring, config } = platform
  const user = await database.read(workerScope, (db) =>
    db.first<{ email: string; language: Language }>({
      text: `select email, language from app_user where id = $1 and status <> 'disabled'`,
      values: [job.userId],
    }),
  )
  if (!user) return
  const token = openText(keyring.wrapping, tokenPlace(job.userId), Buffer.from(job.sealedToken, 'base64'))
  // The token stands in the fragment: it reaches no server log and no Referer.
  const link = `${config.publicUrl}/app/invitation#${token}`
  const say = noticesTexts.in(user.language)
  await mailer.send({
    to: user.email,
    subject: say(`mailSubject_${job.purpose}`),
    text: say(`mailText_${job.purpose}`, { link }),
    messageKey: `invitation:${job.sealedToken}`,
  })
}
