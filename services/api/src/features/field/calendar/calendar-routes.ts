import { rowOf } from '@sipelandukilat/access'
import {
  type CalendarEntry,
  createKitMaintenance,
  createTeamLeave,
  deleteKitMaintenance,
  deleteTeamLeave,
  type LeaveKind,
  readFieldCalendar,
  type TripStatus,
} from '@sipelandukilat/contract'
import { formatDate, type Language, perLanguage } from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'
import { recordAudit } from '../../../platform/audit'
import { type Caller, userIdOf } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import { newId } from '../../../platform/id'
import type { Platform } from '../../../platform/platform'
import { invalid, Problem } from '../../../platform/problem'

type Office = { province_code: string; regency_code: string | null }
type Days = { from: string; until: string }

/** A trip as the calendar knows it, also to who sees only its team or kit. */
export type BookingRow = {
  id: string
  name: string
  team_id: string | null
  kit_id: string | null
  starts_on: string
  ends_on: string
  status: TripStatus
  regency_codes: string[]
  stops: { date: string; village: string }[]
}

export const listBookings = (db: Db, { from, until }: Days): Promise<BookingRow[]> =>
  db.rows<BookingRow>({ text: 'select * from app_field_bookings($1, $2)', values: [from, until] })

function assertDays({ from, until }: Days, most: number): void {
  if (until < from) throw invalid('until', fieldTexts.of('lastDayLiesBeforeFirst'))
  if (Date.parse(until) - Date.parse(from) > most * 86_400_000)
    throw invalid('until', fieldTexts.of('mostDaysMost', { most }))
}

const overlapping = `daterange(from_on, until_on, '[]') && daterange($1::date, $2::date, '[]')`

