import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { vi } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
/** As `npm run build` packed them and the API gives them to developers. */
const packages = path.join(root, 'packages/create-module/dist/packages')

export type Answer = { readonly code: number | null; readonly said: string; readonly json: unknown }

/** A folder outside this repository, with a module in it and people at its terminal. */
export type ThirdPartyModule = {
  readonly folder: string
  /** What the scaffold said. */
  readonly created: Answer
  readonly write: (file: string, text: string) => void
  /** Runs a program of the module's `node_modules`. */
  readonly run: (program: string, args: readonly string[]) => Promise<Answer>
  /** The command `sipelandukilat` as one of the people; what it keeps for each stays apart. */
  readonly command: (person: string, args: readonly string[], more?: RunOptions) => Promise<Answer>
  /** The same for one that goes on until it is stopped: resolves with its first line for a script. */
  readonly start: (person: string, args: readonly string[]) => Promise<{ said: unknown; stop: () => Promise<void> }>
  /** Starts a server of the module's own and waits until it listens on that port; returns what stops it. */
  readonly serve: (file: string, port: number) => Promise<() => Promise<void>>
  /** Where the command keeps session and keys of that person. */
  readonly configOf: (person: string) => string
  readonly remove: () => void
}

type RunOptions = { input?: string; environment?: Record<string, string> }

function run(file: string, args: readonly string[], cwd: string, { input = '', environment = {} }: RunOptions) {
  return new Promise<Answer>((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd,
      env: { PATH: process.env.PATH, HOME: cwd, LANG: 'en_US.UTF-8', ...environment },
    })
    let output = ''
    let said = ''
    child.stdout.on('data', (chunk) => {
      output += String(chunk)
      said += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      said += String(chunk)
    })
    child.stdin.end(input)
    child.once('error', reject)
    child.once('close', (code) => {
      const last = output.trim().split('\n').at(-1) ?? ''
      resolve({ code, said, json: last.startsWith('{') ? JSON.parse(last) : undefined })
    })
  })
}

function start(file: string, args: readonly string[], cwd: string, environment: Record<string, string>) {
  return new Promise<{ said: unknown; stop: () => Promise<void> }>((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args, '--json'], {
      cwd,
      env: { PATH: process.env.PATH, HOME: cwd, LANG: 'en_US.UTF-8', ...environment },
    })
    let noise = ''
    const ended = new Promise<void>((done) => child.once('close', () => done()))
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`${args.join(' ')} ended with ${code}: ${noise}`)))
    child.stderr.on('data', (chunk) => {
      noise += String(chunk)
    })
    child.stdout.on('data', (chunk) => {
      const line = String(chunk)
        .split('\n')
        .find((one) => one.startsWith('{'))
      if (!line) return
      const stop = async () => {
        child.kill('SIGINT')
        await ended
      }
      resolve({ said: JSON.parse(line), stop })
    })
  })
}

async function serve(file: string, cwd: string, port: number): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [file], { cwd, stdio: 'inherit' })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  await vi.waitFor(() => fetch(`http://localhost:${port}/`), { timeout: 10_000, interval: 50 })
  return async () => {
    child.kill()
    await ended
  }
}

/** A tarball's files, as npm puts them in place. */
async function unpack(tarball: string, target: string): Promise<void> {
  mkdirSync(target, { recursive: true })
  await new Promise<void>((resolve, reject) => {
    const child = spawn('tar', ['xzf', tarball, '-C', target, '--strip-components=1'], { stdio: 'inherit' })
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`tar ${tarball}: ${code}`))))
  })
}

/** What `npm install` does, without the network: the tarballs, and everything else as this repository has it installed. */
async function install(folder: string): Promise<void> {
  const installed = path.join(folder, 'node_modules')
  mkdirSync(path.join(installed, '@sipelandukilat'), { recursive: true })
  for (const name of readdirSync(path.join(root, 'node_modules'))) {
    if (name !== '@sipelandukilat' && name !== '.cache')
      symlinkSync(path.join(root, 'node_modules', name), path.join(installed, name))
  }
  const { packages: index } = JSON.parse(readFileSync(path.join(packages, 'packages.json'), 'utf8')) as {
    packages: Record<string, { file: string }>
  }
  for (const [name, { file }] of Object.entries(index))
    await unpack(path.join(folder, 'vendor', file), path.join(installed, name))
}

/** Makes a module with the scaffold, as somebody in a regency would: `args` are those of `create-module`. */
export async function makeThirdPartyModule(args: readonly string[]): Promise<ThirdPartyModule> {
  const home = mkdtempSync(path.join(tmpdir(), 'stranger-module-'))
  const folder = path.join(home, args[0] ?? '')
  const scaffold = path.join(home, 'create-module')
  await unpack(path.join(packages, 'create-module.tgz'), scaffold)
  symlinkSync(path.join(root, 'node_modules'), path.join(scaffold, 'node_modules'))
  const own = args.map((word) => (word.endsWith('/developers') ? packages : word))
  const created = await run(path.join(scaffold, 'dist/create.js'), own, home, {})
  if (existsSync(folder)) await install(folder)
  const ours = path.join(folder, 'node_modules/@sipelandukilat/create-module/dist/sipelandukilat.js')
  const configOf = (person: string) => path.join(home, 'config', person)
  return {
    created,
    folder,
    write: (file, text) => {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      writeFileSync(path.join(folder, file), text)
    },
    run: (program, rest) => run(path.join(folder, 'node_modules', program), rest, folder, {}),
    command: (person, rest, { environment, ...more } = {}) =>
      run(ours, rest, folder, { ...more, environment: { XDG_CONFIG_HOME: configOf(person), ...environment } }),
    start: (person, rest) => start(ours, rest, folder, { XDG_CONFIG_HOME: configOf(person) }),
    serve: (file, port) => serve(path.join(folder, file), folder, port),
    configOf: (person) => path.join(configOf(person), 'sipelandukilat'),
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}
