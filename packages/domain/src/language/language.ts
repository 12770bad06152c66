import * as z from 'zod'
import { type languages as list, perLanguage } from './languages'

/** A language of the list. */
export const Language = z.enum(perLanguage((code) => code))
export type Language = keyof typeof list

/** One text in both languages. */
export const Localized = z.object({ id: z.string().min(1), en: z.string().min(1) })
export type Localized = z.infer<typeof Localized>
