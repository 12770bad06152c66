import { createHash } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ModuleReleaseFile } from '@sipelandukilat/contract'
import type { Finding } from '@sipelandukilat/contract/modules/check-release'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import type { ReleaseSizes } from './measure-files'

export const modulesDirectory = (dataDir: string): string => path.join(dataDir, 'modules')

/** Tells two builds of one version apart. */
export const digestOf = (manifest: ModuleReleaseFile): string =>
  createHash('sha256').update(JSON.stringify(manifest)).digest('hex').slice(0, 12)

/** Where a route begins, without a slash at its end: `/intake/` and `/intake` are one. */
export const routeOf = (route: string): string => route.replace(/\/+$/, '') || '/'

/** Puts a release's files where browsers fetch them; nobody sees half of it. */
export async function writeFiles(target: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  const temporary = `${target}.${newId()}`
  for (const [name, bytes] of files) {
    const file = path.join(temporary, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, bytes)
  }
  await rm(target, { recursive: true, force: true })
  await rename(temporary, target)
}

export type NewRelease = {
  readonly manifest: ModuleReleaseFile
  readonly moduleJson: Buffer
  readonly checkJson: Buffer | undefined
  readonly sizes: ReleaseSizes
  readonly findings: readonly Finding[]
  readonly signature: { readonly keyId: string; readonly signature: string }
  readonly digest: string
  readonly basePath: string
  /** Null for the system's own. */
  readonly publishedBy: string | null
  readonly now: Date
}

/** Adds a release with its signature and its routes; the module's first release makes the module. */
export async function insertRelease(db: Db, release: NewRelease): Promise<string> {
  const { manifest } = release
  const id = newId()
  await db.run({
    text: `insert into module (id, title, owner, created_by, created_at) values ($1, $2, $3, $4, $5)
           on conflict (id) do update set title = excluded.title, owner = excluded.owner`,
    values: [manifest.id, JSON.stringify(manifest.title), manifest.owner, release.publishedBy, release.now],
  })
  await db.run({
    text: `insert into module_release (id, module_id, version, digest, base_path, manifest, published_at, published_by, sizes, findings)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      id,
      manifest.id,
      manifest.version,
      release.digest,
      release.basePath,
      JSON.stringify(manifest),
      release.now,
      release.publishedBy,
      JSON.stringify(release.sizes),
      JSON.stringify(release.findings),
    ],
  })
  await insertSignature(db, id, release)
  await claimRoutes(db, manifest)
  return id
}

/** Keeps what a release is signed with beside it. */
export async function insertSignature(
  db: Db,
  releaseId: string,
  release: Pick<NewRelease, 'manifest' | 'moduleJson' | 'checkJson' | 'signature'>,
): Promise<void> {
  await db.run({
    text: `insert into module_release_signature (release_id, module_id, key_id, signature, module_json, check_json)
           values ($1, $2, $3, $4, $5, $6)`,
    values: [
      releaseId,
      release.manifest.id,
      release.signature.keyId,
      release.signature.signature,
      release.moduleJson,
      release.checkJson ?? null,
    ],
  })
}

async function claimRoutes(db: Db, manifest: ModuleReleaseFile): Promise<void> {
  await db.run({
    text: `insert into module_route (path, module_id) select distinct unnest($2::text[]), $1 on conflict (path) do nothing`,
    values: [manifest.id, manifest.contributes.routes.map(routeOf)],
  })
}
