import { createHash } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ModuleReleaseFile } from '@sipelandukilat/contract'
import type { Finding } from '@sipelandukilat/contract/modules/check-release'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
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
  await db.run(
    from('module')
      .insert({
        id: manifest.id,
        title: manifest.title,
        owner: manifest.owner,
        created_by: release.publishedBy,
        created_at: release.now,
      })
      .onConflict('id')
      .merge('title', 'owner'),
  )
  await db.run(
    from('module_release').insert({
      id,
      module_id: manifest.id,
      version: manifest.version,
      digest: release.digest,
      base_path: release.basePath,
      manifest,
      published_at: release.now,
      published_by: release.publishedBy,
      sizes: release.sizes,
      findings: release.findings,
    }),
  )
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
  await db.run(
    from('module_release_signature').insert({
      release_id: releaseId,
      module_id: release.manifest.id,
      key_id: release.signature.keyId,
      signature: release.signature.signature,
      module_json: release.moduleJson,
      check_json: release.checkJson ?? null,
    }),
  )
}

async function claimRoutes(db: Db, manifest: ModuleReleaseFile): Promise<void> {
  await db.run({
    text: `insert into module_route (path, module_id) select distinct unnest($2::text[]), $1 on conflict (path) do nothing`,
    values: [manifest.id, manifest.contributes.routes.map(routeOf)],
  })
}
