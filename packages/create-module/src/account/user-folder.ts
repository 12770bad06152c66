import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'

/** Where keys and sessions of this person lie: outside any repository. */
export function userFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const base =
    environment.XDG_CONFIG_HOME ||
    (process.platform === 'win32' && environment.APPDATA) ||
    path.join(homedir(), '.config')
  return path.join(base, 'sipelandukilat')
}

/** Writes what nobody else may read (mode 0600 in a folder 0700); the file is whole or as it was. */
export async function writePrivate(name: string, text: string): Promise<void> {
  const file = path.join(userFolder(), name)
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const temporary = `${file}.${process.pid}`
  await writeFile(temporary, text, { mode: 0o600 })
  await chmod(temporary, 0o600)
  await rename(temporary, file)
}

const ifMissing =
  <Value>(value: Value) =>
  (error: NodeJS.ErrnoException): Value => {
    if (error.code === 'ENOENT') return value
    throw error
  }

export const findPrivate = (name: string): Promise<string | undefined> =>
  readFile(path.join(userFolder(), name), 'utf8').catch(ifMissing(undefined))

export const listPrivate = (folder: string): Promise<string[]> =>
  readdir(path.join(userFolder(), folder)).catch(ifMissing([]))

export const removePrivate = (name: string): Promise<void> => rm(path.join(userFolder(), name), { force: true })
