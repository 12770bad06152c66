import { rowOf } from '@sipelandukilat/access'
import {
  createKit,
  createTeam,
  type Kit,
  listFieldStaff,
  listKits,
  listTeams,
  type Team,
  type TeamSkill,
  updateKit,
  updateTeam,
} from '@sipelandukilat/contract'
import { fieldTexts } from '#texts'
import { recordAudit } from '../../../platform/audit'
import { type Caller, userIdOf } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import { newId } from '../../../platform/id'
import type { Platform } from '../../../platform/platform'
import { invalid, Problem } from '../../../platform/problem'
import { listStaff } from './staff'

type Office = { province_code: string; regency_code: string | null }
type TeamRow = Office & {
  id: string
  name: string
  member_ids: string[]
  skills: TeamSkill[]
  longest_days: number | null
  is_active: boolean
  version: number
}
type KitRow = Office & {
  id: string
  serial: string
  name: string
  state: Kit['state']
  blanks: number
  blanks_low: number
  ribbons: number
  ribbons_low: number
  version: number
}

const rowOfOffice = (row: Office) => rowOf('Team', { provinceCode: row.province_code, regencyCode: row.regency_code })

/** @throws Problem `not-found` where the caller sees no such row, `forbidden` where it may not be changed. */
async function getForUpdate<Row extends Office & { version: number }>(
  db: Db,
  caller: Caller,
  table: 'team' | 'kit',
  id: string,
  expectedVersion: number,
): Promise<Row> {
  const row = await db.first<Row>({ text: `select * from ${table} where id = $1 for update`, values: [id] })
  if (!row) throw new Problem('not-found')
  if (!caller.ability.can('update', rowOfOffice(row))) throw new Problem('forbidden')
  if (row.version !== expectedVersion) throw new Problem('version-conflict', { changed: { version: row.version } })
  return row
}

