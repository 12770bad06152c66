import { toPhoneAddress } from '../address'
import { cleanText } from '../clean-text'
import { type DeliveryReceipt, type InboundContent, type InboundMessage, type MessageFile, toSentAt } from '../message'
import { KnownContent, type Media, Message, Status, Value, Webhook } from './webhook-schema'

export type ParsedWebhook = {
  messages: InboundMessage[]
  receipts: DeliveryReceipt[]
  /** Where the body was not as documented; places only, never values. Such a body is worth keeping for a person. */
  unreadable: string[]
}

/**
 * Reads a webhook of the WhatsApp Cloud API whose signature was verified. Kinds that we do not know become
 * `unsupported`, so that everybody who writes is answered; what has neither id nor sender is listed in `unreadable`.
 * @param body the parsed JSON
 * @param receivedAt when it reached us
 */
export function parseWebhook(body: unknown, receivedAt: Date): ParsedWebhook {
  const parsed: ParsedWebhook = { messages: [], receipts: [], unreadable: [] }
  const webhook = Webhook.safeParse(body)
  if (!webhook.success)
    return { ...parsed, unreadable: webhook.error.issues.map(({ path }) => path.join('.') || 'body') }
  for (const [entryNumber, entry] of webhook.data.entry.entries()) {
    for (const [changeNumber, change] of entry.changes.entries()) {
      if (change.field !== 'messages') continue
      readValue(change.value, `entry.${entryNumber}.changes.${changeNumber}.value`, receivedAt, parsed)
    }
  }
  return parsed
}

function readValue(value: unknown, place: string, receivedAt: Date, parsed: ParsedWebhook): void {
  const known = Value.safeParse(value)
  if (!known.success) {
    parsed.unreadable.push(place)
    return
  }
  for (const [index, raw] of (known.data.messages ?? []).entries()) {
    const message = Message.safeParse(raw)
    const from = message.data?.from ?? message.data?.from_user_id
    if (message.success && from !== undefined)
      parsed.messages.push(toInbound(message.data, raw, from, known.data, receivedAt))
    else parsed.unreadable.push(`${place}.messages.${index}`)
  }
  for (const [index, raw] of (known.data.statuses ?? []).entries()) {
    const status = Status.safeParse(raw)
    if (!status.success) parsed.unreadable.push(`${place}.statuses.${index}`)
    else parsed.receipts.push(...toReceipt(status.data, receivedAt))
  }
}

function toInbound(message: Message, raw: unknown, from: string, value: Value, receivedAt: Date): InboundMessage {
  const { metadata, contacts = [] } = value
  const contact =
    contacts.find(({ wa_id, user_id }) => wa_id === from || user_id === from) ??
    (contacts.length === 1 ? contacts[0] : undefined)
  const name = contact?.profile?.name?.trim()
  return {
    channel: 'whatsapp',
    externalId: message.id,
    from: toPhoneAddress(from),
    to: metadata.display_phone_number
      ? toPhoneAddress(metadata.display_phone_number)
      : (metadata.phone_number_id ?? ''),
    sentAt: toSentAt(fromSeconds(message.timestamp), receivedAt),
    content: toContent(raw, message.type),
    ...(name ? { senderName: cleanText(name).slice(0, 200) } : {}),
    ...(message.context?.id ? { inReplyTo: message.context.id } : {}),
  }
}

function toContent(raw: unknown, type: string): InboundContent {
  const known = KnownContent.safeParse(raw)
  return known.success ? fromKnown(known.data) : { kind: 'unsupported', what: type }
}

function fromKnown(content: KnownContent): InboundContent {
  switch (content.type) {
    case 'text':
      return { kind: 'text', text: cleanText(content.text.body) }
    case 'button':
      return { kind: 'choice', id: content.button.payload ?? content.button.text, title: content.button.text }
    case 'interactive': {
      const reply = content.interactive.button_reply ?? content.interactive.list_reply
      return reply
        ? { kind: 'choice', id: reply.id, title: cleanText(reply.title) }
        : { kind: 'unsupported', what: 'interactive' }
    }
    case 'image':
      return toFiles(content.image)
    case 'document':
      return toFiles(content.document)
    case 'video':
      return toFiles(content.video)
    case 'audio':
      return content.audio.voice === true ? { kind: 'voice', file: toFile(content.audio) } : toFiles(content.audio)
    case 'voice':
      return { kind: 'voice', file: toFile(content.voice) }
    case 'sticker':
      return { kind: 'sticker' }
    case 'location': {
      const { latitude, longitude, name, address } = content.location
      const label = cleanText([name, address].filter(Boolean).join(', '))
      return { kind: 'location', latitude, longitude, ...(label ? { name: label } : {}) }
    }
  }
}

function toFiles(media: Media): InboundContent {
  const caption = media.caption === undefined ? '' : cleanText(media.caption).trim()
  return { kind: 'files', files: [toFile(media)], ...(caption ? { caption } : {}) }
}

function toFile(media: Media): MessageFile {
  return {
    reference: media.id,
    contentType: media.mime_type.toLowerCase(),
    ...(media.filename ? { fileName: cleanText(media.filename) } : {}),
    ...(media.file_size === undefined ? {} : { size: media.file_size }),
  }
}

const states: Readonly<Record<string, DeliveryReceipt['state']>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
}

function toReceipt(status: Status, receivedAt: Date): DeliveryReceipt[] {
  const state = Object.hasOwn(states, status.status) ? states[status.status] : undefined
  if (state === undefined) return [] // `deleted`, `warning` and what may come: nothing that we act on
  const error = status.errors?.[0]
  return [
    {
      channel: 'whatsapp',
      externalId: status.id,
      state,
      at: toSentAt(fromSeconds(status.timestamp), receivedAt),
      ...(error ? { error: { code: String(error.code), text: error.title ?? error.message ?? '' } } : {}),
      ...(status.biz_opaque_callback_data ? { ourId: status.biz_opaque_callback_data } : {}),
    },
  ]
}

function fromSeconds(seconds: number | undefined): Date | undefined {
  return seconds === undefined ? undefined : new Date(seconds * 1000)
}
