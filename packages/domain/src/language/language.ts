import * as z from 'zod'

/** The two languages every text for people exists in; Indonesian is the first. */
export const Language = z.enum(['id', 'en'])
export type Language = z.infer<typeof Language>

/** One text in both languages. */
export const Localized = z.object({ id: z.string().min(1), en: z.string().min(1) })
export type Localized = z.infer<typeof Localized>
