import type { $brand } from 'zod'
import type { Localized } from '../language/localized'
import { identityTexts } from '../texts/texts'

/** What the schemas of the same names yield; written out, so that this file needs no schema library in a browser. */
export type Nik = string & $brand<'Nik'>
export type KkNumber = string & $brand<'KkNumber'>

export type Sex = 'male' | 'female'

/** What about a NIK deserves a look; none of it makes the NIK invalid. */
export const nikWarnings = [
  'TANGGAL_TIDAK_VALID',
  'SERIAL_NOL',
  'PREFIX_HISTORIS',
  'PREFIX_TIDAK_DIKENAL',
  'JENIS_KELAMIN_BEDA',
  'TANGGAL_LAHIR_BEDA',
] as const
type NikWarning = (typeof nikWarnings)[number]

/** `name` says whose NIK it is: "NIK ibu". */
export function nikWarningText(warning: NikWarning, name: Localized): Localized {
  return identityTexts.of(`nikWarning_${warning}`, { name })
}

export const nikShapeMessage: Localized = /* @__PURE__ */ identityTexts.of('nikShape')

/**
 * Regencies now in North Kalimantan by the code that they had in East Kalimantan before 2013 (UU 20/2012 made the province of
 * them): Bulungan, Nunukan, Malinau, Tana Tidung, Tarakan. Numbers that were given then are kept; the codes mean no other
 * place today.
 */
const historicRegencies: Readonly<Record<string, string>> = {
  '6404': '65.01',
  '6405': '65.03',
  '6406': '65.02',
  '6410': '65.04',
  '6473': '65.71',
}

/** The regency of today that a number given before 2013 names: "6405…" is Nunukan's; undefined of every other number. */
export const regencyOfHistoric = (number: string): string | undefined => historicRegencies[number.slice(0, 4)]

/** Spaces and dots removed; nothing else is corrected, so a letter O stays a fault. */
export function normalizeNik(text: string): string {
  return text.replace(/[\s.]/gu, '')
}

function hasIdentityShape(digits: string): boolean {
  return /^\d{16}$/.test(digits) && !/^(\d)\1{15}$/.test(digits)
}

/** True of a NIK without spaces and dots. */
export function isNik(text: string): text is Nik {
  return hasIdentityShape(text)
}

/** True of a family card number without spaces and dots. */
export function isKkNumber(text: string): text is KkNumber {
  return hasIdentityShape(text)
}

export type NikFacts = {
  sex?: Sex | undefined
  /** YYYY-MM-DD */
  birthDate?: string | undefined
  /** Asked with the six digits of the district, without dots. */
  prefixKnown?: ((prefix: string) => boolean) | undefined
  /** YYYY-MM-DD; when given, a date inside the NIK that is still to come warns. */
  today?: string | undefined
}

export type NikCheck =
  | { valid: true; nik: Nik; warnings: NikWarning[]; message?: undefined }
  | { valid: false; nik?: undefined; warnings: NikWarning[]; message: Localized }

/**
 * Checks a NIK as typed. Only the shape (16 digits, not all equal) rejects; everything else warns, for a NIK never
 * changes when a person moves or a region is split, and many carry an old mistake.
 */
export function checkNik(text: string, facts: NikFacts = {}): NikCheck {
  const nik = normalizeNik(text)
  if (!isNik(nik)) return { valid: false, warnings: [], message: nikShapeMessage }
  const warnings: NikWarning[] = []
  const prefix = prefixWarning(nik, facts.prefixKnown)
  if (prefix) warnings.push(prefix)
  warnings.push(...birthWarnings(nik, facts))
  if (nik.endsWith('0000')) warnings.push('SERIAL_NOL')
  return { valid: true, nik, warnings }
}

function prefixWarning(nik: Nik, prefixKnown: NikFacts['prefixKnown']): NikWarning | undefined {
  if (regencyOfHistoric(nik) !== undefined) return 'PREFIX_HISTORIS'
  if (prefixKnown && !prefixKnown(nik.slice(0, 6))) return 'PREFIX_TIDAK_DIKENAL'
  return undefined
}

function birthWarnings(nik: Nik, facts: NikFacts): NikWarning[] {
  const dates = possibleBirthDates(nik).filter((date) => !facts.today || date <= facts.today)
  if (dates.length === 0) return ['TANGGAL_TIDAK_VALID']
  const warnings: NikWarning[] = []
  if (facts.sex && facts.sex !== sexInNik(nik)) warnings.push('JENIS_KELAMIN_BEDA')
  if (facts.birthDate && !dates.includes(facts.birthDate)) warnings.push('TANGGAL_LAHIR_BEDA')
  return warnings
}

function sexInNik(nik: Nik): Sex {
  return Number(nik.slice(6, 8)) > 40 ? 'female' : 'male'
}

/** The NIK has a two-digit year, so a date may lie in either century: 0, 1 or 2 dates, YYYY-MM-DD. */
export function possibleBirthDates(nik: Nik): string[] {
  const day = Number(nik.slice(6, 8)) % 40
  const month = Number(nik.slice(8, 10))
  const dayOutOfRange = Number(nik.slice(6, 8)) > 71
  if (dayOutOfRange) return []
  return [1900, 2000].flatMap((century) => {
    const date = new Date(Date.UTC(century + Number(nik.slice(10, 12)), month - 1, day))
    const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    return isReal ? [date.toISOString().slice(0, 10)] : []
  })
}

/** Shows the first six and hides the rest: the last digits are guessable, the birth date is personal. */
export function maskNik(nik: string): string {
  return `${normalizeNik(nik).slice(0, 6)}**********`
}

/** Same form as a masked NIK. */
export function maskKkNumber(kkNumber: string): string {
  return maskNik(kkNumber)
}
