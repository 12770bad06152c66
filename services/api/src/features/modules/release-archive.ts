import type { Readable } from 'node:stream'
import { PassThrough, pipeline, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { ModuleFile, releaseBounds } from '@sipelandukilat/contract'
import { extract, type Header } from 'tar-stream'
import { modulesTexts } from '#texts'
import { Problem } from '../../platform/problem'
import { type Refusal, refusals } from './refusals'

/** The members of a release's tarball by name, whole in memory: at most 40 MB. */
export type ReleaseArchive = ReadonlyMap<string, Buffer>

/** Thrown inside the reading; the caller hears of it as a problem. */
class RefusedError extends Error {
  override readonly name = 'RefusedError'
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

const tooLarge = () =>
  new Problem('too-large', {
    detail: modulesTexts.of('releaseHasMostValueMbCompressed', { value: releaseBounds.compressedBytes / 1024 / 1024 }),
  })

/**
 * Reads a request's body up to the bound. What comes after the bound is thrown away as it arrives.
 * @throws Problem `too-large`.
 */
export async function readBody(request: Readable, declaredBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  if (declaredBytes > releaseBounds.compressedBytes) {
    request.resume()
    throw tooLarge()
  }
  for await (const chunk of request) {
    size += chunk.length
    if (size > releaseBounds.compressedBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function nameOf({ name, type }: Header): string | undefined {
  const plain = name.replace(/^\.\//, '').replace(/\/$/, '')
  if (type === 'directory' && (plain === '' || plain === '.')) return undefined
  if (!ModuleFile.shape.path.safeParse(plain).success) throw new RefusedError(refusals.path(name))
  if (type === 'directory') return undefined
  if (type !== 'file' && type !== 'contiguous-file') throw new RefusedError(refusals.link(name))
  return plain
}

/** Counts what comes out of gzip, so that a small body cannot become a large one. */
const boundedTo = (most: number) => {
  let size = 0
  return new Transform({
    transform(chunk, _encoding, done) {
      size += chunk.length
      if (size > most) done(new RefusedError(refusals.unpackedTooLarge()))
      else done(null, chunk)
    },
  })
}

/** The members of a gzip tar, or why it is refused. Nothing touches the disk. */
export async function unpackRelease(body: Buffer): Promise<{ files: ReleaseArchive } | { refusal: Refusal }> {
  const files = new Map<string, Buffer>()
  const unpacked = extract()
  // Room for the headers and padding of a tar beside the files themselves.
  const most = releaseBounds.unpackedBytes + releaseBounds.files * 2048
  const source = new PassThrough()
  source.end(body)
  const ended = new Promise<unknown>((resolve) => {
    pipeline(source, createGunzip(), boundedTo(most), unpacked, resolve)
  })
  try {
    let entries = 0
    for await (const entry of unpacked) {
      entries += 1
      if (entries > releaseBounds.files * 2) throw new RefusedError(refusals.tooManyFiles())
      const name = nameOf(entry.header)
      const chunks: Buffer[] = []
      for await (const chunk of entry) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
      if (name === undefined) continue
      if (files.has(name)) throw new RefusedError(refusals.twice(name))
      if (files.size >= releaseBounds.files) throw new RefusedError(refusals.tooManyFiles())
      files.set(name, Buffer.concat(chunks))
    }
    return { files }
  } catch (error) {
    unpacked.destroy()
    // Reading may break off before it is known why.
    const reason = error instanceof RefusedError ? error : await ended
    return { refusal: reason instanceof RefusedError ? reason.refusal : refusals.unreadable() }
  }
}
