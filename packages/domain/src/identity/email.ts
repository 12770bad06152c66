import * as z from 'zod'

/** An e-mail address, trimmed and in lower case. */
export const EmailAddress = z
  .string()
  .max(254)
  .overwrite((text) => text.trim().toLowerCase())
  .pipe(z.email())
  .brand<'EmailAddress'>()
export type EmailAddress = z.infer<typeof EmailAddress>

/** First letter and domain, e.g. `a•••@contoh.id`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at > 0 ? `${email.slice(0, 1)}•••${email.slice(at)}` : '•••'
}
