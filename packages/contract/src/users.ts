import { RoleName } from '@sipelandukilat/access'
import { CivilGrade, Language, RegionCode } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from './endpoint'
import { Nip } from './letters'
import { byId, Empty, Id, Instant, page, pageQuery, text, Version } from './shapes'

export const UserRole = z.object({ role: RoleName, regionCode: RegionCode.nullable() })
export const UserStatus = z.enum(['invited', 'active', 'disabled'])

export const User = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  language: Language,
  /** Of a civil servant, as they stand on travel orders. */
  nip: z.string().nullable(),
  grade: CivilGrade.nullable(),
  status: UserStatus,
  roles: z.array(z.object({ role: RoleName, regionCode: z.string().nullable(), regionName: z.string().nullable() })),
  createdAt: Instant,
  version: Version,
})
export type User = z.infer<typeof User>

export const listUsers = endpoint({
  method: 'GET',
  path: '/users',
  summary: 'Users of the caller’s region, by name',
  access: ['read', 'User'],
  query: z.object({
    ...pageQuery,
    q: text(100).optional(),
    role: RoleName.optional(),
    region: RegionCode.optional(),
    status: UserStatus.optional(),
  }),
  response: page(User),
})

export const inviteUser = endpoint({
  method: 'POST',
  path: '/users',
  summary: 'Invite a user; a link to set a password goes to the address',
  access: ['create', 'User'],
  body: z.object({
    email: z
      .email()
      .max(254)
      .transform((email) => email.toLowerCase()),
    name: text(120),
    language: Language.default('id'),
    nip: Nip.nullable().default(null),
    grade: CivilGrade.nullable().default(null),
    roles: z.array(UserRole).min(1).max(20),
  }),
  response: User,
  status: 201,
  problems: ['invalid', 'conflict', 'forbidden'],
})

export const updateUser = endpoint({
  method: 'PATCH',
  path: '/users/:id',
  summary: 'Change a user’s name, roles or status; nobody changes their own',
  access: ['update', 'User'],
  params: byId,
  body: z.object({
    name: text(120).optional(),
    nip: Nip.nullable().optional(),
    grade: CivilGrade.nullable().optional(),
    roles: z.array(UserRole).min(1).max(20).optional(),
    status: z.enum(['active', 'disabled']).optional(),
    expectedVersion: Version,
  }),
  response: User,
  problems: ['not-found', 'forbidden', 'version-conflict', 'invalid'],
})

export const resendInvitation = endpoint({
  method: 'POST',
  path: '/users/:id/invitation',
  summary: 'Send the invitation or a reset link again',
  access: ['update', 'User'],
  params: byId,
  response: Empty,
  status: 204,
  problems: ['not-found', 'forbidden'],
})
