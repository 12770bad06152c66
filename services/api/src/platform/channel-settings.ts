import { z } from 'zod'

export type WhatsappSettings = {
  appSecret: string
  verifyToken: string
  /** To which citizens write, where pages should name it. */
  number: string | undefined
  /** Without it messages come in and nothing can be answered. */
  sender: { apiUrl: string; phoneNumberId: string; accessToken: string } | undefined
  /** Names of the approved templates for words outside of the 24 hours: a notice (utility), a code (authentication). */
  templates: { notice: string; code: string }
}

export type SmppSettings = {
  host: string
  port: number
  systemId: string
  password: string
  systemType: string
  isSecure: boolean
  /** The number or name from which we write. */
  sourceAddress: string
  /** messages a second that the contract allows */
  throughput: number
}

export type SmsGatewaySettings = { secret: string; url: string | undefined }

/** The providers of SMS that are set up; `sms-sender.ts` says which of them sends. */
export type SmsSettings = {
  /** To which citizens write, where pages should name it. */
  number: string | undefined
  smpp: SmppSettings | undefined
  gateway: SmsGatewaySettings | undefined
  /** Whether any of them takes messages from us; a gateway without an address only brings some. */
  canSend: boolean
}

export type ImapSettings = {
  host: string
  port: number
  isSecure: boolean
  user: string
  password: string
  mailbox: string
  /** Where a mail goes once it is stored; without it, it stays and is marked as read. */
  processedMailbox: string | undefined
}

/** A channel that is not set up is undefined: off. */
export type ChannelSettings = {
  whatsapp: WhatsappSettings | undefined
  sms: SmsSettings | undefined
  imap: ImapSettings | undefined
}

const demoSecrets = {
  WHATSAPP_APP_SECRET: 'demo-whatsapp-secret',
  WHATSAPP_VERIFY_TOKEN: 'demo-verify-token',
  WHATSAPP_PHONE_NUMBER_ID: '100000000000001',
  WHATSAPP_ACCESS_TOKEN: 'demo-access-token',
  SMS_GATEWAY_SECRET: 'demo-sms-secret',
} as const

const GRAPH_VERSION = 'v23.0'
const text = z.string().min(1)
const yes = z.enum(['true', 'false']).transform((value) => value === 'true')
const templateName = z.string().regex(/^[a-z0-9_]{1,512}$/)
const port = z.coerce.number().int().min(1).max(65535)

/** A telephone or a short code. */
const writtenTo = z.string().regex(/^\+?\d{3,15}$/)

const Environment = z.object({
  WHATSAPP_NUMBER: writtenTo.optional(),
  SMS_NUMBER: writtenTo.optional(),
  WHATSAPP_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  WHATSAPP_PHONE_NUMBER_ID: text.regex(/^[\w-]+$/).optional(),
  WHATSAPP_ACCESS_TOKEN: text.optional(),
  WHATSAPP_APP_SECRET: text.optional(),
  WHATSAPP_VERIFY_TOKEN: text.optional(),
  WHATSAPP_NOTICE_TEMPLATE: templateName.default('sipelandukilat_pemberitahuan'),
  WHATSAPP_CODE_TEMPLATE: templateName.default('sipelandukilat_kode'),
  SMPP_HOST: text.optional(),
  SMPP_PORT: port.optional(),
  SMPP_TLS: yes.default(false),
  SMPP_SYSTEM_ID: text.max(15).optional(),
  SMPP_PASSWORD: text.max(64).optional(),
  SMPP_SYSTEM_TYPE: z.string().max(12).default(''),
  SMPP_SOURCE: text.max(20).optional(),
  SMPP_THROUGHPUT: z.coerce.number().positive().max(1000).default(10),
  SMS_GATEWAY_SECRET: text.optional(),
  SMS_GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  IMAP_HOST: text.optional(),
  IMAP_PORT: port.optional(),
  IMAP_TLS: yes.default(true),
  IMAP_USER: text.optional(),
  IMAP_PASSWORD: text.optional(),
  IMAP_MAILBOX: text.default('INBOX'),
  IMAP_PROCESSED_MAILBOX: text.optional(),
})
type Values = z.infer<typeof Environment>
type Name = keyof Values

/**
 * Reads which channels there are and how to reach them. Only the demonstration has secrets that nobody set.
 * @throws with the names of the settings that are wrong, or that a half set up channel lacks.
 */
export function readChannelSettings(
  environment: Readonly<Record<string, string | undefined>>,
  options: { demo: boolean },
): ChannelSettings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(options.demo ? { ...demoSecrets, ...dropUndefined(given) } : given)
  if (!parsed.success)
    throw incomplete(parsed.error.issues.map((issue) => ({ name: issue.path.join('.'), message: issue.message })))
  const values = parsed.data
  const missing = listMissing(values, options.demo)
  if (missing.length > 0) throw incomplete(missing.map((name) => ({ name, message: 'is needed for this channel' })))
  return {
    whatsapp: toWhatsapp(values),
    sms: toSms(values),
    imap: toImap(values),
  }
}

