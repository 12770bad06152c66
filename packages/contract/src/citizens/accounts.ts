import { Localized } from '@sipelandukilat/domain'
import * as z from 'zod'
import { statusFacts } from '../applications/inbox'
import { endpoint } from '../endpoint'
import { Empty, Instant } from '../shapes'

/** How a code reaches a citizen. */
export const AccountChannel = z.enum(['whatsapp', 'sms', 'email'])
export type AccountChannel = z.infer<typeof AccountChannel>

/** A telephone number or an e-mail address as a person writes it. */
const contact = z.string().max(254)

export const requestAccountCode = endpoint({
  method: 'POST',
  path: '/public/account/codes',
  summary: 'Ask for a one-time code; the answer is the same whether an application names the contact or not',
  access: 'public',
  transaction: 'none',
  body: z.object({ channel: AccountChannel, contact }),
  response: z.object({ validMinutes: z.int() }),
  status: 202,
  problems: ['invalid', 'too-many-tries'],
})

export const openAccount = endpoint({
  method: 'POST',
  path: '/public/account',
  summary: 'Answer the code: the contact is verified and a cookie opens its list of applications',
  access: 'public',
  transaction: 'none',
  body: z.object({ channel: AccountChannel, contact, code: z.string().max(20) }),
  response: Empty,
  status: 204,
  problems: ['invalid', 'wrong-code', 'code-expired', 'too-many-tries'],
})

export const closeAccount = endpoint({
  method: 'DELETE',
  path: '/public/account',
  summary: 'Sign out of the citizen account on this device',
  access: 'public',
  transaction: 'none',
  response: Empty,
  status: 204,
})

/** One line of the list. A phone is shared in a family: no name, and nothing that opens without the PIN. */
export const AccountApplication = z.object({
  trackingNumber: z.string(),
  serviceCode: z.string(),
  serviceTitle: Localized,
  ...statusFacts,
  mergedInto: z.string().nullable(),
  statusSince: Instant,
  submittedAt: Instant,
})
export type AccountApplication = z.infer<typeof AccountApplication>

export const listAccountApplications = endpoint({
  method: 'GET',
  path: '/public/account/applications',
  summary: 'The newest applications that name the verified contact; each still opens with its PIN only',
  access: 'account',
  response: z.object({ items: z.array(AccountApplication) }),
  problems: ['sign-in-required'],
})
