import { isRoleScope, type Role, rowOf } from '@sipelandukilat/access'
import {
  type AuditAction,
  inviteUser,
  listUsers,
  resendInvitation,
  type User,
  updateUser,
} from '@sipelandukilat/contract'
import { CivilGrade } from '@sipelandukilat/domain'
import { usersTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { createInvitation } from '../session/invitations'
import { assertMayGive, homeOf } from './role-giving'
import { deleteRoles, getUser, insertRole, insertUser, listUserRecords, saveUser, type UserRecord } from './user-store'

const toUser = (row: UserRecord): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  language: row.language,
  nip: row.nip,
  grade: row.grade === null ? null : CivilGrade.parse(row.grade),
  status: row.status,
  roles: row.roles,
  createdAt: row.created_at.toISOString(),
  version: row.version,
})

const rowOfUser = (row: Pick<UserRecord, 'id' | 'province_code' | 'regency_code'>) =>
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
    row: UserRecord,
    action: AuditAction,
    correlationId: string,
    detail: Record<string, unknown> = {},
  ) =>
    recordAudit(db, caller, {
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
    const rows = await listUserRecords(db, query, { after, most: query.limit + 1 })
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
    await insertUser(db, {
      id,
      email: body.email,
      name: body.name,
      language: body.language,
      nip: body.nip,
      grade: body.grade,
      status: 'invited',
      province_code: home.provinceCode,
      regency_code: home.regencyCode,
    }).catch((error: { code?: string }) => {
      if (error.code !== '23505') throw error
      throw new Problem('conflict', {
        detail: usersTexts.of('accountWithEMailAddressExists'),
      })
    })
    await setRoles(db, id, body.roles)
    await createInvitation(db, keyring, { userId: id, purpose: 'invitation', now })
    const row = await getUser(db, id)
    audit(db, caller, row, 'user-invited', correlationId, { roles: body.roles })
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
    await saveUser(db, row, { name: body.name, status: body.status, nip: body.nip, grade: body.grade })
    if (body.roles) await setRoles(db, row.id, body.roles)
    audit(db, caller, row, 'user-updated', correlationId, {
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
    audit(db, caller, row, 'invitation-sent', correlationId)
    return undefined
  })
}

async function setRoles(
  db: Db,
  userId: string,
  roles: readonly { role: Role; regionCode: string | null }[],
): Promise<void> {
  await deleteRoles(db, userId)
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
    await insertRole(db, userId, role, regionCode).catch((error: { code?: string }) => {
      if (error.code !== '23503') throw error
      throw new Problem('invalid', {
        errors: [{ path: 'roles', message: usersTexts.of('regionNotKnown') }],
      })
    })
  }
}
