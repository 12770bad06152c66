import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { ModuleReleaseFile } from '@sipelandukilat/contract'
import { recordAudit } from '../../platform/audit'
import { workerScope } from '../../platform/caller'
import type { Keyring } from '../../platform/crypto/keyring'
import { type Signer, toSigner } from '../../platform/crypto/signing'
import type { Database, Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { newId } from '../../platform/id'
import { applyServiceDefinitions } from './contributions'
import { measureFiles, sizesOf } from './measure-files'
import { notifyShells } from './notify-shells'
import { findAltered, signedBytes } from './release-check'
import { digestOf, insertRelease, insertSignature, modulesDirectory, writeFiles } from './release-store'

type Built = { manifest: ModuleReleaseFile; moduleJson: Buffer; files: ReadonlyMap<string, Buffer> }

/** @throws when a file of the build is missing or not what `module.json` says. */
async function readBuild(folder: string): Promise<Built> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  const files = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(path.join(folder, name))] as const)),
  )
  const moduleJson = files.get('module.json')
  if (!moduleJson) throw new Error(`${folder} holds no module.json; build the module first`)
  const manifest = ModuleReleaseFile.parse(JSON.parse(moduleJson.toString('utf8')))
  for (const beside of ['module.json', 'check.json', 'module.sig']) files.delete(beside)
  const missing = manifest.files.filter((file) => !files.has(file.path)).map((file) => file.path)
  const [wrong] = [...missing, ...findAltered(manifest, files)]
  if (wrong) throw new Error(`${manifest.id}: ${wrong} is not what module.json says; build it again`)
  return { manifest, moduleJson, files }
}

/** The key of the system's own modules, derived from the master key; made known to the registry at its first use. */
async function registerSystemKey(db: Db, signer: Signer): Promise<void> {
  await db.run({
    text: `insert into module_key (key_id, label, public_key, valid_from) values ($1, 'Sipelandukilat', $2, now()) on conflict (key_id) do nothing`,
    values: [signer.keyId, signer.publicKey],
  })
}

type Known = { id: string; digest: string; isSigned: boolean }

/**
 * Publishes a built module of this system's own and points the platform's `stable` at it, signed with the system's key. What
 * is there already stays; a build of the same version with other content gets an address of its own, since the first is
 * cached for ever.
 * @throws when the module belongs to a developer.
 */
export async function publishLocally(
  database: Database,
  dataDir: string,
  folder: string,
  keyring: Keyring,
): Promise<{ id: string; version: string; isNew: boolean }> {
  const { manifest, moduleJson, files } = await readBuild(folder)
  const { id, version } = manifest
  const signer = toSigner(keyring.moduleSigning)
  const digest = digestOf(manifest)
  const sizes = sizesOf(manifest.entry, await measureFiles(files))
  const signature = { keyId: signer.keyId, signature: signer.sign(signedBytes(moduleJson, undefined)) }
  const isNew = await database.write(workerScope, async (db) => {
    await registerSystemKey(db, signer)
    const owner = await db.first(from('module').where({ id }).forUpdate().select('created_by'))
    if (owner?.created_by) throw new Error(`${id} belongs to a developer and is published by them`)
    const known = await db.rows<Known>({
      text: `select r.id, r.digest, s.release_id is not null as "isSigned" from module_release r
             left join module_release_signature s on s.release_id = r.id where r.module_id = $1 and r.version = $2`,
      values: [id, version],
    })
    const same = known.find((row) => row.digest === digest)
    const directory = known.length === 0 ? version : `${version}~${digest}`
    const releaseId =
      same?.id ??
      (await insertRelease(db, {
        manifest,
        moduleJson,
        checkJson: undefined,
        sizes,
        findings: [],
        signature,
        digest,
        basePath: `/modules/${id}/${directory}`,
        publishedBy: null,
        now: new Date(),
      }))
    if (same && !same.isSigned)
      await insertSignature(db, same.id, { manifest, moduleJson, checkJson: undefined, signature })
    if (!same) await writeFiles(path.join(modulesDirectory(dataDir), id, directory), files)
    await grantRequested(db, id, manifest.requestedScopes)
    if (await pointStable(db, id, releaseId))
      recordAudit(db, 'system', {
        action: 'module-published',
        subject: 'Module',
        subjectIds: [id],
        provinceCode: null,
        detail: { version, digest },
      })
    return !same
  })
  return { id, version, isNew }
}

/** The system's own modules are reviewed with the system: what they ask for, they have. */
async function grantRequested(db: Db, moduleId: string, scopes: readonly string[]): Promise<void> {
  await db.run({
    text: `insert into module_scope_grant (module_id, province_code, granted, at) values ($1, '', $2, now())
           on conflict (module_id, province_code) do update set granted = excluded.granted, at = excluded.at
             where module_scope_grant.granted is distinct from excluded.granted`,
    values: [moduleId, scopes],
  })
}

/** Points the platform's stable track at a release of the system's own, which asks nobody. Tells whether it pointed elsewhere. */
async function pointStable(db: Db, moduleId: string, releaseId: string): Promise<boolean> {
  const moved = await db.run({
    text: `insert into module_track (module_id, province_code, track, release_id) values ($1, '', 'stable', $2)
           on conflict (module_id, province_code, track) do update set release_id = excluded.release_id
             where module_track.release_id is distinct from excluded.release_id`,
    values: [moduleId, releaseId],
  })
  if (moved === 0) return false
  await db.run({
    text: `insert into module_track_change (id, module_id, province_code, track, release_id, at, cause)
           values ($1, $2, '', 'stable', $3, now(), 'published')`,
    values: [newId(), moduleId, releaseId],
  })
  await applyServiceDefinitions(db, moduleId)
  notifyShells(db, moduleId, '')
  return true
}
