import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { Failure } from '../terminal/failure'
import { plain } from '../terminal/terminal'
import { terminalTexts } from '../texts/texts'
import { type Project, resolveFrom } from './project'

function programOf(project: Project): string {
  const main = resolveFrom(project.folder, '@rsbuild/core')
  // …/@rsbuild/core/dist/index.js → …/@rsbuild/core/bin/rsbuild.js
  const parts = main.split(path.sep)
  return [...parts.slice(0, parts.lastIndexOf('core') + 1), 'bin', 'rsbuild.js'].join(path.sep)
}

/** Runs the bundler of the module itself, of the version it has installed. */
function start(
  project: Project,
  args: readonly string[],
  output: 'pipe' | 'inherit',
  more: NodeJS.ProcessEnv,
): ChildProcess {
  return spawn(process.execPath, [programOf(project), ...args], {
    cwd: project.folder,
    env: { ...process.env, ...more },
    stdio: ['ignore', output === 'pipe' ? 'pipe' : process.stderr, output === 'pipe' ? 'pipe' : 'inherit'],
  })
}

/** Builds to the end. @throws Failure with what the bundler said */
export async function runBuild(project: Project, args: readonly string[] = []): Promise<void> {
  const child = start(project, ['build', ...args], 'pipe', { NODE_ENV: 'production' })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said += String(chunk)
    })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return
  const lines = said.trim().split('\n').slice(-30)
  throw new Failure('refused', terminalTexts.of('cannotBuild'), lines.map(plain))
}

/** Starts the development server; it ends with this process, however that ends. */
export function startServer(project: Project, args: readonly string[], port: number): ChildProcess {
  const child = start(project, ['dev', ...args], 'inherit', { PORT: String(port), NODE_ENV: 'development' })
  process.once('exit', () => child.kill())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(0))
  // A server that ends by itself leaves nothing to wait for.
  child.once('close', (code) => process.exit(code ?? 1))
  return child
}
