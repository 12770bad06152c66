import type { Localized } from '../language/language'

/** The most characters a name may have, spaces included (Permendagri 73/2022 Art. 4). */
export const personNameMaxLength = 60

export type PersonNameWarning = 'one-word' | 'punctuation'
export type PersonNameCheck =
  | { valid: true; name: string; warnings: PersonNameWarning[]; message?: undefined }
  | { valid: false; name?: undefined; warnings: PersonNameWarning[]; message: Localized }

const warningTexts: Record<PersonNameWarning, Localized> = {
  'one-word': {
    id: 'Nama baru sekurangnya dua kata. Nama satu kata yang sudah tercatat tetap berlaku.',
    en: 'A new name has at least two words. A one-word name already on record stays valid.',
  },
  punctuation: {
    id: 'Nama di akta ditulis tanpa tanda baca; perlu diperiksa.',
    en: 'Names on certificates are written without punctuation; please check.',
  },
}

export function personNameWarningText(warning: PersonNameWarning): Localized {
  return warningTexts[warning]
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
  if (name === '') return { id: 'Tulis nama lengkap.', en: 'Write the full name.' }
  if (name.length > personNameMaxLength) {
    return {
      id: `Nama paling banyak ${personNameMaxLength} huruf, termasuk spasi. Pendekkan namanya.`,
      en: `A name has at most ${personNameMaxLength} letters, spaces included. Shorten it.`,
    }
  }
  if (!/^[\p{Script=Latin}\p{M}][\p{Script=Latin}\p{M} .,'’‘`-]*$/u.test(name)) {
    return {
      id: 'Tulis nama dengan huruf Latin saja, tanpa angka.',
      en: 'Write the name in Latin letters, without digits.',
    }
  }
  return undefined
}
