import * as z from 'zod'
import { isLocalDate } from '../calendar/dates'

/** The ranks (pangkat) of civil servants by grade and step (golongan/ruang), PP 11/2017. */
export const ranks = {
  'I/a': 'Juru Muda',
  'I/b': 'Juru Muda Tingkat I',
  'I/c': 'Juru',
  'I/d': 'Juru Tingkat I',
  'II/a': 'Pengatur Muda',
  'II/b': 'Pengatur Muda Tingkat I',
  'II/c': 'Pengatur',
  'II/d': 'Pengatur Tingkat I',
  'III/a': 'Penata Muda',
  'III/b': 'Penata Muda Tingkat I',
  'III/c': 'Penata',
  'III/d': 'Penata Tingkat I',
  'IV/a': 'Pembina',
  'IV/b': 'Pembina Tingkat I',
  'IV/c': 'Pembina Utama Muda',
  'IV/d': 'Pembina Utama Madya',
  'IV/e': 'Pembina Utama',
} as const

export const CivilGrade = z.enum(Object.keys(ranks) as [keyof typeof ranks, ...(keyof typeof ranks)[]])
export type CivilGrade = z.infer<typeof CivilGrade>

/** As it stands under a signature: `Pembina Tingkat I (IV/b)`. */
export const rankLabel = (grade: CivilGrade): string => `${ranks[grade]} (${grade})`

/**
 * Whether this may be a NIP: 18 digits, of which the first eight are a birth date, then the year and month (for a contract, a
 * code) of the appointment, the sex (1 or 2) and three of a serial number. A shape only: whose it is, nobody here can look up.
 */
export function isNip(text: string): boolean {
  if (!/^\d{14}[12]\d{3}$/.test(text)) return false
  const [year, month, day, appointed] = [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8), text.slice(8, 12)]
  return isLocalDate(`${year}-${month}-${day}`) && appointed > year
}

/** Spaces and dots, as they are printed, are left out. */
export const normalizeNip = (text: string): string => text.replace(/[\s.]/g, '')

/** Groups of a NIP as it is printed: `19700512 199503 1 001`. */
export const formatNip = (nip: string): string =>
  [nip.slice(0, 8), nip.slice(8, 14), nip.slice(14, 15), nip.slice(15)].join(' ')
