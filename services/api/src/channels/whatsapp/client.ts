import { z } from 'zod'
import type { OutboundFile, OutboundMessage, SendOutcome } from '../message'
import { compose, type Piece } from './compose'
import { type DownloadOutcome, downloadMedia } from './download'
import { toFailure } from './send-errors'

export type WhatsappClientOptions = {
  /** with the version, without a slash at the end: https://graph.facebook.com/v23.0 */
  apiUrl: string
  phoneNumberId: string
  accessToken: string
  timeouts?: { sendMs?: number; fileMs?: number }
  /** The largest file that is fetched; WhatsApp itself ends at 100 MB. */
  maxFileBytes?: number
}

export type WhatsappClient = {
  /** Sends all pieces in order. Never throws: every end is an outcome. */
  send: (message: OutboundMessage) => Promise<SendOutcome>
  /** Fetches a file by the reference of an inbound message; Meta keeps it for 7 days after the webhook. */
  download: (mediaReference: string) => Promise<DownloadOutcome>
  /** Shows the citizen that we read it and, if wanted, that an answer is being written. False when it did not work. */
  markRead: (externalId: string, options?: { isTyping?: boolean }) => Promise<boolean>
}

type PieceOutcome = { kind: 'accepted'; id: string } | Exclude<SendOutcome, { kind: 'sent' }>

const Accepted = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) })
const Uploaded = z.object({ id: z.string().min(1) })

/** Speaks to the WhatsApp Cloud API for one phone number of ours. */
export function whatsappClient(options: WhatsappClientOptions): WhatsappClient {
  const { apiUrl, phoneNumberId, accessToken } = options
  const sendMs = options.timeouts?.sendMs ?? 15_000
  const fileMs = options.timeouts?.fileMs ?? 60_000

  async function post(path: string, body: object | FormData, timeoutMs: number) {
    const isForm = body instanceof FormData
    const response = await fetch(`${apiUrl}/${phoneNumberId}/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, ...(isForm ? {} : { 'content-type': 'application/json' }) },
      body: isForm ? body : JSON.stringify(body),
      redirect: 'error', // the token goes to the configured address only
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { response, json: toJson(await response.text()) }
  }

  async function upload(file: OutboundFile): Promise<PieceOutcome> {
    const form = new FormData()
    form.set('messaging_product', 'whatsapp')
    form.set('type', file.contentType)
    form.set('file', new Blob([Uint8Array.from(file.bytes)], { type: file.contentType }), file.fileName)
    const { response, json } = await post('media', form, fileMs)
    const uploaded = Uploaded.safeParse(json)
    return response.ok && uploaded.success
      ? { kind: 'accepted', id: uploaded.data.id }
      : toFailure(response.ok ? 502 : response.status, json, response.headers.get('retry-after'))
  }

  async function sendPiece(piece: Piece, message: OutboundMessage): Promise<PieceOutcome> {
    let content: object
    if (piece.kind === 'file') {
      const uploaded = await upload(piece.file)
      if (uploaded.kind !== 'accepted') return uploaded
      content = toFileContent(piece.file, uploaded.id)
    } else content = { type: piece.type, [piece.type]: piece.content }
    const { response, json } = await post('messages', { ...toEnvelope(message), ...content }, sendMs)
    if (!response.ok) return toFailure(response.status, json, response.headers.get('retry-after'))
    const id = Accepted.safeParse(json).data?.messages[0]?.id
    return id ? { kind: 'accepted', id } : { kind: 'retry', reason: 'unreadable-answer', isUncertain: true }
  }

  return {
    async send(message) {
      const externalIds = [...(message.alreadySent ?? [])]
      for (const piece of compose(message).slice(externalIds.length)) {
        const outcome = await sendPiece(piece, message).catch(toBrokenLink)
        if (outcome.kind === 'accepted') externalIds.push(outcome.id)
        else return outcome.kind === 'retry' && externalIds.length > 0 ? { ...outcome, externalIds } : outcome
      }
      return externalIds.length > 0 ? { kind: 'sent', externalIds } : { kind: 'refused', reason: 'empty' }
    },
    download: (mediaReference) =>
      downloadMedia(mediaReference, {
        apiUrl,
        accessToken,
        timeoutMs: fileMs,
        maxBytes: options.maxFileBytes ?? 16 * 1024 * 1024,
      }),
    async markRead(externalId, { isTyping = false } = {}) {
      const body = {
        messaging_product: 'whatsapp',
        status: 'read',
        message_id: externalId,
        ...(isTyping ? { typing_indicator: { type: 'text' } } : {}),
      }
      return post('messages', body, sendMs).then(
        ({ response }) => response.ok,
        () => false,
      )
    },
  }
}

function toEnvelope(message: OutboundMessage): object {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    // The Cloud API takes digits; who goes by a user name has an id with letters instead of a number.
    ...(/^\+?\d+$/.test(message.to) ? { to: message.to.replace('+', '') } : { recipient: message.to }),
    biz_opaque_callback_data: message.ourId,
    ...(message.inReplyTo ? { context: { message_id: message.inReplyTo } } : {}),
  }
}

function toFileContent(file: OutboundFile, id: string): object {
  return ['image/jpeg', 'image/png'].includes(file.contentType)
    ? { type: 'image', image: { id } }
    : { type: 'document', document: { id, filename: file.fileName } }
}

function toBrokenLink(error: unknown): PieceOutcome {
  const isTimeout = error instanceof Error && error.name === 'TimeoutError'
  // Nothing was sent when no connection was made.
  const isUncertain = isTimeout || !hasCode(error, 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN')
  return {
    kind: 'retry',
    reason: isTimeout ? 'timeout' : 'no-connection',
    afterSeconds: 10,
    ...(isUncertain ? { isUncertain } : {}),
  }
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && codes.includes(String(cause.code))
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
