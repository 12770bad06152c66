import * as z from 'zod'
import { type languages as list, perLanguage } from './languages'
import type { Localized as Texts } from './localized'

/** A language of the list. */
export const Language = z.enum(perLanguage((code) => code))
export type Language = keyof typeof list

const text = z.string().min(1)

/** One text in several languages: Indonesian always, the others where somebody wrote it. */
export const Localized = z.object({ ...perLanguage(() => text.optional()), id: text })
export type Localized = Texts
