import type { RecordDeclaration } from '@sipelandukilat/contract'
import * as z from 'zod'
import type { Records } from '../src/records/define-records'

/** A collection as the registry keeps it: the JSON Schema of its zod object. */
export function toRecordDeclaration({ schema, ...records }: Records<z.ZodObject>): z.input<typeof RecordDeclaration> {
  const { $schema, ...written } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })
  return { ...records, schema: written }
}
