import type { ModuleRelease, ReleaseUse } from '@sipelandukilat/contract'
import { ModuleCheckReport } from '@sipelandukilat/contract'
import type { Localized } from '@sipelandukilat/domain'
import type { Caller } from '../../platform/caller'
import { cutPage, decodeCursor } from '../../platform/cursor'
import type { Db } from '../../platform/database/db'
import { namesOf } from '../../platform/identity/user-names'
import { listGrantedScopes } from '../../platform/module-scopes'
import { Problem } from '../../platform/problem'
import { provinceOfDecider } from './deciding'

type Row = {
  id: string
  version: string
  published_at: Date
  published_by: string | null
  key_id: string | null
  is_key_revoked: boolean
  sizes: ModuleRelease['sizes'] | null
  manifest: {
    engines: { shell: string }
    requestedScopes?: string[]
    changes?: Localized
    files: unknown[]
  }
  check_json: Buffer | null
  findings: ModuleRelease['findings']
  uses: { by: ReleaseUse['by']; regionCode: string }[]
}

/** Everything a page of releases needs, in one query: keys, reports, and where each is in force. */
const selectRelease = `select r.id, r.version, r.published_at, r.published_by, s.key_id, coalesce(k.revoked_at is not null, false) as is_key_revoked,
    r.sizes, r.manifest, s.check_json, r.findings,
    (select coalesce(json_agg(u), '[]') from (
      select t.track as by, t.province_code as "regionCode" from module_track t where t.release_id = r.id
      union all select 'pin', p.region_code from module_pin p where p.release_id = r.id
      union all select 'rollout', o.province_code from module_rollout o where o.release_id = r.id and o.status = 'running') u) as uses
  from module_release r left join module_release_signature s on s.release_id = r.id left join module_key k on k.key_id = s.key_id`

const noSizes: ModuleRelease['sizes'] = { total: 0, totalGzip: 0, entry: 0, entryGzip: 0, files: 0 }

function checkOf(row: Row): ModuleRelease['check'] {
  return row.check_json ? ModuleCheckReport.parse(JSON.parse(row.check_json.toString('utf8'))) : null
}

const toRelease = (
  row: Row,
  moduleId: string,
  granted: readonly string[],
  names: ReadonlyMap<string, string>,
): ModuleRelease => {
  const requestedScopes = row.manifest.requestedScopes ?? []
  return {
    id: row.id,
    moduleId,
    version: row.version,
    publishedAt: row.published_at.toISOString(),
    publishedBy: row.published_by === null ? null : (names.get(row.published_by) ?? null),
    keyId: row.key_id,
    isKeyRevoked: row.is_key_revoked,
    sizes: row.sizes ?? { ...noSizes, files: row.manifest.files.length },
    engines: row.manifest.engines,
    requestedScopes,
    newScopes: requestedScopes.filter((scope) => !granted.includes(scope)),
    changes: row.manifest.changes ?? null,
    check: checkOf(row),
    findings: row.findings,
    uses: row.uses.map(({ by, regionCode }) => ({ by, regionCode: regionCode === '' ? null : regionCode })),
  }
}

/** A page of a module's releases, newest first. */
export async function listReleases(
  db: Db,
  caller: Caller,
  moduleId: string,
  query: { limit: number; cursor?: string | undefined },
): Promise<{ items: ModuleRelease[]; nextCursor: string | null }> {
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor)
  const [found, granted] = await Promise.all([
    db.rows<Row>({
      text: `${selectRelease} where r.module_id = $1
               and ($2::timestamptz is null or (date_trunc('milliseconds', r.published_at), r.id) < ($2, $3::uuid))
             order by date_trunc('milliseconds', r.published_at) desc, r.id desc limit $4`,
      values: [moduleId, after?.at ?? null, after?.id ?? null, query.limit + 1],
    }),
    listGrantedScopes(db, moduleId, provinceOfDecider(caller)),
  ])
  const { rows, nextCursor } = cutPage(found, query.limit, (row) => row.published_at)
  const names = await namesOf(
    db,
    caller,
    rows.map((row) => row.published_by),
  )
  return { items: rows.map((row) => toRelease(row, moduleId, granted, names)), nextCursor }
}

/** @throws Problem `not-found`. */
export async function getRelease(db: Db, caller: Caller, moduleId: string, releaseId: string): Promise<ModuleRelease> {
  const row = await db.first<Row>({
    text: `${selectRelease} where r.module_id = $1 and r.id = $2`,
    values: [moduleId, releaseId],
  })
  if (!row) throw new Problem('not-found')
  const granted = await listGrantedScopes(db, moduleId, provinceOfDecider(caller))
  return toRelease(row, moduleId, granted, await namesOf(db, caller, [row.published_by]))
}