export function registerTeams({ serve }: Platform): void {
  const audit = (db: Db, caller: Caller, row: Office & { id: string }, action: string, correlationId: string) =>
    recordAudit(db, {
      actorKind: 'officer',
      actorId: userIdOf(caller),
      action,
      subject: 'Team',
      subjectIds: [row.id],
      provinceCode: row.province_code,
      regencyCode: row.regency_code,
      correlationId,
    })

  function assertMayCreate(caller: Caller, body: { provinceCode: string; regencyCode: string | null }): Office {
    const office = { province_code: body.provinceCode, regency_code: body.regencyCode }
    if (!caller.ability.can('create', rowOfOffice(office))) throw new Problem('forbidden')
    if (body.regencyCode !== null && !body.regencyCode.startsWith(body.provinceCode))
      throw invalid('regencyCode', fieldTexts.of('chooseRegencyProvince2'))
    return office
  }

  /** A regency's team has its own officers; a provincial one anybody's of the province. */
  async function assertMembers(db: Db, office: Office, ids: readonly string[]): Promise<void> {
    const staff = await listStaff(db, office.regency_code ?? office.province_code)
    if (ids.some((id) => !staff.has(id))) throw invalid('memberIds', fieldTexts.of('chooseActiveOfficersTeamsRegion'))
  }

  async function toTeams(db: Db, caller: Caller, rows: readonly TeamRow[]): Promise<Team[]> {
    const ids = [...new Set(rows.flatMap((row) => row.member_ids))]
    const names = new Map(
      (
        await db.rows<{ id: string; name: string }>({ text: 'select id, name from app_user_names($1)', values: [ids] })
      ).map((user) => [user.id, user.name]),
    )
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      provinceCode: row.province_code,
      regencyCode: row.regency_code,
      members: row.member_ids.flatMap((userId) => {
        const name = names.get(userId)
        return name === undefined ? [] : [{ userId, name }]
      }),
      skills: row.skills,
      longestDays: row.longest_days,
      isActive: row.is_active,
      canUpdate: caller.ability.can('update', rowOfOffice(row)),
      version: row.version,
    }))
  }

  async function getTeam(db: Db, caller: Caller, id: string): Promise<Team> {
    const rows = await db.rows<TeamRow>({ text: 'select * from team where id = $1', values: [id] })
    const [team] = await toTeams(db, caller, rows)
    if (!team) throw new Problem('not-found')
    return team
  }

  const toKit = (caller: Caller, row: KitRow): Kit => ({
    id: row.id,
    serial: row.serial,
    name: row.name,
    provinceCode: row.province_code,
    regencyCode: row.regency_code,
    state: row.state,
    blanks: { count: row.blanks, low: row.blanks_low },
    ribbons: { count: row.ribbons, low: row.ribbons_low },
    canUpdate: caller.ability.can('update', rowOfOffice(row)),
    version: row.version,
  })

  async function getKit(db: Db, caller: Caller, id: string): Promise<Kit> {
    const row = await db.first<KitRow>({ text: 'select * from kit where id = $1', values: [id] })
    if (!row) throw new Problem('not-found')
    return toKit(caller, row)
  }

  serve(listTeams, async ({ db, caller }) => {
    const rows = await db.rows<TeamRow>({ text: 'select * from team order by is_active desc, name, id limit 500' })
    return {
      items: await toTeams(
        db,
        caller,
        rows.filter((row) => caller.ability.can('read', rowOfOffice(row))),
      ),
    }
  })

  serve(createTeam, async ({ body, db, caller, correlationId }) => {
    const office = assertMayCreate(caller, body)
    await assertMembers(db, office, body.memberIds)
    const id = newId()
    await db.run({
      text: `insert into team (id, province_code, regency_code, name, member_ids, skills, longest_days)
             values ($1, $2, $3, $4, $5, $6, $7)`,
      values: [
        id,
        office.province_code,
        office.regency_code,
        body.name,
        body.memberIds,
        [...new Set(body.skills)],
        body.longestDays ?? null,
      ],
    })
    await audit(db, caller, { ...office, id }, 'team-created', correlationId)
    return getTeam(db, caller, id)
  })

  serve(updateTeam, async ({ params, body, db, caller, correlationId }) => {
    const row = await getForUpdate<TeamRow>(db, caller, 'team', params.id, body.expectedVersion)
    const added = body.memberIds.filter((id) => !row.member_ids.includes(id))
    await assertMembers(db, row, added)
    await db.run({
      text: `update team set name = $2, member_ids = $3, is_active = $4, skills = $5, longest_days = $6, version = version + 1
             where id = $1`,
      values: [
        row.id,
        body.name,
        body.memberIds,
        body.isActive,
        [...new Set(body.skills ?? row.skills)],
        body.longestDays === undefined ? row.longest_days : body.longestDays,
      ],
    })
    await audit(db, caller, row, 'team-updated', correlationId)
    return getTeam(db, caller, row.id)
  })

  serve(listKits, async ({ db, caller }) => {
    const rows = await db.rows<KitRow>({ text: 'select * from kit order by state, serial, id limit 500' })
    return {
      items: rows.filter((row) => caller.ability.can('read', rowOfOffice(row))).map((row) => toKit(caller, row)),
    }
  })

  serve(createKit, async ({ body, db, caller, correlationId }) => {
    const office = assertMayCreate(caller, body)
    const id = newId()
    const added = await db.run({
      text: 'insert into kit (id, province_code, regency_code, serial, name) values ($1, $2, $3, $4, $5) on conflict (province_code, serial) do nothing',
      values: [id, office.province_code, office.regency_code, body.serial, body.name],
    })
    if (added === 0)
      throw new Problem('conflict', {
        detail: fieldTexts.of('serialNumberAlreadyEnteredProvince'),
      })
    await audit(db, caller, { ...office, id }, 'kit-created', correlationId)
    return getKit(db, caller, id)
  })

  serve(updateKit, async ({ params, body, db, caller, correlationId }) => {
    const row = await getForUpdate<KitRow>(db, caller, 'kit', params.id, body.expectedVersion)
    await db.run({
      text: `update kit set name = $2, state = $3, blanks = $4, blanks_low = $5, ribbons = $6, ribbons_low = $7, version = version + 1
             where id = $1`,
      values: [
        row.id,
        body.name,
        body.state,
        body.blanks?.count ?? row.blanks,
        body.blanks?.low ?? row.blanks_low,
        body.ribbons?.count ?? row.ribbons,
        body.ribbons?.low ?? row.ribbons_low,
      ],
    })
    await audit(db, caller, row, 'kit-updated', correlationId)
    return getKit(db, caller, row.id)
  })

  // Row-level settings bound the answer: only for regions whose teams the caller sees.
  serve(listFieldStaff, async ({ query, db, caller }) => {
    const office = {
      province_code: query.region.slice(0, 2),
      regency_code: query.region.length > 2 ? query.region : null,
    }
    if (!caller.ability.can('read', rowOfOffice(office))) throw new Problem('not-found')
    return {
      items: await db.rows<{ userId: string; name: string; regionCode: string }>({
        text: 'select id as "userId", name, region_code as "regionCode" from app_field_staff($1)',
        values: [query.region],
      }),
    }
  })
}
