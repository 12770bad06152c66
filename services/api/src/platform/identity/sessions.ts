import { createHash, randomBytes } from 'node:crypto'
import type { Principal, Role } from '@sipelandukilat/access'
import type { Language } from '@sipelandukilat/domain'
import { gateScope, type SignedInUser, toCaller, type UserCaller } from '../caller'
import type { Database } from '../database/db'
import { from } from '../database/from'

export const idleMinutes = 30
export const absoluteHours = 12
/** How long a trip stays in its members' list, and its people's files open to them for what is entered late. */
const tripMonths = 12
const lateEntryDays = 30

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

type SessionRow = {
  user_id: string
  expires_at: Date
  last_seen_at: Date
  auth_version: number
  name: string
  email: string
  language: Language
  assignments: { role: Role; regionCode: string | null }[]
  grants: { id: string; expiresAt: string }[]
  trips: string[]
  trip_applications: string[]
  incomplete_applications: string[]
}

const sessionQuery = `
  select s.user_id, s.expires_at, s.last_seen_at, u.auth_version, u.name, u.email, u.language,
    coalesce((select json_agg(json_build_object('role', r.role, 'regionCode', r.region_code) order by r.role, r.region_code) from user_role r where r.user_id = u.id), '[]') as assignments,
    coalesce((select json_agg(json_build_object('id', g.application_id, 'expiresAt', g.expires_at)) from access_grant g
      where g.revoked_at is null and g.expires_at > now() and exists (
        select from user_role r where r.user_id = u.id and r.role in ('intake_officer', 'supervisor')
          and (r.region_code = g.to_regency_code or r.region_code like g.to_regency_code || '.%'))), '[]') as grants,
    coalesce((select array_agg(m.trip_id::text) from trip_member m join trip t on t.id = m.trip_id
      where m.user_id = u.id and t.status <> 'cancelled' and t.ends_on >= $2::timestamptz::date - ${tripMonths * 30}), '{}') as trips,
    coalesce((select array_agg(distinct v.application_id::text) from trip_member m join trip t on t.id = m.trip_id join visit_request v on v.trip_id = t.id
      where m.user_id = u.id and v.application_id is not null and t.status in ('approved', 'under_way', 'done')
        and t.ends_on >= $2::timestamptz::date - ${lateEntryDays}), '{}') as trip_applications,
    coalesce((select array_agg(a.id::text) from user_role r join application a on a.village_code = r.region_code and a.status = 'incomplete'
      where r.user_id = u.id and r.role = 'village_registrar'), '{}') as incomplete_applications
  from session s join app_user u on u.id = s.user_id
  where s.id_hash = $1 and u.status = 'active' and s.expires_at > $2 and s.last_seen_at > $3`

type Known = { caller: UserCaller; touchedAt: number; validUntil: number }

export type Sessions = {
  /** Starts a session; the token goes into the cookie and is stored nowhere. */
  start: (userId: string, now: Date) => Promise<{ token: string; expiresAt: Date }>
  find: (token: string, now: Date, options: { fresh: boolean }) => Promise<UserCaller | undefined>
  /** Whether a session still stands, without counting as use: an open event stream must not keep it alive. */
  stands: (hash: Buffer, now: Date) => Promise<boolean>
  end: (token: string) => Promise<void>
}

/**
 * Sessions live in the database. What follows from one (roles, ability, settings) is remembered here until the user's
 * `auth_version` moves, which every transaction checks for itself.
 */
export function createSessions(database: Database): Sessions {
  const known = new Map<string, Known>()
  const mostKnown = 10_000
  const touchEveryMs = 60_000

  async function load(hash: Buffer, now: Date): Promise<Known | undefined> {
    const row = await database.write(gateScope, async (db) => {
      const idleSince = new Date(now.getTime() - idleMinutes * 60_000)
      const found = await db.first<SessionRow>({ text: sessionQuery, values: [hash, now, idleSince] })
      if (found) await db.run(from('session').where({ id_hash: hash }).update({ last_seen_at: now }))
      return found
    })
    if (!row) return undefined
    const principal: Principal = {
      kind: 'user',
      userId: row.user_id,
      assignments: row.assignments,
      grantedApplicationIds: [...new Set([...row.grants.map((grant) => grant.id), ...row.trip_applications])],
      incompleteApplicationIds: row.incomplete_applications,
      tripIds: row.trips,
    }
    const user: SignedInUser = { id: row.user_id, name: row.name, email: row.email, language: row.language }
    const caller = toCaller(principal, {
      user,
      hash,
      expiresAt: row.expires_at,
      authVersion: row.auth_version,
    }) as UserCaller
    const validUntil = Math.min(row.expires_at.getTime(), ...row.grants.map((grant) => Date.parse(grant.expiresAt)))
    return { caller, touchedAt: now.getTime(), validUntil }
  }

  return {
    async start(userId, now) {
      const token = randomBytes(32).toString('base64url')
      const expiresAt = new Date(now.getTime() + absoluteHours * 3_600_000)
      await database.write(gateScope, (db) =>
        db.run(
          from('session').insert({
            id_hash: hashToken(token),
            user_id: userId,
            created_at: now,
            last_seen_at: now,
            expires_at: expiresAt,
          }),
        ),
      )
      return { token, expiresAt }
    },
    async find(token, now, { fresh }) {
      const hash = hashToken(token)
      const key = hash.toString('base64')
      const remembered = known.get(key)
      const isCurrent =
        remembered &&
        !fresh &&
        remembered.validUntil > now.getTime() &&
        now.getTime() - remembered.touchedAt < touchEveryMs
      if (isCurrent) return remembered.caller
      const loaded = await load(hash, now)
      known.delete(key)
      if (!loaded) return undefined
      if (known.size >= mostKnown) known.delete(known.keys().next().value ?? '')
      known.set(key, loaded)
      return loaded.caller
    },
    async stands(hash, now) {
      const row = await database.read(gateScope, (db) =>
        db.first<{ auth_version: number | null }>({
          text: 'select app_session_check($1, $2) as auth_version',
          values: [hash, now],
        }),
      )
      return row !== undefined && row.auth_version !== null
    },
    async end(token) {
      const hash = hashToken(token)
      known.delete(hash.toString('base64'))
      await database.write(gateScope, (db) => db.run(from('session').where({ id_hash: hash }).delete()))
    },
  }
}
