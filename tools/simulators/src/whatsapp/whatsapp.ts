import type { Server } from 'node:http'
import type { Talk, TalkContent, TalkEntry } from '../talk'
import { isRecord, listChoices } from './check-message'
import { createGraphApi, type GraphFault, newWamid } from './graph-api'
import { findQuestion, toMetaContent } from './meta-content'
import { createWebhooks } from './webhooks'

const DAY_MS = 24 * 60 * 60_000

export type WhatsappOptions = {
  talk: Talk
  accessToken: string
  appSecret: string
  webhookUrl: string | undefined
  phoneNumberId: string
  /** the office's number, digits only */
  displayNumber: string
  firstRetryMs?: number
}

/** What a citizen does on WhatsApp; `raw` is a message as Meta writes it, without `from`, `id` and `timestamp`. */
export type WhatsappMessage = { person: string; name?: string; content?: TalkContent; choiceId?: string; raw?: unknown }

export type Whatsapp = {
  server: Server
  /** @returns the wamid */
  say: (message: WhatsappMessage) => string
  /** The citizen opens the chat. */
  read: (person: string) => void
  /** Whether the webhook's address answers Meta's question with this token. */
  verify: (token: string) => Promise<boolean>
  /** A signed webhook of whatever content. */
  post: (value: unknown) => Promise<boolean>
  /** `failNext` says of each of the next requests how it fails, or null. */
  setFaults: (faults: { failNext?: (GraphFault | null)[]; copies?: number; isHolding?: boolean }) => Promise<void>
  countWebhooks: () => number
  stop: () => void
}

/** WhatsApp between our webhook and a simulated citizen: the Graph API, signed webhooks, delivery states. */
export function createWhatsapp(options: WhatsappOptions): Whatsapp {
  const { talk, phoneNumberId, displayNumber } = options
  const webhooks = createWebhooks({
    url: options.webhookUrl,
    appSecret: options.appSecret,
    ...(options.firstRetryMs ? { firstRetryMs: options.firstRetryMs } : {}),
  })
  const faults: (GraphFault | null)[] = []
  const references = new Map<string, unknown>()

  function toWebhook(value: object): object {
    const metadata = { display_phone_number: displayNumber, phone_number_id: phoneNumberId }
    const changes = [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } }]
    return { object: 'whatsapp_business_account', entry: [{ id: '0', changes }] }
  }

  async function reportStatus(entry: TalkEntry, status: 'sent' | 'delivered' | 'read' | 'failed', error?: object) {
    talk.setState(entry.externalId, status)
    await webhooks.send(
      toWebhook({
        statuses: [
          {
            id: entry.externalId,
            status,
            timestamp: seconds(),
            recipient_id: entry.person.replace('+', ''),
            ...(references.has(entry.externalId) ? { biz_opaque_callback_data: references.get(entry.externalId) } : {}),
            ...(error ? { errors: [error] } : {}),
          },
        ],
      }),
    )
  }

  function isWindowOpen(person: string): boolean {
    return talk
      .list('whatsapp', person)
      .some(({ isFromCitizen, at }) => isFromCitizen && Date.now() - Date.parse(at) < DAY_MS)
  }

  async function deliver(message: Record<string, unknown>, wamid: string): Promise<void> {
    const person = message.to === undefined ? String(message.recipient) : `+${String(message.to).replace('+', '')}`
    if (typeof message.biz_opaque_callback_data === 'string') references.set(wamid, message.biz_opaque_callback_data)
    const isRefused = message.type !== 'template' && !isWindowOpen(person)
    const entry = talk.add({
      channel: 'whatsapp',
      person,
      isFromCitizen: false,
      content: toContent(message, talk),
      externalId: wamid,
      state: 'waiting',
    })
    // Meta accepts it and reports afterwards that it was not delivered.
    if (isRefused) return reportStatus(entry, 'failed', { code: 131047, title: 'Re-engagement message' })
    await reportStatus(entry, 'sent')
    await reportStatus(entry, 'delivered')
  }

  return {
    server: createGraphApi({
      talk,
      accessToken: options.accessToken,
      onMessage: (message, wamid) => void deliver(message, wamid),
      onRead: (wamid) => talk.setState(wamid, 'read'),
      takeFault: () => faults.shift() ?? undefined,
    }),
    say({ person, name = 'Warga Contoh', content, choiceId, raw }) {
      const id = newWamid()
      const from = person.replace('+', '')
      if (content)
        talk.add({ channel: 'whatsapp', person, isFromCitizen: true, content, externalId: id, state: 'waiting' })
      const body = isRecord(raw)
        ? raw
        : content
          ? toMetaContent(content, { choiceId, question: findQuestion(talk, person, choiceId) }, talk)
          : {}
      const message = { from, id, timestamp: seconds(), ...body }
      const contacts = [{ profile: { name }, wa_id: from }]
      void webhooks.send(toWebhook({ contacts, messages: [message] })).then((isTaken) => {
        if (isTaken && content) talk.setState(id, 'sent')
      })
      return id
    },
    read(person) {
      for (const entry of talk.list('whatsapp', person))
        if (!entry.isFromCitizen && entry.state === 'delivered') void reportStatus(entry, 'read')
    },
    verify: webhooks.verify,
    post: (value) => webhooks.send(value),
    async setFaults({ failNext, copies, isHolding }) {
      if (failNext) faults.splice(0, faults.length, ...failNext)
      if (copies !== undefined) webhooks.setCopies(copies)
      if (isHolding !== undefined) await webhooks.hold(isHolding)
    },
    countWebhooks: webhooks.countTries,
    stop: webhooks.stop,
  }
}

function toContent(message: Record<string, unknown>, talk: Talk): TalkContent {
  const content = isRecord(message[String(message.type)]) ? message[String(message.type)] : {}
  if (!isRecord(content)) return { kind: 'text', text: '' }
  switch (message.type) {
    case 'text':
      return { kind: 'text', text: String(content.body) }
    case 'interactive': {
      const body = isRecord(content.body) ? String(content.body.text) : ''
      return { kind: 'text', text: body, choices: listChoices(content) }
    }
    case 'template':
      return { kind: 'text', text: `[${String(content.name)}] ${listParameters(content).join(' · ')}` }
    default: {
      const fileId = String(content.id)
      const file = talk.findFile(fileId)
      const name = String(content.filename ?? file?.name ?? message.type)
      return { kind: 'file', fileId, name, contentType: file?.contentType ?? 'application/octet-stream' }
    }
  }
}

function listParameters(template: Record<string, unknown>): string[] {
  const components = Array.isArray(template.components) ? template.components.filter(isRecord) : []
  return components
    .filter(({ type }) => type === 'body')
    .flatMap(({ parameters }) => (Array.isArray(parameters) ? parameters.filter(isRecord) : []))
    .map(({ text }) => String(text))
}

function seconds(): string {
  return String(Math.floor(Date.now() / 1000))
}
