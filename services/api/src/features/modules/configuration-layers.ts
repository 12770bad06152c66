import type { ModuleConfiguration } from '@sipelandukilat/contract'
import { parserOf } from '../../platform/untrusted-schema'

export type Values = Record<string, unknown>

/** Values laid over one another, the nearest place last; a value that its release cannot use leaves the one below it. */
export function layered(declared: ModuleConfiguration, layers: readonly Values[]): Values {
  const parser = parserOf(declared.schema)
  let effective = declared.defaults
  for (const layer of layers)
    for (const [name, value] of Object.entries(layer)) {
      const tried = parser.safeParse({ ...effective, [name]: value })
      if (tried.success) effective = tried.data as Values
    }
  return effective
}
