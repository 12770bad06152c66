import type { RecordDeclaration } from '@sipelandukilat/contract'
import * as z from 'zod'

/** A collection of documents and the schema its values have. */
export type Records<Schema extends z.ZodObject> = {
  /** What the manifest says of it: `contributes: { records: [schoolVisits.declaration] }`. */
  readonly declaration: z.input<typeof RecordDeclaration>
  readonly schema: Schema
}

/**
 * Declares documents that a module keeps in the platform, for developers without a server of their own. Each belongs to a region
 * (regency, district or village), is seen by whom the region's records are for, and lies encrypted.
 * Texts, whole and broken numbers, booleans, choices, lists and objects of these may stand in it; `z.string().regex()` may not.
 *
 * @example
 * export const schoolVisits = defineRecords({
 *   collection: 'school-visits',
 *   title: { id: 'Kunjungan sekolah', en: 'School visits' },
 *   schema: z.object({ school: z.string().min(1).max(80), pupils: z.int().min(0) }),
 * })
 */
export function defineRecords<Schema extends z.ZodObject>(records: {
  collection: string
  title: { id: string; en: string }
  schema: Schema
  /** How many documents a regency may have; 1000 unless said. */
  quota?: number
}): Records<Schema> {
  const { $schema, ...schema } = z.toJSONSchema(records.schema, { io: 'input' })
  return {
    schema: records.schema,
    declaration: {
      collection: records.collection,
      title: records.title,
      schema,
      ...(records.quota === undefined ? {} : { quota: records.quota }),
    },
  }
}
