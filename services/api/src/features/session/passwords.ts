import { hash, verify } from '@node-rs/argon2'

// Argon2id (2), OWASP's second choice: 19 MiB, 2 passes; about 30 ms on a small server.
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Passwords that are long enough and yet the first ones tried. */
const blocked = new Set([
  'passwordpassword',
  'katasandikatasandi',
  '123456789012345',
  '1234567890123456',
  'qwertyuiopasdfgh',
  'administratoradmin',
  'sipelandukilatsipelandukilat',
  'disdukcapilkaltara',
  'kalimantanutara',
  'indonesiaindonesia',
])

/** Blocked: on the list, one character repeated, or the account's own name or address. */
export function isBlockedPassword(password: string, account: { email: string; name: string }): boolean {
  const plain = password.toLowerCase()
  if (blocked.has(plain) || new Set(plain).size < 4) return true
  const own = [account.email, account.email.split('@')[0] ?? '', account.name.toLowerCase().replaceAll(' ', '')]
  return own.some((word) => word.length >= 8 && plain.replaceAll(' ', '') === word)
}

export const hashPassword = (password: string): Promise<string> => hash(password, options)

let decoy: Promise<string> | undefined

/** Takes the same time whether the account exists or not. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('a password that nobody has')
  const matches = await verify(stored ?? (await decoy), password, options)
  return stored !== null && matches
}