export function registerCalendar({ serve }: Platform): void {
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

  const mayUpdate = (caller: Caller, row: Office) =>
    caller.ability.can('update', rowOf('Team', { provinceCode: row.province_code, regencyCode: row.regency_code }))

  /** A row locked for a change. @throws Problem `not-found`, `forbidden`, `version-conflict`. */
  async function getForChange<Row extends Office>(
    db: Db,
    caller: Caller,
    table: 'team' | 'kit' | 'team_leave' | 'kit_maintenance',
    id: string,
    expectedVersion?: number,
  ): Promise<Row> {
    const row = await db.first<Row & { version: number }>({
      text: `select * from ${table} where id = $1 for update`,
      values: [id],
    })
    if (!row) throw new Problem('not-found')
    if (!mayUpdate(caller, row)) throw new Problem('forbidden')
    if (expectedVersion !== undefined && row.version !== expectedVersion)
      throw new Problem('version-conflict', { changed: { version: row.version } })
    return row
  }

  /** @throws Problem `conflict` naming the trip that has it on these days. */
  function assertFree(bookings: readonly BookingRow[]): void {
    const [trip] = bookings
    if (!trip) return
    const days = (language: Language) =>
      `${formatDate(trip.starts_on, language)} – ${formatDate(trip.ends_on, language)}`
    throw new Problem('conflict', {
      detail: fieldTexts.of('alreadyTripNameDays', { name: trip.name, days: perLanguage(days) }),
    })
  }

  serve(readFieldCalendar, async ({ query, db, caller }) => {
    assertDays(query, 92)
    const values = [query.from, query.until]
    const [bookings, leaves, maintenances] = await Promise.all([
      listBookings(db, query),
      db.rows<Office & LeaveRow>({
        // Who is away is missed in each team they belong to.
        text: `select l.*, t.id as shown_for, (select name from app_user_names(array[l.user_id])) as user_name
               from team_leave l join team t on t.id = l.team_id or l.user_id = any(t.member_ids)
               where ${overlapping} order by l.from_on, l.id, t.id`,
        values,
      }),
      db.rows<Office & MaintenanceRow>({
        text: `select * from kit_maintenance where ${overlapping} order by from_on, id`,
        values,
      }),
    ])
    const isRead = (row: Office) =>
      caller.ability.can('read', rowOf('Team', { provinceCode: row.province_code, regencyCode: row.regency_code }))
    const entries: CalendarEntry[] = [
      ...bookings.map(toTripEntry),
      ...leaves.filter(isRead).map(toLeaveEntry),
      ...maintenances.filter(isRead).map(toMaintenanceEntry),
    ]
    return { entries }
  })

  serve(createTeamLeave, async ({ params, body, db, caller, correlationId }) => {
    assertDays(body, 366)
    const team = await getForChange<Office & { member_ids: string[] }>(db, caller, 'team', params.id)
    if (body.userId !== null && !team.member_ids.includes(body.userId))
      throw invalid('userId', fieldTexts.of('chooseMemberTeam'))
    const booked = (await listBookings(db, body)).filter(({ team_id }) => team_id === params.id)
    // Who falls ill while booked is away all the same; a whole team is given free by changing the trip.
    if (body.userId === null) assertFree(booked)
    const id = newId()
    await db.run({
      text: `insert into team_leave (id, team_id, user_id, province_code, regency_code, from_on, until_on, kind, note, created_by)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      values: [
        id,
        params.id,
        body.userId,
        team.province_code,
        team.regency_code,
        body.from,
        body.until,
        body.kind,
        body.kind === 'private' ? '' : body.note,
        userIdOf(caller),
      ],
    })
    await audit(db, caller, { ...team, id: params.id }, 'team-leave-created', correlationId)
    return { id, trips: booked.map(({ name }) => name) }
  })

  serve(deleteTeamLeave, async ({ params, query, db, caller, correlationId }) => {
    const row = await getForChange<Office & { team_id: string }>(
      db,
      caller,
      'team_leave',
      params.id,
      query.expectedVersion,
    )
    await db.run({ text: 'delete from team_leave where id = $1', values: [params.id] })
    await audit(db, caller, { ...row, id: row.team_id }, 'team-leave-deleted', correlationId)
    return undefined
  })

  serve(createKitMaintenance, async ({ params, body, db, caller, correlationId }) => {
    assertDays(body, 366)
    const kit = await getForChange<Office>(db, caller, 'kit', params.id)
    assertFree((await listBookings(db, body)).filter(({ kit_id }) => kit_id === params.id))
    const id = newId()
    await db.run({
      text: `insert into kit_maintenance (id, kit_id, province_code, regency_code, from_on, until_on, note, created_by)
             values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [id, params.id, kit.province_code, kit.regency_code, body.from, body.until, body.note, userIdOf(caller)],
    })
    await audit(db, caller, { ...kit, id: params.id }, 'kit-maintenance-created', correlationId)
    return { id }
  })

  serve(deleteKitMaintenance, async ({ params, query, db, caller, correlationId }) => {
    const row = await getForChange<Office & { kit_id: string }>(
      db,
      caller,
      'kit_maintenance',
      params.id,
      query.expectedVersion,
    )
    await db.run({ text: 'delete from kit_maintenance where id = $1', values: [params.id] })
    await audit(db, caller, { ...row, id: row.kit_id }, 'kit-maintenance-deleted', correlationId)
    return undefined
  })
}

type LeaveRow = {
  id: string
  shown_for: string
  user_name: string | null
  from_on: string
  until_on: string
  kind: LeaveKind
  note: string
  version: number
}
type MaintenanceRow = { id: string; kit_id: string; from_on: string; until_on: string; note: string; version: number }

const toTripEntry = (row: BookingRow): CalendarEntry => ({
  kind: 'trip',
  id: row.id,
  teamId: row.team_id,
  kitId: row.kit_id,
  from: row.starts_on,
  until: row.ends_on,
  name: row.name,
  status: row.status,
  regencyCodes: row.regency_codes,
})
const toLeaveEntry = (row: LeaveRow): CalendarEntry => ({
  kind: 'leave',
  id: row.id,
  teamId: row.shown_for,
  userName: row.user_name,
  from: row.from_on,
  until: row.until_on,
  leave: row.kind,
  note: row.note,
  version: row.version,
})
const toMaintenanceEntry = (row: MaintenanceRow): CalendarEntry => ({
  kind: 'maintenance',
  id: row.id,
  kitId: row.kit_id,
  from: row.from_on,
  until: row.until_on,
  note: row.note,
  version: row.version,
})
