import * as z from 'zod'
import { isKkNumber, isNik, nikWarnings, normalizeNik } from './nik'

/** A NIK: 16 digits, not all equal. Parsing removes spaces and dots first. */
export const Nik = z.string().max(40).overwrite(normalizeNik).refine(isNik).brand<'Nik'>()
export type Nik = z.infer<typeof Nik>

/** The number of a family card (KK): 16 digits, not all equal. Parsing removes spaces and dots first. */
export const KkNumber = z.string().max(40).overwrite(normalizeNik).refine(isKkNumber).brand<'KkNumber'>()
export type KkNumber = z.infer<typeof KkNumber>

/** What about a NIK deserves a look; none of it makes the NIK invalid. */
export const NikWarning = z.enum(nikWarnings)
export type NikWarning = z.infer<typeof NikWarning>
