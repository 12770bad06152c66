import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { z } from 'zod'
import { type ChannelSettings, readChannelSettings } from '../platform/channel-settings'

const simulators = path.resolve(import.meta.dirname, '../../../../tools/simulators')

const Greeting = z.object({
  ports: z.record(z.string(), z.number()),
  environment: z.record(z.string(), z.string()),
})

const TalkEntry = z.object({
  id: z.string(),
  channel: z.string(),
  person: z.string(),
  isFromCitizen: z.boolean(),
  externalId: z.string(),
  state: z.string(),
  content: z.looseObject({
    kind: z.string(),
    text: z.string().optional(),
    title: z.string().optional(),
    subject: z.string().optional(),
    references: z.array(z.string()).optional(),
    attachments: z.array(z.string()).optional(),
    choices: z.array(z.object({ id: z.string(), title: z.string(), description: z.string().optional() })).optional(),
  }),
})
export type TalkEntry = z.infer<typeof TalkEntry>

const mailsOf = z.array(z.object({ uid: z.number(), flags: z.array(z.string()) }))
const State = z.object({
  webhooks: z.number(),
  smsLinks: z.number(),
  smsWaiting: z.number(),
  inbox: mailsOf,
  done: mailsOf,
})
export type FarSideState = z.infer<typeof State>

/** The simulated WhatsApp, SMS centre and mail server as a program of its own, over TCP and HTTP. */
export type FarSide = {
  environment: Record<string, string>
  settings: ChannelSettings
  /** The page on which somebody plays the citizen. */
  phoneUrl: string
  /** A citizen does something, or the far side misbehaves: the paths of the simulator's page. */
  post: (path: string, values: object) => Promise<unknown>
  state: () => Promise<FarSideState>
  /** What the office sent to a person. */
  received: (channel: string, person: string) => Promise<TalkEntry[]>
  stop: () => Promise<void>
}

/** Builds and starts the far side. @param webhookUrl where it posts WhatsApp's webhooks */
export async function startFarSide(options: { webhookUrl?: string } = {}): Promise<FarSide> {
  const directory = mkdtempSync(path.join(tmpdir(), 'far-side-test-'))
  const outdir = path.join(simulators, `dist/test-${process.pid}-${path.basename(directory)}`)
  await build({
    entryPoints: [path.join(simulators, 'src/far-side.ts')],
    outdir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  })
  const webhook = options.webhookUrl ? ['--webhook-url', options.webhookUrl] : []
  const program = path.join(outdir, 'far-side.js')
  const child = spawn(process.execPath, [program, '--dir', directory, '--retry-ms', '5', ...webhook], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const greeting = Greeting.parse(JSON.parse(await readLine(child)))
  const base = `http://127.0.0.1:${greeting.ports.phone}`

  async function request(address: string, init?: RequestInit): Promise<unknown> {
    const response = await fetch(`${base}${address}`, init)
    if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`)
    return response.json()
  }

  return {
    environment: greeting.environment,
    settings: readChannelSettings(greeting.environment, { demo: true }),
    phoneUrl: base,
    post: (address, values) => request(address, { method: 'POST', body: JSON.stringify(values) }),
    state: async () => State.parse(await request('/state')),
    async received(channel, person) {
      const query = new URLSearchParams({ channel, person })
      const { items } = z.object({ items: z.array(TalkEntry) }).parse(await request(`/talk?${query}`))
      return items.filter(({ isFromCitizen }) => !isFromCitizen)
    },
    async stop() {
      const closed = once(child, 'close')
      child.kill('SIGTERM')
      await closed
      rmSync(outdir, { recursive: true, force: true })
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function readLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('stdout is a pipe')
  const [line] = await once(child.stdout, 'data')
  return String(line)
}
