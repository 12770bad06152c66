import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { ReleaseFile, ReleaseToCheck, SourceFile } from '@sipelandukilat/contract/modules/check-release'
import type { Project } from './project'

/** Members of a release that say something about it and are not part of it. */
const about = new Set(['module.json', 'check.json', 'module.sig'])

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}

const isScript = (file: string) => /\.[cm]?js$/.test(file)

async function readReleaseFile(dist: string, file: string): Promise<ReleaseFile> {
  const bytes = await readFile(path.join(dist, file))
  return {
    path: file,
    size: bytes.length,
    gzipSize: gzipSync(bytes).length,
    ...(isScript(file) ? { text: bytes.toString('utf8') } : {}),
  }
}

/** The module's own sources: what the gate reads the imports of. */
async function readSources({ folder }: Project): Promise<SourceFile[]> {
  const files = (await listFiles(path.join(folder, 'src'))).filter((file) => /\.[cm]?[jt]sx?$/.test(file))
  return Promise.all(
    files.map(async (file) => ({ path: `src/${file}`, text: await readFile(path.join(folder, 'src', file), 'utf8') })),
  )
}

/** Files of the release by name, without what is said about it. */
export const listReleaseFiles = async (dist: string): Promise<string[]> =>
  (await listFiles(dist)).filter((file) => !about.has(file))

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** The built module as the gate wants it. */
export async function readRelease(project: Project, check: unknown): Promise<ReleaseToCheck> {
  const bytes = await readFile(path.join(project.dist, 'module.json'))
  const files = await listReleaseFiles(project.dist)
  return {
    manifest: JSON.parse(bytes.toString('utf8')),
    manifestSha256: sha256Of(bytes),
    files: await Promise.all(files.map((file) => readReleaseFile(project.dist, file))),
    check,
    sources: await readSources(project),
  }
}
