import { normalizePhone } from '@sipelandukilat/domain'

/**
 * A telephone number as the far side writes it (with or without `+`) to E.164; a sender that is no number of the two
 * countries (a short code, a name, another country) stays recognisable and is for the caller to judge.
 */
export function toPhoneAddress(text: string): string {
  const bare = text.trim()
  const known = normalizePhone(bare)
  if (known !== undefined) return known
  return /^[1-9]\d{9,14}$/.test(bare) ? `+${bare}` : bare
}
