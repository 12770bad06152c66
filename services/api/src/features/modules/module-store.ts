import type { ModuleRollout, RegisteredModule } from '@sipelandukilat/contract'
import type { Localized } from '@sipelandukilat/domain'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { namesOf } from '../../platform/identity/user-names'
import { Problem } from '../../platform/problem'

type Place = { regionCode: string; version: string }
type Decided = { reason: string; by: string | null; at: string }
type RolloutRow = Omit<ModuleRollout, 'provinceCode' | 'moduleId'> & { provinceCode: string }

type Row = {
  id: string
  title: Localized
  owner: string
  created_by: string | null
  created_at: Date
  latest: string | null
  tracks: (Place & { track: 'stable' | 'next' })[]
  pins: (Place & Decided)[]
  suspensions: (Decided & { regionCode: string })[]
  grants: { provinceCode: string; granted: string[] }[]
  rollouts: RolloutRow[]
}

const versionOf = 'join module_release r on r.id = x.release_id where x.module_id = m.id'
/** UTC with milliseconds, as every instant of the contract. */
const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const listOf = (fields: string, from: string) =>
  `(select coalesce(json_agg(json_build_object(${fields})), '[]') from ${from})`

/** A module with all that stands for it in the places the caller sees: row-level security decides which those are. */
const selectModule = `select m.id, m.title, m.owner, m.created_by, m.created_at,
  (select version from module_release r where r.module_id = m.id order by r.published_at desc, r.id desc limit 1) as latest,
  ${listOf(`'track', x.track, 'regionCode', x.province_code, 'version', r.version`, `module_track x ${versionOf}`)} as tracks,
  ${listOf(`'regionCode', x.region_code, 'version', r.version, 'reason', x.reason, 'by', x.by, 'at', ${instant('x.at')}`, `module_pin x ${versionOf}`)} as pins,
  ${listOf(`'regionCode', x.region_code, 'reason', x.reason, 'by', x.by, 'at', ${instant('x.at')}`, 'module_suspension x where x.module_id = m.id')} as suspensions,
  ${listOf(`'provinceCode', x.province_code, 'granted', x.granted`, 'module_scope_grant x where x.module_id = m.id')} as grants,
  ${listOf(
    `'id', x.id, 'version', r.version, 'provinceCode', x.province_code, 'rules', x.rules, 'bucketBy', x.bucket_by, 'status', x.status,
     'reason', x.reason, 'verdict', x.verdict, 'createdAt', ${instant('x.created_at')}, 'changedAt', ${instant('x.changed_at')}, 'rowVersion', x.version`,
    `(select * from module_rollout o where o.module_id = m.id order by o.created_at desc limit 20) x ${versionOf}`,
  )} as rollouts
  from module m`

const region = (code: string) => (code === '' ? null : code)
const placesOf = (row: Row, track: 'stable' | 'next') =>
  row.tracks
    .filter((one) => one.track === track)
    .map(({ regionCode, version }) => ({ regionCode: region(regionCode), version }))

const nameOf = (id: string | null, names: ReadonlyMap<string, string>) => (id === null ? null : (names.get(id) ?? null))

/** Everybody whose name stands in what is answered of a module. */
const peopleOf = (row: Row) => [row.created_by, ...[...row.pins, ...row.suspensions].map(({ by }) => by)]

const toModule = (row: Row, names: ReadonlyMap<string, string>): RegisteredModule => ({
  id: row.id,
  title: row.title,
  owner: row.owner,
  ownerName: nameOf(row.created_by, names),
  isSystem: row.created_by === null,
  createdAt: row.created_at.toISOString(),
  latestVersion: row.latest,
  stable: placesOf(row, 'stable'),
  next: placesOf(row, 'next'),
  pins: row.pins.map(({ by, ...pin }) => ({ ...pin, byName: nameOf(by, names) })),
  suspensions: row.suspensions.map(({ by, ...one }) => ({
    ...one,
    regionCode: region(one.regionCode),
    byName: nameOf(by, names),
  })),
  grants: row.grants.map((one) => ({ ...one, provinceCode: region(one.provinceCode) })),
  rollouts: row.rollouts.map((one) => ({ ...one, moduleId: row.id, provinceCode: region(one.provinceCode) })),
})

/** @throws Problem `not-found` for a module that is not there, or that is another developer's. */
export async function getModule(db: Db, caller: Caller, id: string): Promise<RegisteredModule> {
  const row = await db.first<Row>({ text: `${selectModule} where m.id = $1`, values: [id] })
  if (!row) throw new Problem('not-found')
  return toModule(row, await namesOf(db, caller, peopleOf(row)))
}

export async function listModulesOf(
  db: Db,
  caller: Caller,
  query: { limit: number; cursor?: string | undefined; q?: string | undefined },
): Promise<{ items: RegisteredModule[]; nextCursor: string | null }> {
  const after = query.cursor === undefined ? '' : Buffer.from(query.cursor, 'base64url').toString('utf8')
  const rows = await db.rows<Row>({
    text: `${selectModule} where m.id > $1
             and ($2::text is null or strpos(m.id, lower($2)) > 0 or strpos(lower(m.title ->> 'id'), lower($2)) > 0
               or strpos(lower(m.title ->> 'en'), lower($2)) > 0)
           order by m.id limit $3`,
    values: [after, query.q ?? null, query.limit + 1],
  })
  const page = rows.slice(0, query.limit)
  const names = await namesOf(db, caller, page.flatMap(peopleOf))
  const last = page.at(-1)
  return {
    items: page.map((row) => toModule(row, names)),
    nextCursor: rows.length > query.limit && last ? Buffer.from(last.id).toString('base64url') : null,
  }
}

export type OwnRow = { id: string; created_by: string | null }

/** The module itself, locked against a second decision at the same time. @throws Problem `not-found`. */
export async function getOwnRow(db: Db, id: string): Promise<OwnRow> {
  const row = await db.first(from('module').where({ id }).select('id', 'created_by'))
  if (!row) throw new Problem('not-found')
  await db.run({ text: `select pg_advisory_xact_lock(650316, hashtext($1))`, values: [id] })
  return row
}

export type ReleaseRow = {
  id: string
  version: string
  requested_scopes: string[]
  shell_range: string
  is_key_revoked: boolean
  is_signed: boolean
}

const selectUsable = `select r.id, r.version, coalesce(array(select jsonb_array_elements_text(r.manifest -> 'requestedScopes')), '{}') as requested_scopes,
    r.manifest -> 'engines' ->> 'shell' as shell_range, coalesce(k.revoked_at is not null, false) as is_key_revoked, s.release_id is not null as is_signed
  from module_release r left join module_release_signature s on s.release_id = r.id left join module_key k on k.key_id = s.key_id`

/** The newest release of a version (the system's own may have several). */
export const findReleaseOf = (db: Db, moduleId: string, version: string): Promise<ReleaseRow | undefined> =>
  db.first<ReleaseRow>({
    text: `${selectUsable} where r.module_id = $1 and r.version = $2 order by r.published_at desc, r.id desc limit 1`,
    values: [moduleId, version],
  })

export const findReleaseById = (db: Db, releaseId: string): Promise<ReleaseRow | undefined> =>
  db.first<ReleaseRow>({ text: `${selectUsable} where r.id = $1`, values: [releaseId] })
