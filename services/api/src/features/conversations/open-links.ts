import { mailRefusals } from '../../channels/email/mail-limits'
import type { ParsedMail } from '../../channels/email/parse-mail'
import type { LinkState, MessageChannel } from '../../channels/message'
import { workerScope } from '../../platform/caller'
import type { Queues } from '../../platform/jobs/queues'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { type Turns, takeTurn } from '../dialogue/take-turn'
import { noteChannelState } from './channel-health'
import { type ChannelLinks, openChannelLinks } from './channel-links'
import { findStored, receive } from './receive'
import { noteReceipt, sendLateAgain } from './send-outgoing'

const lateAfterMinutes = 15

/** The half of the conversations that works in the background: the links to the far sides, and the hearing of messages. */
export function workConversations(
  platform: Platform,
  queues: Queues,
  mailer: Mailer,
): { links: ChannelLinks; hearLate: () => Promise<void> } {
  const { config, logger, database, clock } = platform
  const begunAt = clock()
  const onError = (error: unknown) =>
    logger.error({ name: (error as Error).name, code: (error as { code?: string }).code }, 'a message was not stored')
  const links = openChannelLinks(config.channels, {
    mailer,
    mailFrom: config.mailFrom,
    blobs: platform.blobs,
    onMessage: async (message) => {
      await receive(platform, [message])
    },
    onReceipt: (receipt) => noteReceipt(platform, receipt),
    onMail: (mail) => receiveMail(platform, mailer, mail),
    onState: (channel: MessageChannel, link: LinkState) =>
      void noteChannelState(platform, channel, link).catch(onError),
    onError,
    findStored: (digest) => findStored(platform, digest, begunAt),
  })
  const turns: Turns = { platform, links }
  queues.startWorker('inbound', (job) => takeTurn(turns, job.data), 4)
  return {
    links,
    /** What is still unheard or unsaid after a while: parts of an SMS that never became whole, and whatever a lost job left. */
    async hearLate() {
      const late = await database.read(workerScope, (db) =>
        db.rows<{ id: string }>({
          text: `select id from inbound_message where handled_at is null and received_at < $1 order by received_at limit 500`,
          values: [new Date(clock().getTime() - lateAfterMinutes * 60_000)],
        }),
      )
      for (const { id } of late) await takeTurn(turns, { inboundId: id })
      await sendLateAgain(platform)
    },
  }
}

/** A mail with its files, which wait encrypted until the message is heard. What no dialogue may answer is left alone. */
async function receiveMail(platform: Platform, mailer: Mailer, mail: ParsedMail): Promise<void> {
  if (mail.ignore) return
  const { message } = mail
  if (mail.refused && message.from) {
    const { id, en } = mailRefusals[mail.refused]
    await mailer.sendMail({
      from: platform.config.mailFrom,
      to: message.from,
      subject: `Re: ${message.subject ?? 'Sipelandukilat'}`,
      text: `${id}\n\n${en}`,
      headers: { 'Auto-Submitted': 'auto-replied' },
    })
    return
  }
  const blobs = new Map<string, string>()
  for (const { reference, bytes } of mail.attachments) blobs.set(reference, await platform.blobs.put(bytes))
  const { content } = message
  const kept =
    content.kind === 'files'
      ? { ...content, files: content.files.map((file) => ({ ...file, reference: blobs.get(file.reference) ?? '' })) }
      : content
  await receive(platform, [{ ...message, content: kept }])
}
