import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { type ChannelSettings, readChannelSettings } from './channel-settings'

const Environment = z.object({
  DATABASE_URL: z.string().min(1),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  KEY_FILE: z.string().min(1, 'KEY_FILE must name a file with the master key (docs/guide/operate.md)'),
  PUBLIC_URL: z.url().optional(),
  SMTP_URL: z.string().optional(),
  REDIS_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Sipelandukilat <tidak-dibalas@sipelandukilat.test>'),
  SEED: z.enum(['demo', 'regions', 'none']).default('none'),
  DEMO_PASSWORD: z.string().min(1).default('sipelandukilat-demo'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Number of proxies in front whose `X-Forwarded-For` may be believed. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  METRICS_TOKEN: z.string().optional(),
  /** NIK and family card numbers are asked by a one-time link, never in a chat: for places where phones are shared. */
  IDENTIFIERS_BY_LINK: z.stringbool().default(false),
  /** Evening and morning hour between which notices wait, in the office's time; `none` where they never do. */
  QUIET_HOURS: z
    .string()
    .regex(/^(none|(1[2-9]|2[0-4])-([0-9]|1[01]))$/, 'QUIET_HOURS is none, or an evening and a morning hour: 21-7')
    .default('21-7'),
  /** Sites on which documents are opened by a link from SIAK, with everything below them; separated by commas. */
  DOCUMENT_HOSTS: z.string().min(1).default('kemendagri.go.id'),
  /** Connections to the database. Two for each core and one more: with more of them, each request costs the database more. */
  POOL_SIZE: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(Math.min(20, 2 * availableParallelism() + 1)),
})

/** Local hours: from the evening one until the morning one notices wait. */
export type QuietHours = { readonly from: number; readonly until: number }

export type Config = {
  databaseUrl: string
  port: number
  host: string
  dataDir: string
  keyFile: string
  /** Where people reach the system, without a slash at the end. */
  publicUrl: string
  smtpUrl: string | undefined
  redisUrl: string | undefined
  mailFrom: string
  seed: 'demo' | 'regions' | 'none'
  demoPassword: string
  logLevel: string
  trustProxy: number
  metricsToken: string | undefined
  poolSize: number
  identifiersByLink: boolean
  quietHours: QuietHours | undefined
  /** Sites on which documents are opened, each with everything below it. */
  documentHosts: readonly string[]
  channels: ChannelSettings
  /** Tells two systems on one host name apart (cookies know no ports). */
  instance: string
}

function toQuietHours(text: string): QuietHours | undefined {
  const [from, until] = text.split('-').map(Number)
  return from === undefined || until === undefined ? undefined : { from, until }
}

/** @throws with the names of the settings that are missing or wrong. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The settings are not complete:\n${lines.join('\n')}`)
  }
  const values = parsed.data
  const dataDir = path.resolve(values.DATA_DIR)
  return {
    databaseUrl: values.DATABASE_URL,
    port: values.PORT,
    host: values.HOST,
    dataDir,
    keyFile: values.KEY_FILE,
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, ''),
    smtpUrl: values.SMTP_URL,
    redisUrl: values.REDIS_URL,
    mailFrom: values.MAIL_FROM,
    seed: values.SEED,
    demoPassword: values.DEMO_PASSWORD,
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY,
    metricsToken: values.METRICS_TOKEN,
    poolSize: values.POOL_SIZE,
    identifiersByLink: values.IDENTIFIERS_BY_LINK,
    quietHours: toQuietHours(values.QUIET_HOURS),
    documentHosts: values.DOCUMENT_HOSTS.split(',').map((host) => host.trim().toLowerCase()),
    channels: readChannelSettings(environment, { demo: values.SEED === 'demo' }),
    instance: createHash('sha256').update(`${dataDir}:${values.PORT}`).digest('hex').slice(0, 8),
  }
}
