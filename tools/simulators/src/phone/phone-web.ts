import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { ImapServer } from '../imap/imap-server'
import { chooseLanguage, isLocal, readBody, send, sendJson } from '../local-web'
import type { Smsc } from '../smsc/smsc'
import type { Talk } from '../talk'
import type { Whatsapp } from '../whatsapp/whatsapp'
import { writeMail } from '../write-mail'
import { renderPhone } from './phone-page'
import { PHONE_SCRIPT } from './phone-script'
import { PHONE_STYLE } from './phone-style'
import { optionalText, readValues, textOf, toTalkContent, toWrittenMail } from './read-request'

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'"

export type PhoneOptions = {
  talk: Talk
  whatsapp: Whatsapp
  smsc: Smsc
  imap: ImapServer
  /** the office's mail address */
  office: string
}

/** The page on which one plays a citizen, and the same as JSON for programs. */
export function createPhoneWeb(options: PhoneOptions): Server {
  const streams = new Set<ServerResponse>()
  options.talk.listen((entry) => {
    for (const stream of streams) stream.write(`data: ${JSON.stringify(entry)}\n\n`)
  })
  const server = createServer((request, response) => {
    if (!isLocal(request)) return send(response, 403, 'text/plain', 'Only on this machine.')
    const url = new URL(request.url ?? '/', 'http://localhost')
    const outcome =
      request.method === 'POST' ? act(options, url, request, response) : show(options, url, request, response)
    outcome.catch((error: Error) => send(response, 400, 'text/plain', error.message))
  })

  async function show({ talk }: PhoneOptions, url: URL, request: IncomingMessage, response: ServerResponse) {
    const [first = '', id = ''] = url.pathname.slice(1).split('/')
    switch (first) {
      case '':
        return send(response, 200, 'text/html', renderPhone(chooseLanguage(url, request)), PAGE_POLICY)
      case 'phone.css':
        return send(response, 200, 'text/css', PHONE_STYLE)
      case 'phone.js':
        return send(response, 200, 'text/javascript', PHONE_SCRIPT)
      case 'talk': {
        const { searchParams } = url
        const items = talk.list(searchParams.get('channel') ?? undefined, searchParams.get('person') ?? undefined)
        return sendJson(response, { items })
      }
      case 'state':
        return sendJson(response, describe(options))
      case 'files':
        return sendFile(talk, id, response)
      case 'events':
        return stream(response)
      default:
        return send(response, 404, 'text/plain', 'Not found')
    }
  }

  function stream(response: ServerResponse) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(': begun\n\n')
    streams.add(response)
    response.on('close', () => streams.delete(response))
  }
  return server
}

async function act(options: PhoneOptions, url: URL, request: IncomingMessage, response: ServerResponse) {
  const { talk, whatsapp, smsc, imap } = options
  const values = readValues(await readBody(request))
  switch (url.pathname) {
    case '/whatsapp': {
      const name = optionalText(values, 'name')
      const choiceId = optionalText(values, 'choiceId')
      const id = whatsapp.say({
        person: textOf(values, 'person'),
        ...(values.raw === undefined ? { content: toTalkContent(values, talk) } : { raw: values.raw }),
        ...(name ? { name } : {}),
        ...(choiceId ? { choiceId } : {}),
      })
      return sendJson(response, { id })
    }
    case '/whatsapp/read':
      whatsapp.read(textOf(values, 'person'))
      return sendJson(response, {})
    case '/whatsapp/verify':
      return sendJson(response, { isVerified: await whatsapp.verify(textOf(values, 'token')) })
    case '/whatsapp/webhook':
      return sendJson(response, { isTaken: await whatsapp.post(values) })
    case '/sms': {
      const form = values.form === 'payload' || values.form === 'sar' ? values.form : 'header'
      smsc.say({
        person: textOf(values, 'person'),
        text: textOf(values, 'text'),
        form,
        isReversed: values.isReversed === true,
      })
      return sendJson(response, {})
    }
    case '/email':
      return sendJson(response, { id: receiveMail(options, values) })
    case '/faults':
      if (values.whatsapp) await whatsapp.setFaults(Object(values.whatsapp))
      if (values.sms) smsc.setFaults(Object(values.sms))
      if (values.dropSms) smsc.dropLinks()
      if (values.dropImap) imap.dropLinks()
      if (values.renumberMailbox) imap.inbox.renumber()
      return sendJson(response, describe(options))
    default:
      return send(response, 404, 'text/plain', 'Not found')
  }
}

/** Puts a mail into the office's mailbox: written here, or as it came (`raw`, in base64). */
function receiveMail({ talk, imap, office }: PhoneOptions, values: Readonly<Record<string, unknown>>): string {
  const given = optionalText(values, 'raw')
  if (given) return String(imap.inbox.add(Buffer.from(given, 'base64')))
  const mail = toWrittenMail(values, office)
  const { raw, messageId } = writeMail(mail)
  const attachments = (mail.attachments ?? []).map(({ name }) => name)
  const references = [...(mail.references ?? []), ...(mail.inReplyTo ? [mail.inReplyTo] : [])]
  talk.add({
    channel: 'email',
    person: mail.from,
    isFromCitizen: true,
    content: { kind: 'mail', subject: mail.subject, text: mail.text ?? mail.html ?? '', references, attachments },
    externalId: messageId,
    state: 'sent',
  })
  imap.inbox.add(raw)
  return messageId
}

function describe({ whatsapp, smsc, imap }: PhoneOptions) {
  const toMails = (box: ImapServer['inbox']) => box.list().map(({ uid, flags }) => ({ uid, flags: [...flags] }))
  return {
    webhooks: whatsapp.countWebhooks(),
    smsLinks: smsc.countLinks(),
    smsWaiting: smsc.countWaiting(),
    inbox: toMails(imap.inbox),
    done: toMails(imap.done),
  }
}

function sendFile(talk: Talk, id: string, response: ServerResponse) {
  const file = talk.findFile(id)
  if (!file) return send(response, 404, 'text/plain', 'Not found')
  // What a citizen sent is shown as a picture or saved, never run.
  const isPicture = ['image/jpeg', 'image/png', 'image/webp'].includes(file.contentType)
  response
    .writeHead(200, {
      'content-type': isPicture ? file.contentType : 'application/octet-stream',
      'content-disposition': isPicture ? 'inline' : 'attachment',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
    .end(file.bytes)
}
