import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'
import { type SigningKey, signWith } from '../account/keys'
import type { Project } from './project'
import { listReleaseFiles } from './release-folder'

/** A fixed time, so that the same release makes the same bytes. */
const mtime = new Date(0)

/** What is signed: the bytes of `module.json`, a line feed, and those of `check.json`. Through the hashes in the first it binds every file. */
const signedBytes = (manifest: Buffer, check: Buffer) => Buffer.concat([manifest, Buffer.from('\n'), check])

/** The release as the registry takes it: a gzip tar of `dist/` with its signature. */
export async function packRelease({ dist }: Project, key: SigningKey): Promise<Buffer> {
  const manifest = await readFile(path.join(dist, 'module.json'))
  const check = await readFile(path.join(dist, 'check.json'))
  const signature = JSON.stringify({
    keyId: key.keyId,
    algorithm: 'ed25519',
    signature: signWith(key, signedBytes(manifest, check)),
  })
  const tar = pack()
  tar.entry({ name: 'module.json', mtime }, manifest)
  tar.entry({ name: 'check.json', mtime }, check)
  tar.entry({ name: 'module.sig', mtime }, signature)
  for (const file of await listReleaseFiles(dist))
    tar.entry({ name: file, mtime }, await readFile(path.join(dist, file)))
  tar.finalize()
  return buffer(tar.pipe(createGzip({ level: 9 })))
}
