import { isRoleScope, type Role, rowOf } from '@sipelandukilat/access'
import { inviteUser, listUsers, resendInvitation, type User, updateUser } from '@sipelandukilat/contract'
import type { Language } from '@sipelandukilat/domain'
import { usersTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { createInvitation } from '../session/invitations'
import { assertMayGive, homeOf } from './role-giving'

type Row = {
  id: string
  email: string
  name: string
  language: Language
  status: User['status']
  created_at: Date
  version: number
  province_code: string | null
  regency_code: string | null
  roles: { role: Role; regionCode: string | null; regionName: string | null }[]
}

const selectUser = `select u.id, u.email, u.name, u.language, u.status, u.created_at, u.version, u.province_code, u.regency_code,
  coalesce((select json_agg(json_build_object('role', r.role, 'regionCode', r.region_code, 'regionName', g.name) order by r.role, r.region_code)
    from user_role r left join region g on g.code = r.region_code where r.user_id = u.id), '[]') as roles from app_user u`

const toUser = (row: Row): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  language: row.language,
  status: row.status,
  roles: row.roles,
  createdAt: row.created_at.toISOString(),
  version: row.version,
})

/** @throws Problem `not-found` for an account outside the caller's region. */
async function getUser(db: Db, id: string): Promise<Row> {
  const row = await db.first<Row>({ text: `${selectUser} where u.id = $1`, values: [id] })
  if (!row) throw new Problem('not-found')
  return row
}

const rowOfUser = (row: Pick<Row, 'id' | 'province_code' | 'regency_code'>) =>
  rowOf('User', { id: row.id, provinceCode: row.province_code, regencyCode: row.regency_code })

function assertNotOwn(caller: Caller, id: string): void {
  if (caller.user?.id === id)
    throw new Problem('forbidden', {
      detail: usersTexts.of('nobodyChangesTheirOwnAccount'),
    })
}

export function registerUsers({ serve, keyring }: Platform): void {
  const audit = (
    db: Db,
    caller: Caller,
    row: Row,
    action: string,
    correlationId: string,
    detail: Record<string, unknown> = {},
  ) =>
    recordAudit(db, {
      actorKind: 'officer',
      actorId: caller.user?.id ?? null,
      action,
      subject: 'User',
      subjectIds: [row.id],
      provinceCode: row.province_code,
      regencyCode: row.regency_code,
      detail,
      correlationId,
    })

  serve(listUsers, async ({ query, db, caller }) => {
    // Row-level security and the rules agree; the name orders, so the page is cut by name and id.
    const after = query.cursor === undefined ? null : Buffer.from(query.cursor, 'base64url').toString('utf8')
    const rows = await db.rows<Row>({
      text: `${selectUser}
             where ($1::text is null or lower(u.name) like '%' || lower($1) || '%' or u.email like '%' || lower($1) || '%')
               and ($2::text is null or exists (select from user_role r where r.user_id = u.id and r.role = $2))
               and ($3::text is null or u.regency_code = $3 or u.province_code = $3)
               and ($4::text is null or u.status = $4)
               and ($5::text is null or lower(u.name) || ' ' || u.id > $5)
             order by lower(u.name) || ' ' || u.id limit $6`,
      values: [query.q ?? null, query.role ?? null, query.region ?? null, query.status ?? null, after, query.limit + 1],
    })
    const seen = rows.filter((row) => caller.ability.can('read', rowOfUser(row)))
    const items = seen.slice(0, query.limit)
    const last = items.at(-1)
    return {
      items: items.map(toUser),
      nextCursor:
        rows.length > query.limit && last
          ? Buffer.from(`${last.name.toLowerCase()} ${last.id}`).toString('base64url')
          : null,
    }
  })

  serve(inviteUser, async ({ body, db, caller, now, correlationId }) => {
    const home = homeOf(body.roles)
    if (
      !caller.ability.can('create', rowOf('User', { provinceCode: home.provinceCode, regencyCode: home.regencyCode }))
    )
      throw new Problem('forbidden')
    assertMayGive(caller, body.roles)
    const id = newId()
    await db
      .run({
        text: `insert into app_user (id, email, name, language, status, province_code, regency_code) values ($1, $2, $3, $4, 'invited', $5, $6)`,
        values: [id, body.email, body.name, body.language, home.provinceCode, home.regencyCode],
      })
      .catch((error: { code?: string }) => {
        if (error.code !== '23505') throw error
        throw new Problem('conflict', {
          detail: usersTexts.of('accountWithEMailAddressExists'),
        })
      })
    await setRoles(db, id, body.roles)
    await createInvitation(db, keyring, { userId: id, purpose: 'invitation', now })
    const row = await getUser(db, id)
    await audit(db, caller, row, 'user-invited', correlationId, { roles: body.roles })
    return toUser(row)
  })

  serve(updateUser, async ({ params, body, db, caller, correlationId }) => {
    const row = await getUser(db, params.id)
    if (!caller.ability.can('update', rowOfUser(row))) throw new Problem('not-found')
    assertNotOwn(caller, row.id)
    if (row.version !== body.expectedVersion) throw new Problem('version-conflict', { changed: toUser(row) })
    // Nobody touches an account that holds more than they may give.
    assertMayGive(caller, row.roles)
    if (body.roles) assertMayGive(caller, body.roles)
    if (body.status === 'active' && row.status === 'invited')
      throw new Problem('conflict', {
        detail: usersTexts.of('accountWaitsOwnerAcceptInvitation'),
      })
    await db.run({
      text: 'update app_user set name = coalesce($2, name), status = coalesce($3, status), version = version + 1 where id = $1 and version = $4',
      values: [row.id, body.name ?? null, body.status ?? null, row.version],
    })
    if (body.roles) await setRoles(db, row.id, body.roles)
    await audit(db, caller, row, 'user-updated', correlationId, {
      ...(body.roles ? { roles: body.roles } : {}),
      ...(body.status ? { status: body.status } : {}),
      name: body.name !== undefined,
    })
    return toUser(await getUser(db, row.id))
  })

  serve(resendInvitation, async ({ params, db, caller, now, correlationId }) => {
    const row = await getUser(db, params.id)
    if (!caller.ability.can('update', rowOfUser(row))) throw new Problem('not-found')
    assertNotOwn(caller, row.id)
    assertMayGive(caller, row.roles)
    if (row.status === 'disabled')
      throw new Problem('conflict', {
        detail: usersTexts.of('accountDisabled'),
      })
    await createInvitation(db, keyring, {
      userId: row.id,
      purpose: row.status === 'invited' ? 'invitation' : 'reset',
      now,
    })
    await audit(db, caller, row, 'invitation-sent', correlationId)
    return undefined
  })
}

async function setRoles(
  db: Db,
  userId: string,
  roles: readonly { role: Role; regionCode: string | null }[],
): Promise<void> {
  await db.run({ text: 'delete from user_role where user_id = $1', values: [userId] })
  for (const { role, regionCode } of roles) {
    if (!isRoleScope(role, regionCode))
      throw new Problem('invalid', {
        errors: [
          {
            path: 'roles',
            message: usersTexts.of('roleRoleCannotGivenRegion', { role }),
          },
        ],
      })
    await db
      .run({
        text: 'insert into user_role (id, user_id, role, region_code) values ($1, $2, $3, $4)',
        values: [newId(), userId, role, regionCode],
      })
      .catch((error: { code?: string }) => {
        if (error.code !== '23503') throw error
        throw new Problem('invalid', {
          errors: [{ path: 'roles', message: usersTexts.of('regionNotKnown') }],
        })
      })
  }
}
