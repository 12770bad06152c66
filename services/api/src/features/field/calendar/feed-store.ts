import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '@sipelandukilat/access'
import { type CalendarFeed, FeedSubject } from '@sipelandukilat/contract'
import { type Caller, gateScope, toCaller } from '../../../platform/caller'
import type { Database, Db } from '../../../platform/database/db'
import { from, type Row } from '../../../platform/database/from'
import { newId } from '../../../platform/id'

/** As many calendars as one person follows. */
export const mostFeeds = 20

type FeedRow = Row<'calendar_feed'>

const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

const toSubject = ({ kind, subject }: Pick<FeedRow, 'kind' | 'subject'>): FeedSubject =>
  FeedSubject.parse({ kind, id: subject, code: subject })
const subjectOf = (subject: FeedSubject): string | null =>
  subject.kind === 'mine' ? null : subject.kind === 'regency' ? subject.code : subject.id

const toFeed = (row: FeedRow): CalendarFeed => ({
  id: row.id,
  subject: toSubject(row),
  name: row.name,
  createdAt: row.created_at.toISOString(),
  lastReadAt: row.last_read_at?.toISOString() ?? null,
})

/** A person’s addresses for calendars. They open nothing but the calendar, and only while the person may see it. */
export function createFeeds(database: Database) {
  return {
    list: (userId: string): Promise<CalendarFeed[]> =>
      database.read(gateScope, async (db) =>
        (await db.rows(from('calendar_feed').where({ user_id: userId }).orderBy('created_at').orderBy('id'))).map(
          toFeed,
        ),
      ),
    /** The token stands in the address and is stored nowhere; undefined where the person has too many. */
    create: (
      userId: string,
      feed: { subject: FeedSubject; name: string; now: Date },
    ): Promise<{ id: string; token: string } | undefined> =>
      database.write(gateScope, async (db) => {
        const token = randomBytes(32).toString('base64url')
        const id = newId()
        const added = await db.run({
          text: `insert into calendar_feed (id, user_id, token_hash, kind, subject, name, created_at)
                 select $1, $2, $3, $4, $5, $6, $7 where (select count(*) from calendar_feed where user_id = $2) < ${mostFeeds}`,
          values: [id, userId, hashToken(token), feed.subject.kind, subjectOf(feed.subject), feed.name, feed.now],
        })
        return added === 0 ? undefined : { id, token }
      }),
    revoke: (userId: string, id: string): Promise<number> =>
      database.write(gateScope, (db) => db.run(from('calendar_feed').where({ id, user_id: userId }).delete())),
    /** Whose address it is, with what that person may see now; undefined for an address that is nobody’s any more. */
    find: (
      token: string,
      now: Date,
    ): Promise<{ subject: FeedSubject; name: string; caller: Caller; tripIds: string[] } | undefined> =>
      database.write(gateScope, async (db) => {
        const row = await db.first<
          FeedRow & { assignments: { role: Role; regionCode: string | null }[]; trips: string[] }
        >({
          text: `update calendar_feed f set last_read_at = $2 from app_user u
                 where f.token_hash = $1 and u.id = f.user_id and u.status = 'active'
                 returning f.*, coalesce((select json_agg(json_build_object('role', r.role, 'regionCode', r.region_code))
                     from user_role r where r.user_id = u.id), '[]') as assignments,
                   coalesce((select array_agg(m.trip_id::text) from trip_member m where m.user_id = u.id), '{}') as trips`,
          values: [hashToken(token), now],
        })
        if (!row) return undefined
        const principal = {
          kind: 'user',
          userId: row.user_id,
          assignments: row.assignments,
          grantedApplicationIds: [],
          tripIds: row.trips,
        } as const
        return { subject: toSubject(row), name: row.name, caller: toCaller(principal), tripIds: row.trips }
      }),
  }
}

export const findNamedTeam = (db: Db, id: string) =>
  db.first(from('team').where({ id }).select('name', 'province_code', 'regency_code'))

/** A kit goes by its serial number. */
export async function findNamedKit(db: Db, id: string) {
  const kit = await db.first(from('kit').where({ id }).select('serial', 'province_code', 'regency_code'))
  return kit && { name: kit.serial, province_code: kit.province_code, regency_code: kit.regency_code }
}

export const findNamedRegency = (db: Db, code: string) =>
  db.first(from('region').where({ code, level: 'regency' }).select('name'))
