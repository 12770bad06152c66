import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { ModuleRelease } from '@sipelandukilat/contract'
import type { ReleaseFile } from '@sipelandukilat/contract/modules/check-release'

const gzipped = promisify(gzip)

export type ReleaseSizes = ModuleRelease['sizes']

/** The files as the gate looks at them: what each weighs, and the text of scripts. */
export const measureFiles = (files: ReadonlyMap<string, Buffer>): Promise<ReleaseFile[]> =>
  Promise.all(
    [...files].map(async ([path, bytes]) => ({
      path,
      size: bytes.length,
      gzipSize: (await gzipped(bytes)).length,
      ...(/\.[cm]?js$/.test(path) ? { text: bytes.toString('utf8') } : {}),
    })),
  )

export function sizesOf(entry: string, files: readonly ReleaseFile[]): ReleaseSizes {
  const entryFile = files.find(({ path }) => path === entry)
  return {
    total: files.reduce((sum, { size }) => sum + size, 0),
    totalGzip: files.reduce((sum, { gzipSize }) => sum + gzipSize, 0),
    entry: entryFile?.size ?? 0,
    entryGzip: entryFile?.gzipSize ?? 0,
    files: files.length,
  }
}
