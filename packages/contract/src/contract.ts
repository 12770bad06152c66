import type { AnySchema, Endpoint } from './endpoint'
import * as everything from './index'

export type Named = { readonly name: string; readonly endpoint: Endpoint<AnySchema, AnySchema, AnySchema, AnySchema> }

const isEndpoint = (value: unknown): value is Named['endpoint'] =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value

/** Every endpoint of the API by its exported name, in the order of the paths: what OpenAPI lists and the permission tests walk. */
export const contract: readonly Named[] = Object.entries(everything)
  .flatMap(([name, value]) => (isEndpoint(value) ? [{ name, endpoint: value }] : []))
  .sort((one, other) => (one.endpoint.path < other.endpoint.path ? -1 : 1))
