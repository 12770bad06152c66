import type { TripStatus } from '@sipelandukilat/contract'
import type { Db } from '../../../platform/database/db'
import { from, type NewRow, type Row } from '../../../platform/database/from'
import { newId } from '../../../platform/id'

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
export type LeaveRow = Row<'team_leave'> & { shown_for: string; user_name: string | null }
export type MaintenanceRow = Row<'kit_maintenance'>

/** The first day and the last. */
type Days = { from: string; until: string }
const overlapping = `daterange(from_on, until_on, '[]') && daterange($1::date, $2::date, '[]')`

export const listBookings = (db: Db, { from, until }: Days): Promise<BookingRow[]> =>
  db.rows<BookingRow>({ text: 'select * from app_field_bookings($1, $2)', values: [from, until] })

/** Who is away is missed in each team they belong to. */
export const listLeaves = (db: Db, { from, until }: Days): Promise<LeaveRow[]> =>
  db.rows<LeaveRow>({
    text: `select l.*, t.id as shown_for, (select name from app_user_names(array[l.user_id])) as user_name
           from team_leave l join team t on t.id = l.team_id or l.user_id = any(t.member_ids)
           where ${overlapping} order by l.from_on, l.id, t.id`,
    values: [from, until],
  })

export const listMaintenances = (db: Db, { from, until }: Days): Promise<MaintenanceRow[]> =>
  db.rows<MaintenanceRow>({
    text: `select * from kit_maintenance where ${overlapping} order by from_on, id`,
    values: [from, until],
  })

export async function insertLeave(db: Db, leave: Omit<NewRow<'team_leave'>, 'id'>): Promise<string> {
  const id = newId()
  await db.run(from('team_leave').insert({ id, ...leave }))
  return id
}

export async function insertMaintenance(db: Db, maintenance: Omit<NewRow<'kit_maintenance'>, 'id'>): Promise<string> {
  const id = newId()
  await db.run(from('kit_maintenance').insert({ id, ...maintenance }))
  return id
}

export const deleteLeave = (db: Db, id: string) => db.run(from('team_leave').where({ id }).delete())

export const deleteMaintenance = (db: Db, id: string) => db.run(from('kit_maintenance').where({ id }).delete())
