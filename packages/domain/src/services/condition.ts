import * as z from 'zod'

/**
 * A condition on the answers, as data. A `field` is a path `section.field`; inside a section that repeats it means the
 * same row, from outside any of the rows. Of several choices, `is` and `in` ask for one among them.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { field: string; is: string | boolean }
  | { field: string; in: string[] }
  | { field: string; filled: boolean }
  | { field: string; ageAtLeast: number }
  | { field: string; laterThan: string }
  | { field: string; inActingRegency: boolean }

const path = z.string().regex(/^[a-zA-Z0-9]+\.[a-zA-Z0-9]+$/)

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ field: path, is: z.union([z.string(), z.boolean()]) }),
    z.strictObject({ field: path, in: z.array(z.string()).min(1) }),
    z.strictObject({ field: path, filled: z.boolean() }),
    /** Full years on the day asked. */
    z.strictObject({ field: path, ageAtLeast: z.int().min(0) }),
    /** Both are dates; false while either is missing. */
    z.strictObject({ field: path, laterThan: path }),
    /** A place in, or outside of, the regency that acts on the application; false while either is not known. */
    z.strictObject({ field: path, inActingRegency: z.boolean() }),
  ]),
)

/** The paths a condition looks at. */
export function conditionFields(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(conditionFields)
  if ('any' in condition) return condition.any.flatMap(conditionFields)
  if ('not' in condition) return conditionFields(condition.not)
  return 'laterThan' in condition ? [condition.field, condition.laterThan] : [condition.field]
}