/** What each channel needs as soon as one of its settings is there. */
const together: readonly { begunBy: readonly Name[]; needs: readonly Name[] }[] = [
  {
    begunBy: ['WHATSAPP_API_URL', 'WHATSAPP_APP_SECRET', 'WHATSAPP_VERIFY_TOKEN', 'WHATSAPP_ACCESS_TOKEN'],
    needs: ['WHATSAPP_APP_SECRET', 'WHATSAPP_VERIFY_TOKEN'],
  },
  { begunBy: ['WHATSAPP_API_URL'], needs: ['WHATSAPP_PHONE_NUMBER_ID', 'WHATSAPP_ACCESS_TOKEN'] },
  {
    begunBy: ['SMPP_HOST', 'SMPP_SYSTEM_ID', 'SMPP_PASSWORD'],
    needs: ['SMPP_HOST', 'SMPP_SYSTEM_ID', 'SMPP_PASSWORD', 'SMPP_SOURCE'],
  },
  { begunBy: ['SMS_GATEWAY_URL'], needs: ['SMS_GATEWAY_SECRET'] },
  {
    begunBy: ['IMAP_HOST', 'IMAP_USER', 'IMAP_PASSWORD'],
    needs: ['IMAP_HOST', 'IMAP_USER', 'IMAP_PASSWORD'],
  },
]

/** An access token alone would say that answers go out; outside of the demonstration it needs its address too. */
const tokenNeedsAddress = { begunBy: ['WHATSAPP_ACCESS_TOKEN'], needs: ['WHATSAPP_API_URL'] } as const

function listMissing(values: Values, demo: boolean): Name[] {
  const rules = demo ? together : [...together, tokenNeedsAddress]
  const missing = rules
    .filter(({ begunBy }) => begunBy.some((name) => values[name] !== undefined))
    .flatMap(({ needs }) => needs.filter((name) => values[name] === undefined))
  return [...new Set(missing)]
}

function toWhatsapp(values: Values): WhatsappSettings | undefined {
  const { WHATSAPP_APP_SECRET: appSecret, WHATSAPP_VERIFY_TOKEN: verifyToken } = values
  if (!appSecret || !verifyToken) return undefined
  const { WHATSAPP_API_URL: url, WHATSAPP_PHONE_NUMBER_ID: phoneNumberId, WHATSAPP_ACCESS_TOKEN: accessToken } = values
  const sender = url && phoneNumberId && accessToken ? { apiUrl: toApiUrl(url), phoneNumberId, accessToken } : undefined
  const { WHATSAPP_NOTICE_TEMPLATE: notice, WHATSAPP_CODE_TEMPLATE: code } = values
  return { number: values.WHATSAPP_NUMBER, appSecret, verifyToken, sender, templates: { notice, code } }
}

/** The address with a version of the Graph API in its path, and no slash at the end. */
function toApiUrl(url: string): string {
  const bare = url.replace(/\/+$/, '')
  return /\/v\d+\.\d+$/.test(bare) ? bare : `${bare}/${GRAPH_VERSION}`
}

function toSms(values: Values): SmsSettings | undefined {
  const smpp = toSmpp(values)
  const { SMS_GATEWAY_SECRET: secret, SMS_GATEWAY_URL: url } = values
  const gateway = secret ? { secret, url } : undefined
  if (!smpp && !gateway) return undefined
  // What we write from may be a name.
  const source = writtenTo.safeParse(smpp?.sourceAddress).data
  return { number: values.SMS_NUMBER ?? source, smpp, gateway, canSend: smpp !== undefined || url !== undefined }
}

function toSmpp(values: Values): SmppSettings | undefined {
  const { SMPP_HOST: host, SMPP_SYSTEM_ID: systemId, SMPP_PASSWORD: password, SMPP_SOURCE: sourceAddress } = values
  if (!host || !systemId || !password || !sourceAddress) return undefined
  return {
    host,
    port: values.SMPP_PORT ?? (values.SMPP_TLS ? 3550 : 2775),
    systemId,
    password,
    systemType: values.SMPP_SYSTEM_TYPE,
    isSecure: values.SMPP_TLS,
    sourceAddress,
    throughput: values.SMPP_THROUGHPUT,
  }
}

function toImap(values: Values): ImapSettings | undefined {
  const { IMAP_HOST: host, IMAP_USER: user, IMAP_PASSWORD: password } = values
  if (!host || !user || !password) return undefined
  return {
    host,
    port: values.IMAP_PORT ?? (values.IMAP_TLS ? 993 : 143),
    isSecure: values.IMAP_TLS,
    user,
    password,
    mailbox: values.IMAP_MAILBOX,
    processedMailbox: values.IMAP_PROCESSED_MAILBOX,
  }
}

function dropUndefined(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

function incomplete(faults: readonly { name: string; message: string }[]): Error {
  const lines = faults.map(({ name, message }) => `  ${name}: ${message}`)
  return new Error(`The settings are not complete:\n${lines.join('\n')}`)
}
