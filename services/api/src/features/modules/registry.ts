import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { ModuleReleaseFile } from '@sipelandukilat/contract'
import { recordAudit } from '../../platform/audit'
import { workerScope } from '../../platform/caller'
import type { Database, Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import type { RegisteredModule } from './resolve'

export const modulesDirectory = (dataDir: string): string => path.join(dataDir, 'modules')

type Row = { id: string; suspended_at: Date | null; base_path: string; manifest: ModuleReleaseFile }

export async function listRegistered(db: Db): Promise<RegisteredModule[]> {
  const rows = await db.rows<Row>({
    text: `select m.id, m.suspended_at, r.base_path, r.manifest from module m join module_track t on t.module_id = m.id and t.track = 'stable'
             join module_release r on r.module_id = t.module_id and r.version = t.version and r.digest = t.digest order by m.id`,
  })
  return rows.map((row) => ({
    id: row.id,
    isSuspended: row.suspended_at !== null,
    basePath: row.base_path,
    release: row.manifest,
  }))
}

const sha384 = (bytes: Buffer) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`

/** @throws when a file of the build is missing or not what `module.json` says. */
async function readRelease(folder: string): Promise<ModuleReleaseFile> {
  const release = ModuleReleaseFile.parse(JSON.parse(await readFile(path.join(folder, 'module.json'), 'utf8')))
  for (const file of release.files) {
    const target = path.resolve(folder, file.path)
    if (!target.startsWith(path.resolve(folder) + path.sep))
      throw new Error(`${release.id}: ${file.path} lies outside the release`)
    if (sha384(await readFile(target)) !== file.integrity)
      throw new Error(`${release.id}: ${file.path} is not what module.json says; build it again`)
  }
  return release
}

/**
 * Publishes a built module to this system's own registry and points `stable` at it. What is there already stays; a build
 * of the same version with other content gets an address of its own, since the first is cached for ever.
 */
export async function publishLocally(
  database: Database,
  dataDir: string,
  folder: string,
): Promise<{ id: string; version: string; isNew: boolean }> {
  const release = await readRelease(folder)
  const digest = createHash('sha256').update(JSON.stringify(release)).digest('hex').slice(0, 12)
  const known = await database.read(workerScope, (db) =>
    db.rows<{ digest: string }>({
      text: 'select digest from module_release where module_id = $1 and version = $2',
      values: [release.id, release.version],
    }),
  )
  const isNew = !known.some((row) => row.digest === digest)
  const directory = known.length === 0 ? release.version : `${release.version}~${digest}`
  if (isNew) {
    const target = path.join(modulesDirectory(dataDir), release.id, directory)
    const temporary = `${target}.${newId()}`
    await mkdir(path.dirname(target), { recursive: true })
    await cp(folder, temporary, { recursive: true })
    await rm(target, { recursive: true, force: true })
    await rename(temporary, target)
  }
  await database.write(workerScope, async (db) => {
    await db.run({
      text: `insert into module (id, title, owner) values ($1, $2, $3) on conflict (id) do update set title = excluded.title`,
      values: [release.id, JSON.stringify(release.title), release.owner],
    })
    if (isNew)
      await db.run({
        text: 'insert into module_release (module_id, version, digest, base_path, manifest) values ($1, $2, $3, $4, $5)',
        values: [release.id, release.version, digest, `/modules/${release.id}/${directory}`, JSON.stringify(release)],
      })
    const moved = await db.run({
      text: `insert into module_track (module_id, track, version, digest) values ($1, 'stable', $2, $3)
             on conflict (module_id, track) do update set version = excluded.version, digest = excluded.digest
               where (module_track.version, module_track.digest) is distinct from (excluded.version, excluded.digest)`,
      values: [release.id, release.version, digest],
    })
    if (moved > 0)
      await recordAudit(db, {
        actorKind: 'system',
        action: 'module-published',
        subject: 'Module',
        subjectIds: [release.id],
        detail: { version: release.version, digest },
      })
  })
  return { id: release.id, version: release.version, isNew }
}
