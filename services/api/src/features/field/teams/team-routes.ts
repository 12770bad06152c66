import {
  type AuditAction,
  createKit,
  createTeam,
  type Kit,
  listFieldStaff,
  listKits,
  listTeams,
  type Team,
  TeamSkill,
  updateKit,
  updateTeam,
} from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'
import { recordAudit } from '../../../platform/audit'
import type { Caller } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import type { Row } from '../../../platform/database/from'
import { namesOf } from '../../../platform/identity/user-names'
import type { Platform } from '../../../platform/platform'
import { invalid, Problem } from '../../../platform/problem'
import { listStaff, listStaffMembers } from './staff'
import {
  findKit,
  findTeam,
  getKitForUpdate,
  getTeamForUpdate,
  insertKit,
  insertTeam,
  listKitRows,
  listTeamRows,
  type Office,
  rowOfOffice,
  updateKitRow,
  updateTeamRow,
} from './team-store'

type TeamRow = Row<'team'>
type KitRow = Row<'kit'>

export function registerTeams({ serve }: Platform): void {
  const audit = (db: Db, caller: Caller, row: Office & { id: string }, action: AuditAction, correlationId: string) =>
    recordAudit(db, caller, {
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
    const names = await namesOf(db, caller, ids)
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      provinceCode: row.province_code,
      regencyCode: row.regency_code,
      members: row.member_ids.flatMap((userId) => {
        const name = names.get(userId)
        return name === undefined ? [] : [{ userId, name }]
      }),
      skills: TeamSkill.array().parse(row.skills),
      longestDays: row.longest_days,
      isActive: row.is_active,
      canUpdate: caller.ability.can('update', rowOfOffice(row)),
      version: row.version,
    }))
  }

  async function getTeam(db: Db, caller: Caller, id: string): Promise<Team> {
    const row = await findTeam(db, id)
    const [team] = await toTeams(db, caller, row ? [row] : [])
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
    const row = await findKit(db, id)
    if (!row) throw new Problem('not-found')
    return toKit(caller, row)
  }

  serve(listTeams, async ({ db, caller }) => {
    const rows = await listTeamRows(db)
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
    const id = await insertTeam(db, {
      ...office,
      name: body.name,
      member_ids: body.memberIds,
      skills: [...new Set(body.skills)],
      longest_days: body.longestDays ?? null,
    })
    audit(db, caller, { ...office, id }, 'team-created', correlationId)
    return getTeam(db, caller, id)
  })

  serve(updateTeam, async ({ params, body, db, caller, correlationId }) => {
    const row = await getTeamForUpdate(db, caller, params.id, body.expectedVersion)
    const added = body.memberIds.filter((id) => !row.member_ids.includes(id))
    await assertMembers(db, row, added)
    await updateTeamRow(db, row.id, {
      name: body.name,
      member_ids: body.memberIds,
      is_active: body.isActive,
      skills: [...new Set(body.skills ?? row.skills)],
      longest_days: body.longestDays === undefined ? row.longest_days : body.longestDays,
    })
    audit(db, caller, row, 'team-updated', correlationId)
    return getTeam(db, caller, row.id)
  })

  serve(listKits, async ({ db, caller }) => {
    const rows = await listKitRows(db)
    return {
      items: rows.filter((row) => caller.ability.can('read', rowOfOffice(row))).map((row) => toKit(caller, row)),
    }
  })

  serve(createKit, async ({ body, db, caller, correlationId }) => {
    const office = assertMayCreate(caller, body)
    const id = await insertKit(db, { ...office, serial: body.serial, name: body.name })
    if (id === undefined)
      throw new Problem('conflict', {
        detail: fieldTexts.of('serialNumberAlreadyEnteredProvince'),
      })
    audit(db, caller, { ...office, id }, 'kit-created', correlationId)
    return getKit(db, caller, id)
  })

  serve(updateKit, async ({ params, body, db, caller, correlationId }) => {
    const row = await getKitForUpdate(db, caller, params.id, body.expectedVersion)
    await updateKitRow(db, row.id, {
      name: body.name,
      state: body.state,
      blanks: body.blanks?.count ?? row.blanks,
      blanks_low: body.blanks?.low ?? row.blanks_low,
      ribbons: body.ribbons?.count ?? row.ribbons,
      ribbons_low: body.ribbons?.low ?? row.ribbons_low,
    })
    audit(db, caller, row, 'kit-updated', correlationId)
    return getKit(db, caller, row.id)
  })

  // Row-level settings bound the answer: only for regions whose teams the caller sees.
  serve(listFieldStaff, async ({ query, db, caller }) => {
    const office = {
      province_code: placeOf(query.region).provinceCode,
      regency_code: query.region.length > 2 ? query.region : null,
    }
    if (!caller.ability.can('read', rowOfOffice(office))) throw new Problem('not-found')
    return { items: await listStaffMembers(db, query.region) }
  })
}
