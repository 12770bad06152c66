import type { Localized } from '../language/language'
import { identityTexts } from '../texts/texts'

/** The most characters a name may have, spaces included (Permendagri 73/2022 Art. 4). */
export const personNameMaxLength = 60

export type PersonNameWarning = 'one-word' | 'punctuation'
export type PersonNameCheck =
  | { valid: true; name: string; warnings: PersonNameWarning[]; message?: undefined }
  | { valid: false; name?: undefined; warnings: PersonNameWarning[]; message: Localized }

/** `name` says whose name it is: "Nama ibu". */
export function personNameWarningText(warning: PersonNameWarning, name: Localized): Localized {
  return identityTexts.of(`nameWarning_${warning}`, { name })
}

/**
 * Checks a name by Permendagri 73/2022. Too long, empty or not in Latin letters is an error; one word and punctuation
 * (as in older documents) only warn. Returns the name with its spaces tidied.
 */
export function checkPersonName(text: string): PersonNameCheck {
  const name = text.normalize('NFC').trim().replace(/\s+/gu, ' ')
  const message = personNameProblem(name)
  if (message) return { valid: false, warnings: [], message }
  const warnings: PersonNameWarning[] = []
  if (!name.includes(' ')) warnings.push('one-word')
  if (/[^\p{L}\p{M} ]/u.test(name)) warnings.push('punctuation')
  return { valid: true, name, warnings }
}

function personNameProblem(name: string): Localized | undefined {
  if (name === '') return identityTexts.of('nameMissing')
  if (name.length > personNameMaxLength) {
    return identityTexts.of('nameTooLong', { most: personNameMaxLength })
  }
  if (!/^[\p{Script=Latin}\p{M}][\p{Script=Latin}\p{M} .,'’‘`-]*$/u.test(name)) {
    return identityTexts.of('nameNotLatin')
  }
  return undefined
}
