import { createHmac, hkdfSync } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open as openFile, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { open, seal } from './crypto/envelope'
import { newId } from './id'

/** Bytes of a plain chunk; each is sealed by itself and knows its place, so none can be moved, dropped or swapped. */
const chunkLength = 256 * 1024
const sealedChunkLength = chunkLength + 28

export type BlobStore = {
  /** Stores bytes and gives their name: the same bytes have the same name. */
  put: (bytes: Buffer) => Promise<string>
  /** @throws when the blob is missing or was altered. */
  get: (name: string) => Promise<Buffer>
  remove: (name: string) => Promise<void>
  /** What lies in one of the 256 folders, with the milliseconds since it was put there last. */
  list: (folder: number) => Promise<{ name: string; ageMs: number }[]>
}

const isName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name)

/** Content-addressed and encrypted files in a directory. The name is keyed, so that it tells nothing of the content. */
export function createDirectoryBlobStore(directory: string, blobKey: Buffer): BlobStore {
  const nameOf = (bytes: Buffer) => createHmac('sha256', blobKey).update(bytes).digest('hex')
  const keyOf = (name: string) => Buffer.from(hkdfSync('sha256', blobKey, 'blob', name, 32))
  const pathOf = (name: string) => {
    if (!isName(name)) throw new Error('Not a blob name')
    return path.join(directory, name.slice(0, 2), name)
  }
  const placeOf = (name: string, index: number, count: number) => `blob:${name}:${index}/${count}`

  return {
    async put(bytes) {
      const name = nameOf(bytes)
      const target = pathOf(name)
      if (existsSync(target)) {
        const now = new Date()
        await utimes(target, now, now)
        return name
      }
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
      const count = Math.max(1, Math.ceil(bytes.length / chunkLength))
      const key = keyOf(name)
      const temporary = `${target}.${newId()}`
      const file = await openFile(temporary, 'wx', 0o600)
      try {
        for (let index = 0; index < count; index += 1)
          await file.write(
            seal(key, placeOf(name, index, count), bytes.subarray(index * chunkLength, (index + 1) * chunkLength)),
          )
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(temporary, target)
      return name
    },
    async get(name) {
      const sealed = await readFile(pathOf(name))
      const count = Math.max(1, Math.ceil(sealed.length / sealedChunkLength))
      const key = keyOf(name)
      const chunks: Buffer[] = []
      for (let index = 0; index < count; index += 1)
        chunks.push(
          open(
            key,
            placeOf(name, index, count),
            sealed.subarray(index * sealedChunkLength, (index + 1) * sealedChunkLength),
          ),
        )
      return Buffer.concat(chunks)
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    async list(folder) {
      const inFolder = path.join(directory, folder.toString(16).padStart(2, '0'))
      const names = existsSync(inFolder) ? (await readdir(inFolder)).filter(isName) : []
      const now = Date.now()
      return Promise.all(
        names.map(async (name) => ({ name, ageMs: now - (await stat(path.join(inFolder, name))).mtimeMs })),
      )
    },
  }
}
