import { RoleName } from '@sipelandukilat/access'
import { Language } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from './endpoint'
import { Empty, Id, text } from './shapes'

export const SessionRole = z.object({
  role: RoleName,
  regionCode: z.string().nullable(),
  regionName: z.string().nullable(),
})

export const Session = z.object({
  user: z.object({ id: Id, name: z.string(), email: z.string(), language: Language }),
  roles: z.array(SessionRole),
  /** Packed CASL rules; the interface hides by them and decides nothing. */
  rules: z.array(z.array(z.unknown())),
  expiresAt: z.string(),
})
export type Session = z.infer<typeof Session>

const Email = z.string().trim().toLowerCase().max(254)
/** At least 15 characters, no rules of composition (NIST SP 800-63B-4). */
export const NewPassword = z.string().min(15).max(200)

export const signIn = endpoint({
  method: 'POST',
  path: '/session',
  summary: 'Sign in with e-mail and password',
  access: 'public',
  transaction: 'none',
  body: z.object({ email: Email, password: z.string().max(1000) }),
  response: Session,
  problems: ['sign-in-failed', 'too-many-tries'],
})

export const readSession = endpoint({
  method: 'GET',
  path: '/session',
  summary: 'Who is signed in, with roles and rules',
  access: 'signed-in',
  response: Session,
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/session',
  summary: 'Sign out',
  access: 'signed-in',
  transaction: 'none',
  response: Empty,
  status: 204,
})

export const setLanguage = endpoint({
  method: 'PATCH',
  path: '/session',
  summary: 'Choose the language of the signed-in user',
  access: 'signed-in',
  transaction: 'none',
  body: z.object({ language: Language }),
  response: Empty,
  status: 204,
})

export const requestPasswordReset = endpoint({
  method: 'POST',
  path: '/password-resets',
  summary: 'Ask for a link to set a new password; the answer is the same whether the account exists or not',
  access: 'public',
  transaction: 'none',
  body: z.object({ email: Email }),
  response: Empty,
  status: 204,
  problems: ['too-many-tries'],
})

export const readInvitation = endpoint({
  method: 'POST',
  path: '/invitations/read',
  summary: 'Whom an invitation or reset link is for; the token travels in the body, never in an address',
  access: 'public',
  transaction: 'none',
  body: z.object({ token: text(200) }),
  response: z.object({ name: z.string(), email: z.string(), purpose: z.enum(['invitation', 'reset']) }),
  problems: ['not-found', 'too-many-tries'],
})

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/invitations/accept',
  summary: 'Set the password by an invitation or reset link; ends every session of the account',
  access: 'public',
  transaction: 'none',
  body: z.object({ token: text(200), password: NewPassword }),
  response: Empty,
  status: 204,
  problems: ['not-found', 'invalid', 'too-many-tries'],
})
