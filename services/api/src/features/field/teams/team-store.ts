import { rowOf } from '@sipelandukilat/access'
import type { Caller } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import { from, type NewRow, type Row } from '../../../platform/database/from'
import { newId } from '../../../platform/id'
import { Problem } from '../../../platform/problem'

/** The office that a team or kit belongs to; a provincial one has no regency. */
export type Office = Pick<Row<'team'>, 'province_code' | 'regency_code'>

export const rowOfOffice = (row: Office) =>
  rowOf('Team', { provinceCode: row.province_code, regencyCode: row.regency_code })

/** @throws Problem `not-found` where the caller sees no such row, `forbidden` where it may not be changed. */
function assertMayChange<Found extends Office & { version: number }>(
  row: Found | undefined,
  caller: Caller,
  expectedVersion?: number,
): Found {
  if (!row) throw new Problem('not-found')
  if (!caller.ability.can('update', rowOfOffice(row))) throw new Problem('forbidden')
  if (expectedVersion !== undefined && row.version !== expectedVersion)
    throw new Problem('version-conflict', { changed: { version: row.version } })
  return row
}

/** A team locked for a change. @throws Problem `not-found`, `forbidden`, `version-conflict`. */
export const getTeamForUpdate = async (db: Db, caller: Caller, id: string, expectedVersion?: number) =>
  assertMayChange(await db.first(from('team').where({ id }).forUpdate()), caller, expectedVersion)

/** A kit locked for a change. @throws Problem `not-found`, `forbidden`, `version-conflict`. */
export const getKitForUpdate = async (db: Db, caller: Caller, id: string, expectedVersion?: number) =>
  assertMayChange(await db.first(from('kit').where({ id }).forUpdate()), caller, expectedVersion)

/** A leave of a team, locked for a change. @throws Problem `not-found`, `forbidden`, `version-conflict`. */
export const getLeaveForUpdate = async (db: Db, caller: Caller, id: string, expectedVersion: number) =>
  assertMayChange(await db.first(from('team_leave').where({ id }).forUpdate()), caller, expectedVersion)

/** A kit's maintenance, locked for a change. @throws Problem `not-found`, `forbidden`, `version-conflict`. */
export const getMaintenanceForUpdate = async (db: Db, caller: Caller, id: string, expectedVersion: number) =>
  assertMayChange(await db.first(from('kit_maintenance').where({ id }).forUpdate()), caller, expectedVersion)

export const findTeam = (db: Db, id: string) => db.first(from('team').where({ id }))

export const listTeamRows = (db: Db) =>
  db.rows(from('team').orderBy('is_active', 'desc').orderBy('name').orderBy('id').limit(500))

export const findKit = (db: Db, id: string) => db.first(from('kit').where({ id }))

export const listKitRows = (db: Db) => db.rows(from('kit').orderBy('state').orderBy('serial').orderBy('id').limit(500))

export async function insertTeam(db: Db, team: Omit<NewRow<'team'>, 'id'>): Promise<string> {
  const id = newId()
  await db.run(from('team').insert({ id, ...team }))
  return id
}

type TeamChange = Pick<Row<'team'>, 'name' | 'member_ids' | 'is_active' | 'skills' | 'longest_days'>

export const updateTeamRow = (db: Db, id: string, change: TeamChange) =>
  db.run(from('team').where({ id }).update(change).increment('version', 1))

/** Undefined where the province has a kit of this serial number. */
export async function insertKit(db: Db, kit: Omit<NewRow<'kit'>, 'id'>): Promise<string | undefined> {
  const id = newId()
  const added = await db.run(
    from('kit')
      .insert({ id, ...kit })
      .onConflict('province_code', 'serial')
      .ignore(),
  )
  return added === 0 ? undefined : id
}

type KitChange = Pick<Row<'kit'>, 'name' | 'state' | 'blanks' | 'blanks_low' | 'ribbons' | 'ribbons_low'>

export const updateKitRow = (db: Db, id: string, change: KitChange) =>
  db.run(from('kit').where({ id }).update(change).increment('version', 1))

/** A kit that was ready is repaired from now on. */
export const sendKitToRepair = (db: Db, id: string) =>
  db.run(from('kit').where({ id, state: 'ready' }).update({ state: 'repair' }).increment('version', 1))
