import type { AddressInfo, Server } from 'node:net'
import { createImapServer } from './imap/imap-server'
import type { MailStore } from './mail-store'
import { openMailStore } from './mail-store'
import { createMailWeb } from './mail-web'
import { createPhoneWeb } from './phone/phone-web'
import { createSmsGateway } from './smsc/gateway'
import { createSmsc } from './smsc/smsc'
import { createSmtp } from './smtp'
import { createTalk, type Talk } from './talk'
import { createWhatsapp } from './whatsapp/whatsapp'

const HOST = '127.0.0.1'

/** The demonstration's secrets, known to everybody: the API takes them only with the demonstration's seed. */
const SECRETS = {
  accessToken: 'demo-access-token',
  appSecret: 'demo-whatsapp-secret',
  verifyToken: 'demo-verify-token',
  smsGateway: 'demo-sms-secret',
  smpp: 'demo-smpp',
  imap: 'demo-imap',
}
const PHONE_NUMBER_ID = '100000000000001'
const OFFICE_NUMBER = '+6285199990100'
const OFFICE_ADDRESS = 'layanan@sipelandukilat.test'

export type FarSideOptions = {
  /** where caught mails are kept */
  directory: string
  /** where the API takes WhatsApp's webhooks */
  webhookUrl?: string | undefined
  /** 0 or absent: any free one */
  ports?: {
    smtp?: number
    mail?: number
    whatsapp?: number
    smsc?: number
    smsGateway?: number
    imap?: number
    phone?: number
  }
  /** Until a refused delivery comes again; tests make it short. */
  retryMs?: number | undefined
}

export type FarSide = {
  ports: { smtp: number; mail: number; whatsapp: number; smsc: number; smsGateway: number; imap: number; phone: number }
  /** The settings with which the API finds all of it. */
  environment: Record<string, string>
  stop: () => Promise<void>
}

/** Starts everything that is not ours: WhatsApp, the SMS centre and gateway, the mail server, and the citizen's phone. */
export async function startFarSide({ directory, webhookUrl, ports = {}, retryMs }: FarSideOptions): Promise<FarSide> {
  const talk = createTalk()
  const store = reportToTalk(openMailStore(directory), talk)
  const whatsapp = createWhatsapp({
    talk,
    accessToken: SECRETS.accessToken,
    appSecret: SECRETS.appSecret,
    webhookUrl,
    phoneNumberId: PHONE_NUMBER_ID,
    displayNumber: OFFICE_NUMBER.slice(1),
    ...(retryMs ? { firstRetryMs: retryMs } : {}),
  })
  const smsc = createSmsc({
    talk,
    systemId: 'sipelandukilat',
    password: SECRETS.smpp,
    office: OFFICE_NUMBER.slice(1),
    ...(retryMs ? { retryMs } : {}),
  })
  const imap = createImapServer({ user: OFFICE_ADDRESS, password: SECRETS.imap })
  const smtp = createSmtp(store)
  const servers = {
    mail: createMailWeb(store),
    whatsapp: whatsapp.server,
    smsc: smsc.server,
    smsGateway: createSmsGateway({ talk, secret: SECRETS.smsGateway }),
    imap: imap.server,
    phone: createPhoneWeb({ talk, whatsapp, smsc, imap, office: OFFICE_ADDRESS }),
  }
  await new Promise<void>((resolve) => smtp.listen(ports.smtp ?? 0, HOST, resolve))
  await Promise.all([
    listen(servers.mail, ports.mail),
    listen(servers.whatsapp, ports.whatsapp),
    listen(servers.smsc, ports.smsc),
    listen(servers.smsGateway, ports.smsGateway),
    listen(servers.imap, ports.imap),
    listen(servers.phone, ports.phone),
  ])
  const bound = {
    smtp: portOf(smtp.server.address()),
    mail: portOf(servers.mail.address()),
    whatsapp: portOf(servers.whatsapp.address()),
    smsc: portOf(servers.smsc.address()),
    smsGateway: portOf(servers.smsGateway.address()),
    imap: portOf(servers.imap.address()),
    phone: portOf(servers.phone.address()),
  }
  return {
    ports: bound,
    environment: toEnvironment(bound),
    async stop() {
      whatsapp.stop()
      smsc.stop()
      imap.dropLinks()
      smtp.close()
      for (const server of [servers.mail, servers.whatsapp, servers.smsGateway, servers.phone])
        server.closeAllConnections()
      await Promise.all(Object.values(servers).map((server) => new Promise((resolve) => server.close(resolve))))
    },
  }
}

function toEnvironment(ports: FarSide['ports']): Record<string, string> {
  return {
    MAIL_FROM: `Sipelandukilat <${OFFICE_ADDRESS}>`,
    SMTP_URL: `smtp://${HOST}:${ports.smtp}`,
    WHATSAPP_API_URL: `http://${HOST}:${ports.whatsapp}`,
    WHATSAPP_PHONE_NUMBER_ID: PHONE_NUMBER_ID,
    WHATSAPP_ACCESS_TOKEN: SECRETS.accessToken,
    WHATSAPP_NUMBER: OFFICE_NUMBER,
    WHATSAPP_APP_SECRET: SECRETS.appSecret,
    WHATSAPP_VERIFY_TOKEN: SECRETS.verifyToken,
    SMPP_HOST: HOST,
    SMPP_PORT: String(ports.smsc),
    SMPP_SYSTEM_ID: 'sipelandukilat',
    SMPP_PASSWORD: SECRETS.smpp,
    SMPP_SOURCE: OFFICE_NUMBER,
    SMPP_THROUGHPUT: '100',
    SMS_GATEWAY_SECRET: SECRETS.smsGateway,
    SMS_GATEWAY_URL: `http://${HOST}:${ports.smsGateway}/messages`,
    IMAP_HOST: HOST,
    IMAP_PORT: String(ports.imap),
    IMAP_TLS: 'false',
    IMAP_USER: OFFICE_ADDRESS,
    IMAP_PASSWORD: SECRETS.imap,
  }
}

/** A mail that the system sends is shown on the citizen's phone too. */
function reportToTalk(store: MailStore, talk: Talk): MailStore {
  return {
    ...store,
    add(mail) {
      store.add(mail)
      for (const person of mail.to)
        talk.add({
          channel: 'email',
          person,
          isFromCitizen: false,
          content: {
            kind: 'mail',
            subject: mail.subject,
            text: mail.text,
            references: mail.references ?? [],
            attachments: mail.attachments.map(({ name }) => name),
          },
          externalId: mail.messageId ?? mail.id,
          state: 'delivered',
        })
    },
  }
}

function listen(server: Server, port = 0): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, HOST, resolve)
  })
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}
