import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Setting } from '../api-cases'
import { gzipSize } from './page-load'

const run = promisify(execFile)

/** The built modules' folders. */
function listBuilt(root: string): string[] {
  const apps = path.join(root, 'apps')
  const folders = readdirSync(apps)
    .map((name) => path.join(apps, name, 'dist'))
    .filter((folder) => existsSync(path.join(folder, 'module.json')))
  if (folders.length === 0) throw new Error('No module is built: npm run build')
  return folders
}

/** Puts the built modules into the benchmark's registry, as `npm start` does. */
export async function publishModules({
  root,
  data,
  keyFile,
  dataDir,
}: Pick<Setting, 'root' | 'data' | 'keyFile' | 'dataDir'>): Promise<void> {
  const api = path.join(root, 'services/api/dist/main.js')
  await run(process.execPath, [api, 'publish', ...listBuilt(root)], {
    env: { ...process.env, DATABASE_URL: data.ownerUrl, KEY_FILE: keyFile, DATA_DIR: dataDir },
  })
}

/** The entry of each built module: its name and its size as gzip makes it. */
export function listEntries(root: string): { name: string; size: number }[] {
  return listBuilt(root).map((folder) => ({
    name: path.basename(path.dirname(folder)),
    size: gzipSize(readFileSync(path.join(folder, 'remoteEntry.js'))),
  }))
}
