import { rm } from 'node:fs/promises'
import path from 'node:path'
import { prepareData } from '../data'
import { cookieNameOf, startServer } from '../servers'
import { signInEverywhere } from '../web/officers'
import { publishModules } from '../web/releases'
import { openRegistry, type Registry } from './registry'
import type { BuiltFiles } from './release-files'

export type Ground = {
  root: string
  serverUrl: string
  keyFile: string
  dataDir: string
  rounds: number
}

/** A system of its own, with the built-in modules and the registry's people. */
export type ModuleSystem = {
  /** As a browser calls it. */
  origin: string
  /** The session of an officer who has every module, as a cookie. */
  officer: string
  registry: Registry
}

/** Enough for an inbox with rows. */
const rows = 5_000

/** Starts a system whose registry knows the built-in modules only, and stops it after; nothing is left of the run before. */
export async function withSystem<T>(
  ground: Ground,
  name: string,
  built: BuiltFiles,
  work: (system: ModuleSystem) => Promise<T>,
): Promise<T> {
  const { root, serverUrl, keyFile } = ground
  // Apart from the folder itself, whose `modules` are the releases of the system that is measured under load.
  const dataDir = path.join(ground.dataDir, 'systems', name)
  await rm(dataDir, { recursive: true, force: true })
  const data = await prepareData({ serverUrl, keyFile, rows, anew: name })
  await publishModules({ root, data, keyFile, dataDir })
  const api = await startServer(
    path.join(root, 'services/api/dist/main.js'),
    ['api'],
    { DATABASE_URL: data.ownerUrl, KEY_FILE: keyFile, DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
    '/health/ready',
  )
  try {
    const cookieName = cookieNameOf(dataDir, api.url)
    return await work({
      origin: api.url.replace('127.0.0.1', 'localhost'),
      officer: `${cookieName}=${await signInEverywhere(data.ownerUrl)}`,
      registry: await openRegistry({ url: api.url, ownerUrl: data.ownerUrl, cookieName }, built),
    })
  } finally {
    await api.stop()
  }
}
