import { useContext } from 'react'
import { ModuleContext } from '../module/module-context'

/**
 * What administrators set of this module, with its defaults where they set nothing. The values are checked where they are set, by
 * the zod object that `moduleConfig(manifest, { configuration })` was given; a module imports only its type, so zod stays out of it.
 *
 * @example
 * // src/configuration.ts
 * export const configuration = z.object({ rows: z.int().min(1).max(50).default(10) })
 * export type Configuration = z.infer<typeof configuration>
 * // a screen
 * import type { Configuration } from '../configuration'
 * const { rows } = useConfiguration<Configuration>()
 */
export function useConfiguration<Values extends Readonly<Record<string, unknown>>>(): Values {
  // The registry checked them by the schema whose type this is; without one there are none.
  return useContext(ModuleContext).configuration as Values
}
