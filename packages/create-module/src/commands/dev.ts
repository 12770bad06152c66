import { createServer } from 'node:net'
import { writeRecordedConfig } from '../module/look-at-pages'
import { openProject, type Project } from '../module/project'
import { startServer } from '../module/rsbuild'
import { connect } from '../registry/connection'
import { Failure } from '../terminal/failure'
import { plain, type Terminal } from '../terminal/terminal'
import { terminalTexts } from '../texts/texts'
import { type Command, parse } from './command'
import { moduleOf } from './module-of'

const usage = 'sipelandukilat dev [--port 4300] | dev --recorded [--port 4300]'

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, 'localhost', () => probe.close(() => resolve(true)))
  })

async function choosePort(wanted: string | undefined): Promise<number> {
  const first = Number(wanted ?? 4300)
  if (!Number.isInteger(first) || first < 1024 || first > 65_535) throw new Failure('usage', plain(usage))
  for (let port = first; port < first + 20; port += 1) if (await isFree(port)) return port
  throw new Failure('usage', terminalTexts.of('portInUse', { first }))
}

/** Waits until the development server answers. @throws Failure when it does not within a minute */
async function waitFor(address: string): Promise<void> {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const response = await fetch(address).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Failure('unreachable', plain(`${address}: 60 s`))
}

async function devRecorded(project: Project, terminal: Terminal, port: number): Promise<string> {
  startServer(project, ['--config', await writeRecordedConfig(project), '--port', String(port)], port)
  const address = `http://localhost:${port}/`
  await waitFor(address)
  terminal.result(terminalTexts.of('runsRecorded', { address }), { ok: true, address })
  return address
}

/** The page of the shell that asks whether to show a preview in this browser, and shows it. */
const previewAddress = (url: string, moduleId: string, of: Record<string, string>) =>
  `${url}/app/preview?${new URLSearchParams({ module: moduleId, ...of })}`

async function devInShell(
  project: Project,
  terminal: Terminal,
  port: number,
  given: string | undefined,
): Promise<void> {
  const { url } = await connect(terminal, given)
  const id = await moduleOf(undefined)
  startServer(project, [], port)
  const devServer = `http://localhost:${port}`
  await waitFor(`${devServer}/module.json`)
  const address = previewAddress(url, id, { devServer })
  terminal.result(terminalTexts.of('openPreviewOfServer', { address, id, devServer }), {
    ok: true,
    id,
    devServer,
    address,
  })
}

export const dev: Command = {
  usage,
  summary: terminalTexts.of('summaryDev'),
  run: async (args, terminal) => {
    const { values } = parse(args, { recorded: { type: 'boolean' }, port: { type: 'string' } })
    const project = await openProject(process.cwd())
    const port = await choosePort(values.port)
    if (values.recorded) await devRecorded(project, terminal, port)
    else await devInShell(project, terminal, port, values.url)
  },
}

export const preview: Command = {
  usage: 'sipelandukilat preview VERSION [--module ID]',
  summary: terminalTexts.of('summaryPreview'),
  run: async (args, terminal) => {
    const { values, positionals } = parse(args, { module: { type: 'string' } })
    const [version] = positionals
    if (!version) throw new Failure('usage', plain(preview.usage))
    const { url } = await connect(terminal, values.url)
    const id = await moduleOf(values.module)
    const address = previewAddress(url, id, { version })
    terminal.result(terminalTexts.of('openPreview', { address }), { ok: true, id, version, address })
  },
}
