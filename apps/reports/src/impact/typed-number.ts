import { type Language, languages } from '@sipelandukilat/sdk'

/** The marks between thousands and before decimals. */
function marksOf(language: Language): { thousands: string; decimal: string } {
  const parts = new Intl.NumberFormat(languages[language].locale, { useGrouping: 'always' }).formatToParts(1000.5)
  const mark = (type: string, usual: string) => parts.find((part) => part.type === type)?.value ?? usual
  return { thousands: mark('group', '.'), decimal: mark('decimal', ',') }
}

/**
 * A number as people type it: `1.250,5` in Indonesian, `1,250.5` in English. A mark that cannot part thousands is taken for the
 * decimal one, since keyboards of telephones often offer only one of the two. NaN for anything else.
 */
export function parseTypedNumber(text: string, language: Language): number {
  const { thousands, decimal } = marksOf(language)
  const typed = text.trim()
  const isGrouped = new RegExp(`^\\d{1,3}(\\${thousands}\\d{3})+(\\${decimal}\\d+)?$`).test(typed)
  const plain = (isGrouped ? typed.replaceAll(thousands, '') : typed).replace(',', '.')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}

/** A number as it would be typed: without marks between thousands. */
export const toTypedNumber = (value: number, language: Language): string =>
  String(value).replace('.', marksOf(language).decimal)
