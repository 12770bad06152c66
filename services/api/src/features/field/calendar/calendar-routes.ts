import {
  type AuditAction,
  type CalendarEntry,
  createKitMaintenance,
  createTeamLeave,
  deleteKitMaintenance,
  deleteTeamLeave,
  readFieldCalendar,
} from '@sipelandukilat/contract'
import { formatDate, type Language, perLanguage } from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'
import { recordAudit } from '../../../platform/audit'
import { type Caller, userIdOf } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import type { Platform } from '../../../platform/platform'
import { invalid, Problem } from '../../../platform/problem'
import {
  getKitForUpdate,
  getLeaveForUpdate,
  getMaintenanceForUpdate,
  getTeamForUpdate,
  type Office,
  rowOfOffice,
} from '../teams/team-store'
import {
  type BookingRow,
  deleteLeave,
  deleteMaintenance,
  insertLeave,
  insertMaintenance,
  type LeaveRow,
  listBookings,
  listLeaves,
  listMaintenances,
  type MaintenanceRow,
} from './calendar-store'

function assertDays({ from, until }: { from: string; until: string }, most: number): void {
  if (until < from) throw invalid('until', fieldTexts.of('lastDayLiesBeforeFirst'))
  if (Date.parse(until) - Date.parse(from) > most * 86_400_000)
    throw invalid('until', fieldTexts.of('mostDaysMost', { most }))
}

export function registerCalendar({ serve }: Platform): void {
  const audit = (db: Db, caller: Caller, row: Office & { id: string }, action: AuditAction, correlationId: string) =>
    recordAudit(db, caller, {
      action,
      subject: 'Team',
      subjectIds: [row.id],
      provinceCode: row.province_code,
      regencyCode: row.regency_code,
      correlationId,
    })

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
    const [bookings, leaves, maintenances] = await Promise.all([
      listBookings(db, query),
      listLeaves(db, query),
      listMaintenances(db, query),
    ])
    const isRead = (row: Office) => caller.ability.can('read', rowOfOffice(row))
    const entries: CalendarEntry[] = [
      ...bookings.map(toTripEntry),
      ...leaves.filter(isRead).map(toLeaveEntry),
      ...maintenances.filter(isRead).map(toMaintenanceEntry),
    ]
    return { entries }
  })

  serve(createTeamLeave, async ({ params, body, db, caller, correlationId }) => {
    assertDays(body, 366)
    const team = await getTeamForUpdate(db, caller, params.id)
    if (body.userId !== null && !team.member_ids.includes(body.userId))
      throw invalid('userId', fieldTexts.of('chooseMemberTeam'))
    const booked = (await listBookings(db, body)).filter(({ team_id }) => team_id === params.id)
    // Who falls ill while booked is away all the same; a whole team is given free by changing the trip.
    if (body.userId === null) assertFree(booked)
    const id = await insertLeave(db, {
      team_id: params.id,
      user_id: body.userId,
      province_code: team.province_code,
      regency_code: team.regency_code,
      from_on: body.from,
      until_on: body.until,
      kind: body.kind,
      note: body.kind === 'private' ? '' : body.note,
      created_by: userIdOf(caller),
    })
    audit(db, caller, { ...team, id: params.id }, 'team-leave-created', correlationId)
    return { id, trips: booked.map(({ name }) => name) }
  })

  serve(deleteTeamLeave, async ({ params, query, db, caller, correlationId }) => {
    const row = await getLeaveForUpdate(db, caller, params.id, query.expectedVersion)
    await deleteLeave(db, params.id)
    audit(db, caller, { ...row, id: row.team_id }, 'team-leave-deleted', correlationId)
    return undefined
  })

  serve(createKitMaintenance, async ({ params, body, db, caller, correlationId }) => {
    assertDays(body, 366)
    const kit = await getKitForUpdate(db, caller, params.id)
    assertFree((await listBookings(db, body)).filter(({ kit_id }) => kit_id === params.id))
    const id = await insertMaintenance(db, {
      kit_id: params.id,
      province_code: kit.province_code,
      regency_code: kit.regency_code,
      from_on: body.from,
      until_on: body.until,
      note: body.note,
      created_by: userIdOf(caller),
    })
    audit(db, caller, { ...kit, id: params.id }, 'kit-maintenance-created', correlationId)
    return { id }
  })

  serve(deleteKitMaintenance, async ({ params, query, db, caller, correlationId }) => {
    const row = await getMaintenanceForUpdate(db, caller, params.id, query.expectedVersion)
    await deleteMaintenance(db, params.id)
    audit(db, caller, { ...row, id: row.kit_id }, 'kit-maintenance-deleted', correlationId)
    return undefined
  })
}

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
