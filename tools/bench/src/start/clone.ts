import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Start, startOnce } from './start-once'

const run = promisify(execFile)

/** What `npm run bench` was told of its own database is not the newcomer's. */
const ownSettings = ['DATABASE_URL', 'SEED', 'HOST', 'PUBLIC_URL', 'DEMO_PASSWORD', 'SMTP_URL', 'LOG_LEVEL']

/**
 * Clones the last commit into a temporary folder and starts it twice with `npm start`: with nothing installed, built or
 * cached, then again. The folder is removed afterwards. Needs the package registry.
 */
export async function measureStarts(root: string): Promise<{ clean: Start; again: Start }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sipelandukilat-start-'))
  try {
    await chmod(folder, 0o755) // so that the database's user may pass through, where root starts it
    await run('git', ['clone', '--quiet', root, path.join(folder, 'clone')])
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      DATA_DIR: path.join(folder, 'data'),
      KEY_FILE: path.join(folder, 'master.key'),
      npm_config_cache: path.join(folder, 'packages'),
    }
    for (const name of ownSettings) delete env[name]
    const clean = await startOnce(folder, env)
    return { clean, again: await startOnce(folder, env) }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
