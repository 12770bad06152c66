import * as z from 'zod'
import type { Localized } from '../language/language'
import { lettersTexts } from '../texts/texts'

/** What an office numbers by a scheme of its own: decisions of its head, and travel orders. */
export const LetterKind = z.enum(['decision', 'travelOrder'])
export type LetterKind = z.infer<typeof LetterKind>

const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

/** What a letter's number is made of. `day` is the letter's day, YYYY-MM-DD; `sequence` counts from 1 per kind and year. */
export type LetterNumberParts = { sequence: number; code: string; day: string }

const placeholders: Readonly<Record<string, (parts: LetterNumberParts) => string>> = {
  nomor: ({ sequence }) => String(sequence),
  kode: ({ code }) => code,
  bulan: ({ day }) => day.slice(5, 7),
  'bulan-romawi': ({ day }) => romanMonths[Number(day.slice(5, 7)) - 1] ?? '',
  tahun: ({ day }) => day.slice(0, 4),
}

/** `{nomor}`, or `{nomor:4}` for at least four digits. */
const placeholder = /\{([a-z-]+)(?::([1-6]))?\}/g

/**
 * What is wrong with a scheme of numbers; undefined where it is fit. Numbers count anew each year, so that a scheme without its
 * year would give one number twice.
 */
export function findSchemeProblem(scheme: string): Localized | undefined {
  const names = [...scheme.matchAll(placeholder)].map(([, name = '', digits]) => ({ name, digits }))
  const unknown = names.find(({ name, digits }) => !placeholders[name] || (digits && name !== 'nomor'))
  if (unknown) return lettersTexts.of('scheme_unknown', { name: unknown.name })
  if (names.filter(({ name }) => name === 'nomor').length !== 1) return lettersTexts.of('scheme_number')
  if (!names.some(({ name }) => name === 'tahun')) return lettersTexts.of('scheme_year')
  if (/[{}]/.test(scheme.replace(placeholder, ''))) return lettersTexts.of('scheme_braces')
  return undefined
}

/** The number of a letter by a fit scheme: `470/{nomor}/{kode}/{bulan-romawi}/{tahun}` gives `470/12/DISDUKCAPIL/IX/2026`. */
export const formatLetterNumber = (scheme: string, parts: LetterNumberParts): string =>
  scheme.replace(placeholder, (whole, name: string, digits?: string) => {
    const value = placeholders[name]?.(parts)
    return value === undefined ? whole : digits ? value.padStart(Number(digits), '0') : value
  })
