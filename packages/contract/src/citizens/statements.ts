import { Localized } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { FormNumber, Instant } from '../shapes'
import { AccountChannel } from './accounts'

const byForm = z.object({ form: FormNumber })

/** A statement that the opened application needs, to be read and signed on the phone. */
export const OwnStatement = z.object({
  form: z.string(),
  title: Localized,
  /** All of what is signed, line by line. */
  text: z.string(),
  /** SHA-256 of the text, in hexadecimal: a signature names what was read. */
  hash: z.string(),
  /** Where a code can go: the contacts of the application, masked. */
  contacts: z.array(z.object({ channel: AccountChannel, to: z.string() })),
  /** When this very text was signed; null while it is not. */
  signedAt: Instant.nullable(),
})
export type OwnStatement = z.infer<typeof OwnStatement>

export const listOwnStatements = endpoint({
  method: 'GET',
  path: '/public/application/statements',
  summary: 'Statements of the opened application that can be signed on the phone',
  access: 'citizen',
  response: z.object({ items: z.array(OwnStatement) }),
  problems: ['sign-in-required'],
})

export const requestStatementCode = endpoint({
  method: 'POST',
  path: '/public/application/statements/:form/code',
  summary: 'Ask for a code to a contact of the opened application, to sign a statement with',
  access: 'citizen',
  transaction: 'none',
  params: byForm,
  body: z.object({ channel: AccountChannel }),
  response: z.object({ validMinutes: z.int() }),
  status: 202,
  problems: ['sign-in-required', 'not-found', 'invalid', 'too-many-tries'],
})

export const signStatement = endpoint({
  method: 'POST',
  path: '/public/application/statements/:form/signature',
  summary: 'Sign a statement with the code; it stands as the paper that the service asks for',
  access: 'citizen',
  transaction: 'none',
  params: byForm,
  body: z.object({ channel: AccountChannel, code: z.string().max(20), hash: z.string().max(64) }),
  response: OwnStatement,
  problems: ['sign-in-required', 'not-found', 'invalid', 'conflict', 'wrong-code', 'code-expired', 'too-many-tries'],
})
