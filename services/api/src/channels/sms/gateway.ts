import { z } from 'zod'
import { toPhoneAddress } from '../address'
import { cleanText } from '../clean-text'
import { type DeliveryReceipt, type InboundMessage, type OutboundMessage, type SendOutcome, toSentAt } from '../message'
import { withNumberedChoices } from '../numbered-choices'
import { isSameSecret } from '../same-secret'
import type { SmsProvider } from './sms-provider'

const id = z.string().min(1).max(200)
const instant = z.iso.datetime({ offset: true })

/** What an HTTP gateway posts for one SMS; long ones are whole. */
export const GatewayMessage = z.object({
  id,
  from: z.string().min(1).max(40),
  to: z.string().max(40),
  text: z.string().max(16_384),
  receivedAt: instant,
})
export type GatewayMessage = z.infer<typeof GatewayMessage>

/** What a gateway posts of an SMS that we sent. */
export const GatewayReport = z.object({
  id,
  state: z.enum(['sent', 'delivered', 'failed']),
  at: instant,
  error: z.object({ code: z.string().max(64), text: z.string().max(500) }).optional(),
})
export type GatewayReport = z.infer<typeof GatewayReport>

/** True when the `Authorization` header carries our secret as a bearer token. */
export function isGatewayAuthorized(header: string | undefined, secret: string): boolean {
  const token = /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1]
  return token !== undefined && isSameSecret(token, secret)
}

export function fromGateway(body: GatewayMessage, receivedAt: Date): InboundMessage {
  return {
    channel: 'sms',
    externalId: body.id,
    from: toPhoneAddress(body.from),
    to: toPhoneAddress(body.to),
    sentAt: toSentAt(new Date(body.receivedAt), receivedAt),
    content: { kind: 'text', text: cleanText(body.text).trim() },
  }
}

export function fromGatewayReport(report: GatewayReport, receivedAt: Date): DeliveryReceipt {
  return {
    channel: 'sms',
    externalId: report.id,
    state: report.state,
    at: toSentAt(new Date(report.at), receivedAt),
    ...(report.error ? { error: report.error } : {}),
  }
}

export type SmsGatewaySender = { send: (message: OutboundMessage) => Promise<SendOutcome> }

const Answer = z.object({ id: z.union([z.string().min(1), z.number()]).transform(String) })

/**
 * Sends by POST `{ id, to, text }`; the gateway cuts long texts. The id is the same for every try, so that a gateway
 * can tell a repetition; one that answers with an id of its own is asked about by that.
 */
export function smsGatewaySender(options: { url: string; secret: string; timeoutMs?: number }): SmsGatewaySender {
  return {
    async send(message) {
      const text = withNumberedChoices(message.text, message.choices).trim()
      if (text === '') return { kind: 'refused', reason: 'empty' }
      try {
        const response = await fetch(options.url, {
          method: 'POST',
          headers: { authorization: `Bearer ${options.secret}`, 'content-type': 'application/json' },
          body: JSON.stringify({ id: message.ourId, to: message.to, text }),
          redirect: 'error',
          signal: AbortSignal.timeout(options.timeoutMs ?? 15_000),
        })
        const body = await response.text()
        if (response.ok) return { kind: 'sent', externalIds: [idIn(body) ?? message.ourId] }
        return { ...toFailure(response.status, response.headers.get('retry-after')), ...(body ? { words: body } : {}) }
      } catch (error) {
        const isTimeout = error instanceof Error && error.name === 'TimeoutError'
        return { kind: 'retry', reason: isTimeout ? 'timeout' : 'no-connection', afterSeconds: 10, isUncertain: true }
      }
    },
  }
}

function idIn(body: string): string | undefined {
  try {
    return Answer.safeParse(JSON.parse(body)).data?.id
  } catch {
    return undefined // it answers in words of its own
  }
}

function toFailure(status: number, retryAfter: string | null): Extract<SendOutcome, { kind: 'retry' | 'refused' }> {
  const wait = /^\d{1,5}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined
  if (status === 401 || status === 403) return { kind: 'retry', reason: 'not-permitted', afterSeconds: wait ?? 300 }
  if (status === 408 || status === 425 || status === 429)
    return { kind: 'retry', reason: 'rate-limit', afterSeconds: wait ?? 30 }
  if (status >= 500) return { kind: 'retry', reason: 'far-side-fault', afterSeconds: wait ?? 30 }
  return { kind: 'refused', reason: 'not-accepted', code: String(status) }
}

/** The provider: it sends where it has an address, and posts messages and reports with the same secret. */
export const smsGateway: SmsProvider = {
  open: ({ gateway }) =>
    gateway?.url === undefined
      ? undefined
      : { ...smsGatewaySender({ url: gateway.url, secret: gateway.secret }), close: async () => undefined },
  webhooks({ gateway }) {
    if (!gateway) return []
    const isAuthorized = (header: string | undefined) => isGatewayAuthorized(header, gateway.secret)
    return [
      {
        path: 'inbound',
        isAuthorized,
        read: (body, receivedAt) => ({ messages: [fromGateway(GatewayMessage.parse(body), receivedAt)] }),
      },
      {
        path: 'reports',
        isAuthorized,
        read: (body, receivedAt) => ({ receipts: [fromGatewayReport(GatewayReport.parse(body), receivedAt)] }),
      },
    ]
  },
}
