import type { ModuleConfiguration } from '@sipelandukilat/contract'
import * as z from 'zod'

/**
 * The settings of a module as the registry keeps them: the JSON Schema of its zod object, and the values without any setting.
 * @throws when some setting has no default: a module must run where nobody has set anything
 */
export function toModuleConfiguration(schema: z.ZodObject): ModuleConfiguration {
  const defaults = schema.safeParse({})
  if (!defaults.success)
    throw new Error(
      `Every setting of the module needs a default: ${defaults.error.issues.map(({ path }) => path.join('.')).join(', ')}`,
    )
  return { schema: z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }), defaults: defaults.data }
}
