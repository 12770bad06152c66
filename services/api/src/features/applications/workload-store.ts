import type { Db } from '../../platform/database/db'

/** Who works files in a regency. */
export const listOfficers = (db: Db, regencyCode: string): Promise<{ id: string; name: string }[]> =>
  db.rows<{ id: string; name: string }>({ text: 'select id, name from app_officers_of($1)', values: [regencyCode] })

/** How many open files each of these officers has, and how many of them are overdue. */
export const countOpenFiles = (
  db: Db,
  officerIds: readonly string[],
  now: Date,
): Promise<{ assignee_id: string; open: number; overdue: number }[]> =>
  db.rows<{ assignee_id: string; open: number; overdue: number }>({
    text: `select assignee_id, count(*) as open, count(*) filter (where due_at < $2) as overdue from application
           where assignee_id = any($1) and closed_at is null group by assignee_id`,
    values: [officerIds, now],
  })
