import type * as z from 'zod'

/** A collection of documents and the schema its values have. */
export type Records<Schema extends z.ZodObject> = {
  readonly collection: string
  readonly title: { readonly id: string; readonly en: string }
  readonly schema: Schema
  /** How many documents a regency may have; 1000 unless said. */
  readonly quota?: number
}

/**
 * Declares documents that a module keeps in the platform, for developers without a server of their own. Each belongs to a region
 * (regency, district or village), is seen by whom the region's records are for, and lies encrypted.
 * The build writes what it declares into the release: `moduleConfig(manifest, { records: [schoolVisits] })`.
 * Texts, whole and broken numbers, booleans, choices, lists and objects of these may stand in it; `z.string().regex()` may not.
 *
 * @example
 * export const schoolVisits = defineRecords({
 *   collection: 'school-visits',
 *   title: { id: 'Kunjungan sekolah', en: 'School visits' },
 *   schema: z.object({ school: z.string().min(1).max(80), pupils: z.int().min(0) }),
 * })
 */
export const defineRecords = <Schema extends z.ZodObject>(records: Records<Schema>): Records<Schema> => records
