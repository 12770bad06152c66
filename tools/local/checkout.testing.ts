import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeOpenFolder } from './clone.testing'
import { rememberInstalled } from './install.mjs'

const root = path.resolve(import.meta.dirname, '../..')

/** What belongs to one folder alone: memories of installations and builds, and links to the workspaces. */
const OWN = /^\.(?!bin$)|^@sipelandukilat$/

/** What a newcomer's terminal hands down, and where the browser is; nothing of the tests that run here. */
const HANDED_DOWN = ['PATH', 'HOME', 'CHROMIUM_PATH']

/** Who commits. */
const NEWCOMER = {
  GIT_AUTHOR_NAME: 'Newcomer',
  GIT_AUTHOR_EMAIL: 'newcomer@uji.test',
  GIT_COMMITTER_NAME: 'Newcomer',
  GIT_COMMITTER_EMAIL: 'newcomer@uji.test',
}

export type Outcome = { code: number | null; output: string }

/** A whole copy of the files of this checkout under version control, to carry out commands in. */
export function makeCheckout() {
  const folder = makeOpenFolder('checkout-test-')
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  for (const file of listed.split('\n'))
    if (file !== '' && existsSync(path.join(root, file))) cpSync(path.join(root, file), path.join(folder, file))
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...NEWCOMER } })
  git('init', '--quiet', '--initial-branch=main')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'The checkout as it stands')
  return {
    folder,
    git,
    read: (file: string) => readFileSync(path.join(folder, file), 'utf8'),
    write: (file: string, text: string) => writeFileSync(path.join(folder, file), text),
    run: (line: string) => runLine(folder, line),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/**
 * Carries out a line as a shell would; what it says comes back, also where it fails.
 * @param options `endAt`: it is stopped by Ctrl-C once it has said this
 */
export async function runLine(
  folder: string,
  line: string,
  options: { environment?: Record<string, string>; endAt?: string } = {},
): Promise<Outcome> {
  const handedDown = Object.fromEntries(HANDED_DOWN.map((name) => [name, process.env[name]]))
  const env = { ...handedDown, ...NEWCOMER, ...options.environment }
  // A group of its own: Ctrl-C in a terminal reaches all of it.
  const child = spawn(line, { cwd: folder, env, shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let isEnded = false
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (isEnded || options.endAt === undefined || !output.includes(options.endAt) || child.pid === undefined) return
      isEnded = true
      process.kill(-child.pid, 'SIGINT')
    })
  const [code]: (number | null)[] = await once(child, 'close')
  return { code: code ?? null, output }
}

/** Installs without a network: packages are those of this checkout, workspaces those of the folder. */
export function linkInstalled(folder: string): void {
  const installed = path.join(root, 'node_modules')
  const target = path.join(folder, 'node_modules')
  mkdirSync(target)
  for (const name of readdirSync(installed))
    if (!OWN.test(name)) symlinkSync(path.join(installed, name), path.join(target, name))
  // Relative links: copied as they are, they lead to the folder's own workspaces.
  const workspaces = '@sipelandukilat'
  cpSync(path.join(installed, workspaces), path.join(target, workspaces), { recursive: true, verbatimSymlinks: true })
  writeFileSync(path.join(target, '.package-lock.json'), '{}')
  rememberInstalled(folder)
}
