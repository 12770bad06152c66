import type { Role } from '@sipelandukilat/access'
import type { User } from '@sipelandukilat/contract'
import type { Db } from '../../platform/database/db'
import { type Change, from, type NewRow, type Row } from '../../platform/database/from'
import { newId } from '../../platform/id'
import { Problem } from '../../platform/problem'

export type UserRecord = Omit<Row<'app_user'>, 'password_hash' | 'auth_version'> & { roles: User['roles'] }

const selectUser = `select u.id, u.email, u.name, u.language, u.nip, u.grade, u.status, u.created_at, u.version, u.province_code, u.regency_code,
  coalesce((select json_agg(json_build_object('role', r.role, 'regionCode', r.region_code, 'regionName', g.name) order by r.role, r.region_code)
    from user_role r left join region g on g.code = r.region_code where r.user_id = u.id), '[]') as roles from app_user u`

/** @throws Problem `not-found` for an account outside the caller's region. */
export async function getUser(db: Db, id: string): Promise<UserRecord> {
  const row = await db.first<UserRecord>({ text: `${selectUser} where u.id = $1`, values: [id] })
  if (!row) throw new Problem('not-found')
  return row
}

type UserFilter = {
  q?: string | undefined
  role?: string | undefined
  region?: string | undefined
  status?: string | undefined
}

/** Accounts by name from after a name and id on, at most so many. */
export const listUserRecords = (
  db: Db,
  filter: UserFilter,
  { after, most }: { after: string | null; most: number },
): Promise<UserRecord[]> =>
  db.rows<UserRecord>({
    text: `${selectUser}
           where ($1::text is null or lower(u.name) like '%' || lower($1) || '%' or u.email like '%' || lower($1) || '%')
             and ($2::text is null or exists (select from user_role r where r.user_id = u.id and r.role = $2))
             and ($3::text is null or u.regency_code = $3 or u.province_code = $3)
             and ($4::text is null or u.status = $4)
             and ($5::text is null or lower(u.name) || ' ' || u.id > $5)
           order by lower(u.name) || ' ' || u.id limit $6`,
    values: [filter.q ?? null, filter.role ?? null, filter.region ?? null, filter.status ?? null, after, most],
  })

/** Fails on the unique index where the address has an account. */
export async function insertUser(db: Db, user: NewRow<'app_user'>): Promise<void> {
  await db.run(from('app_user').insert(user))
}

export async function saveUser(
  db: Db,
  { id, version }: Pick<UserRecord, 'id' | 'version'>,
  change: Pick<Change<'app_user'>, 'name' | 'status' | 'nip' | 'grade'>,
): Promise<void> {
  await db.run(from('app_user').where({ id, version }).update(change).increment('version', 1))
}

export async function deleteRoles(db: Db, userId: string): Promise<void> {
  await db.run(from('user_role').where({ user_id: userId }).delete())
}

/** Fails on the foreign key where no such region exists. */
export async function insertRole(db: Db, userId: string, role: Role, regionCode: string | null): Promise<void> {
  await db.run(from('user_role').insert({ id: newId(), user_id: userId, role, region_code: regionCode }))
}
