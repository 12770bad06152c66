import type { RegencyStatus, Region } from '@sipelandukilat/contract'
import { regionsTexts } from '#texts'
import { Problem } from '../../platform/problem'

type Office = Region['office']

const fields = ['address', 'phone', 'hours'] as const

/** What citizens read of an office that serves, and what is not entered of it. */
export const missingOfOffice = (office: Office): (typeof fields)[number][] =>
  fields.filter((field) => !office[field]?.trim())

/**
 * Citizens read at once what is saved of a regency that serves or has served: its office is whole. One that is being
 * prepared may be entered bit by bit. @throws Problem `invalid`, naming each missing field.
 */
export function assertWholeOffice(office: Office, status: RegencyStatus | null): void {
  const missing = status === 'preparing' ? [] : missingOfOffice(office)
  if (missing.length > 0)
    throw new Problem('invalid', {
      errors: missing.map((field) => ({ path: `office.${field}`, message: regionsTexts.of(`officeMissing_${field}`) })),
    })
}
