import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { BuiltFiles } from './release-files'

const run = promisify(execFile)

export const entryName = 'remoteEntry.js'

/** Builds the module that the benchmark publishes, as a developer's `npm run build` does, and reads what came of it. */
export async function buildModule(root: string): Promise<BuiltFiles> {
  const home = path.join(root, 'tools/bench')
  await run('npm', ['run', '--silent', 'build:module'], { cwd: home, env: { ...process.env, NODE_ENV: 'production' } })
  const folder = path.join(home, 'module/dist')
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile() && entry.name !== 'module.json')
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]),
  )
}
