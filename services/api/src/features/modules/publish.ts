import path from 'node:path'
import { type ModuleRelease, ModuleReleaseFile } from '@sipelandukilat/contract'
import type { RegistryFacts } from '@sipelandukilat/contract/modules/check-release'
import type { Request } from 'express'
import { modulesTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { type Caller, userIdOf } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { limits } from '../../platform/rate-limits'
import { findContributionRefusals } from './contributions'
import { getRelease } from './list-releases'
import { sizesOf } from './measure-files'
import { readClaims } from './module-claims'
import { refusals, refused } from './refusals'
import { readBody, unpackRelease } from './release-archive'
import { askGate, findRefusals, type KnownKey, readSentRelease, type SentRelease } from './release-check'
import { digestOf, insertRelease, modulesDirectory, routeOf, writeFiles } from './release-store'
import { shellVersion } from './shell-version'

type Publishing = {
  params: { id: string; version: string }
  caller: Caller
  request: Request
  now: Date
  correlationId: string
}

/** The release before, as its developer (and nobody else's) sees it. */
async function findPreviousManifest(db: Db, id: string): Promise<ModuleReleaseFile | undefined> {
  const row = await db.first(
    from('module_release')
      .where({ module_id: id })
      .orderBy('published_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .select('manifest'),
  )
  return row ? ModuleReleaseFile.parse(row.manifest) : undefined
}

const findKey = (db: Db, keyId: string | undefined) =>
  db.first<KnownKey>({
    text: `select key_id as "keyId", owner_id as "ownerId", public_key as "publicKey", valid_from as "validFrom",
             valid_until as "validUntil", revoked_at as "revokedAt" from module_key where key_id = $1`,
    values: [keyId ?? ''],
  })

/**
 * Judges a release as a whole: the gate with what the registry knows, the hashes, the signature, whose the id is.
 * @throws Problem `release-refused` with all that keeps it out.
 */
async function judge(db: Db, sent: SentRelease, { params, now }: Publishing, userId: string) {
  const { id, version } = params
  const claims = await readClaims(db, id, sent.manifest?.contributes.routes.map(routeOf) ?? [])
  const previous = await findPreviousManifest(db, id)
  const facts: RegistryFacts = {
    address: { id, version },
    shell: { version: shellVersion, ...(claims.shared ? { shared: claims.shared } : {}) },
    takenRoutes: claims.routes ?? [],
    ...(previous ? { previous } : {}),
  }
  const findings = askGate(sent, facts)
  const isForeign = claims.is_taken && claims.owner_id !== userId
  const key = await findKey(db, sent.signature?.keyId)
  const reasons = [
    ...(isForeign ? [refusals.foreignId(id)] : []),
    ...findRefusals(sent, findings, { key, userId, now }),
    ...(sent.manifest ? await findContributionRefusals(db, sent.manifest) : []),
  ]
  if (reasons.length > 0 || !sent.manifest || !sent.signature) throw refused(reasons)
  return { manifest: sent.manifest, signature: sent.signature, findings }
}

function assertGzip(request: Request): void {
  if (request.is(['application/gzip', 'application/x-gzip'])) return
  throw new Problem('unsupported-type', {
    detail: modulesTexts.of('sendReleaseAsApplicationGzip'),
  })
}

/** @throws Problem `release-exists` where the caller can see that version; one of somebody else is refused with its reason. */
async function assertNew(db: Db, { id, version }: Publishing['params']): Promise<void> {
  const found = await db.first(from('module_release').where({ module_id: id, version }).select('id'))
  if (found) throw new Problem('release-exists')
}

/**
 * Takes a signed release in: read within bounds, judged as a whole, written where browsers fetch it, kept for ever. Nothing
 * of a refused release stays.
 */
export async function publish(platform: Platform, publishing: Publishing): Promise<ModuleRelease> {
  const { database, config } = platform
  const { params, caller, request, now, correlationId } = publishing
  const userId = userIdOf(caller)
  assertGzip(request)
  await platform.rateLimits.take(limits.publishDeveloper, userId)
  const body = await readBody(request, Number(request.get('content-length') ?? 0))
  // A version that stands, stands, whatever is sent for it.
  await database.read(caller.scope, (db) => assertNew(db, params))
  const unpacked = await unpackRelease(body)
  if ('refusal' in unpacked) throw refused([unpacked.refusal])
  const sent = await readSentRelease(unpacked.files)
  if (!sent) throw refused([refusals.noManifest()])
  return database.write(caller.scope, async (db) => {
    // One at a time: two modules may not claim one route at once, nor two uploads one version.
    await db.run({ text: 'select pg_advisory_xact_lock(650315)' })
    await assertNew(db, params)
    const { manifest, signature, findings } = await judge(db, sent, publishing, userId)
    const releaseId = await insertRelease(db, {
      manifest,
      signature,
      findings,
      moduleJson: sent.moduleJson,
      checkJson: sent.checkJson,
      sizes: sizesOf(manifest.entry, sent.measured),
      digest: digestOf(manifest),
      basePath: `/modules/${params.id}/${params.version}`,
      publishedBy: userId,
      now,
    })
    await writeFiles(path.join(modulesDirectory(config.dataDir), params.id, params.version), sent.files)
    recordAudit(
      db,
      { kind: 'officer', id: userId },
      {
        action: 'module-published',
        subject: 'Module',
        subjectIds: [params.id],
        provinceCode: null,
        detail: {
          version: params.version,
          keyId: signature.keyId,
          requestedScopes: manifest.requestedScopes,
          noted: findings.map(({ code }) => code),
        },
        correlationId,
      },
    )
    return getRelease(db, caller, params.id, releaseId)
  })
}
