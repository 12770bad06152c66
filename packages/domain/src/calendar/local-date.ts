import * as z from 'zod'

/** A calendar day without a time, YYYY-MM-DD, that exists, of a year that a paper of somebody may bear. */
export const LocalDate = z.iso.date().regex(/^(1[89]|20|21)/)
export type LocalDate = z.infer<typeof LocalDate>

/** Indonesia's zones; none knows summer time. */
export const TimeZone = z.enum(['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'])
export type TimeZone = z.infer<typeof TimeZone>
