import { wordings } from '@sipelandukilat/domain'
import { mailRefusals } from '../../channels/email/mail-limits'
import type { ParsedMail } from '../../channels/email/parse-mail'
import type { LinkState, MessageChannel } from '../../channels/message'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { noteChannelState } from './channel-health'
import { type ChannelLinks, openChannelLinks } from './channel-links'
import { findStored, receive } from './receive'
import { noteReceipt } from './send-outgoing'

/** Opens the links to the far sides for a worker: what they receive is stored before it is acknowledged. */
export function openLinks(platform: Platform, mailer: Mailer): ChannelLinks {
  const { config, logger, clock } = platform
  const begunAt = clock()
  const onError = (error: unknown) =>
    logger.error({ name: (error as Error).name, code: (error as { code?: string }).code }, 'a message was not stored')
  return openChannelLinks(config.channels, {
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
}

/** A mail with its files, which wait encrypted until the message is handled. What no dialogue may answer is left alone. */
async function receiveMail(platform: Platform, mailer: Mailer, mail: ParsedMail): Promise<void> {
  if (mail.ignore) return
  const { message } = mail
  if (mail.refused && message.from) {
    await mailer.sendMail({
      from: platform.config.mailFrom,
      to: message.from,
      subject: `Re: ${message.subject ?? 'Sipelandukilat'}`,
      // Whoever writes for the first time has chosen no language.
      text: wordings(mailRefusals[mail.refused]).join('\n\n'),
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
