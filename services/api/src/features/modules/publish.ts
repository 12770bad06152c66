import path from 'node:path'
import type { ModuleRelease } from '@sipelandukilat/contract'
import type { Request } from 'express'
import { recordAudit } from '../../platform/audit'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { getRelease } from './list-releases'
import { refused } from './refusals'
import { readBody, unpackRelease } from './release-archive'
import { findKeyRefusals, findPlaceRefusals, type KnownKey, readSentRelease, type SentRelease } from './release-check'
import { digestOf, insertRelease, modulesDirectory, routeOf, writeFiles } from './release-store'
import { shellVersion } from './shell-version'

/** The shell's own pages, which no module may take. */
const shellRoutes = ['/', '/invitation', '/reset']

type Publishing = {
  params: { id: string; version: string }
  caller: Caller
  request: Request
  now: Date
  correlationId: string
}

const exists = async (db: Db, id: string, version: string) =>
  (await db.first({
    text: 'select 1 from module_release where module_id = $1 and version = $2',
    values: [id, version],
  })) !== undefined

/** Who has the id, and which of the routes belong to another module. */
async function findClaims(db: Db, id: string, routes: readonly string[]) {
  const row = await db.first<{ is_taken: boolean; owner_id: string | null; routes: string[] }>({
    text: 'select is_taken, owner_id, routes from app_module_claims($1, $2)',
    values: [id, routes],
  })
  return { isTaken: row?.is_taken ?? false, ownerId: row?.owner_id ?? null, routes: row?.routes ?? [] }
}

const findKey = (db: Db, keyId: string) =>
  db.first<KnownKey>({
    text: `select key_id as "keyId", owner_id as "ownerId", public_key as "publicKey", valid_from as "validFrom",
             valid_until as "validUntil", revoked_at as "revokedAt" from module_key where key_id = $1`,
    values: [keyId],
  })

/** All that speaks against a release which is well-formed in itself. */
async function findRefusals(db: Db, sent: SentRelease, { params, now }: Publishing, userId: string) {
  const routes = sent.manifest.contributes.routes.map(routeOf)
  const claims = await findClaims(db, params.id, routes)
  const ofShell = routes.filter((route) =>
    shellRoutes.some((own) => route === own || (own !== '/' && route.startsWith(`${own}/`))),
  )
  return [
    ...findKeyRefusals(sent, await findKey(db, sent.signature.keyId), { userId, now }),
    ...findPlaceRefusals(sent.manifest, {
      ...params,
      shellVersion,
      isForeign: claims.isTaken && claims.ownerId !== userId,
      takenRoutes: [...claims.routes, ...ofShell],
    }),
  ]
}

function assertGzip(request: Request): void {
  if (request.is(['application/gzip', 'application/x-gzip'])) return
  throw new Problem('unsupported-type', {
    detail: {
      id: 'Kirim rilis sebagai application/gzip.',
      en: 'Send the release as application/gzip.',
    },
  })
}

/**
 * Takes a signed release in: read within bounds, judged as a whole, written where browsers fetch it, kept for ever. Nothing
 * of a refused release stays.
 */
export async function publish(platform: Platform, publishing: Publishing): Promise<ModuleRelease> {
  const { database, config } = platform
  const { params, caller, request, now, correlationId } = publishing
  const userId = caller.user?.id
  if (!userId) throw new Problem('sign-in-required')
  assertGzip(request)
  const body = await readBody(request, Number(request.get('content-length') ?? 0))
  // A version that the caller can see stands, whatever is sent for it; one of somebody else is refused with its reason.
  await database.read(caller.scope, async (db) => {
    if (await exists(db, params.id, params.version)) throw new Problem('release-exists')
  })
  const unpacked = await unpackRelease(body)
  if ('refusal' in unpacked) throw refused([unpacked.refusal])
  const read = readSentRelease(unpacked.files)
  if ('reasons' in read) throw refused(read.reasons)
  const sent = read.release
  return database.write(caller.scope, async (db) => {
    // One at a time: two modules may not claim one route at once.
    await db.run({ text: 'select pg_advisory_xact_lock(650315)' })
    const reasons = await findRefusals(db, sent, publishing, userId)
    if (reasons.length > 0) throw refused(reasons)
    const basePath = `/modules/${params.id}/${params.version}`
    const releaseId = await insertRelease(db, {
      ...sent,
      digest: digestOf(sent.manifest),
      basePath,
      publishedBy: userId,
      now,
    }).catch((error: { code?: string }) => {
      throw error.code === '23505' ? new Problem('release-exists') : error
    })
    await writeFiles(path.join(modulesDirectory(config.dataDir), params.id, params.version), sent.files)
    await recordAudit(db, {
      actorKind: 'officer',
      actorId: userId,
      action: 'module-published',
      subject: 'Module',
      subjectIds: [params.id],
      detail: {
        version: params.version,
        keyId: sent.signature.keyId,
        requestedScopes: sent.manifest.requestedScopes,
        isChecked: sent.checkJson !== undefined,
      },
      correlationId,
    })
    return getRelease(db, caller, params.id, releaseId)
  })
}
