import { RegionCode } from '@sipelandukilat/domain'
import * as z from 'zod'
import { refusedFor } from './refusal-reason'

/** UUID of a row. */
export const Id = z.uuid()
/** UTC instant, ISO 8601, of a year that somebody may mean: what lies beyond is a slip, and not every calendar reads it. */
export const Instant = z.iso.datetime({ offset: true }).regex(/^(19|20|21)/)
export const Version = z.int().min(1)
/** HH:MM, on the clock of the place. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** The path of one row. */
/** The number of an official form of Permendagri 109/2019, such as F-2.01. */
export const FormNumber = z.string().regex(/^F-\d\.\d{2}[A-F]?$/)

export const byId = z.object({ id: Id })
export const ProvinceCode = z.string().regex(/^\d{2}$/)
export const RegencyCode = z.string().regex(/^\d{2}\.\d{2}$/)
export const VillageCode = RegionCode.refine((code) => code.length === 13, refusedFor('villageNeeded'))

/** A text a person typed: trimmed, without control characters, at most `max` characters. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .max(max)
    .transform((value) => value.replace(/\p{Cc}(?<![\n\t])/gu, '').trim())
    .pipe(z.string().min(min).max(max))

/** Query of a list page: `limit` rows (1–100), after an opaque `cursor`. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(300).optional(),
}

export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const Empty = z.undefined()

/** How the year stands: dry season, rains, or rivers so low that boats run aground. */
export const TravelProfile = z.enum(['dry', 'wet', 'low_river'])
export type TravelProfile = z.infer<typeof TravelProfile>

/** Service points of one trip: a month of a team that serves several villages on some days. */
export const mostStops = 150
