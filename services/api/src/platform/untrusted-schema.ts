import * as z from 'zod'
import { toInvalidInput } from './invalid-input'

/** Words of JSON Schema that a module may use. No `pattern`: an untrusted expression could hold up the server. */
const knownWords = new Set([
  ...['$schema', 'type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'const', 'anyOf', 'format'],
  ...['minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minItems', 'maxItems', 'title', 'description', 'default', 'examples'],
])
const deepest = 6

export type JsonSchema = Record<string, unknown>
const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a schema of a module may not say, as paths that end in the word; empty when it may be used. */
export function refusedWords(schema: unknown, path = '', depth = 0): string[] {
  if (depth > deepest) return [`${path}: too deep`]
  if (!isSchema(schema)) return []
  return Object.entries(schema).flatMap(([word, value]) => {
    // What zod writes beside a format it knows.
    if (word === 'pattern' && typeof schema.format === 'string') return []
    if (!knownWords.has(word)) return [`${path}/${word}`]
    if (word === 'properties' && isSchema(value))
      return Object.entries(value).flatMap(([name, inner]) =>
        refusedWords(inner, `${path}/properties/${name}`, depth + 1),
      )
    if (word === 'items') return refusedWords(value, `${path}/items`, depth + 1)
    if (word === 'anyOf' && Array.isArray(value))
      return value.flatMap((inner, index) => refusedWords(inner, `${path}/anyOf/${index}`, depth + 1))
    return []
  })
}

/** Leaves out what stands beside a format: the format says it, and no untrusted expression runs here. */
function withoutPatterns(schema: unknown): unknown {
  if (!isSchema(schema)) return schema
  const { pattern, ...rest } = schema
  return {
    ...rest,
    ...(isSchema(rest.properties)
      ? {
          properties: Object.fromEntries(
            Object.entries(rest.properties).map(([name, inner]) => [name, withoutPatterns(inner)]),
          ),
        }
      : {}),
    ...(rest.items === undefined ? {} : { items: withoutPatterns(rest.items) }),
    ...(Array.isArray(rest.anyOf) ? { anyOf: rest.anyOf.map(withoutPatterns) } : {}),
  }
}

const parsers = new WeakMap<JsonSchema, z.ZodType>()

/** What checks values against a schema of a module, made once for each. */
export function parserOf(schema: JsonSchema): z.ZodType {
  const known = parsers.get(schema)
  if (known) return known
  const made = z.fromJSONSchema(withoutPatterns(schema) as Parameters<typeof z.fromJSONSchema>[0])
  parsers.set(schema, made)
  return made
}

/** The `values` of a body as a module's schema wants them. @throws Problem `invalid` naming each wrong entry. */
export function parseUntrustedValues(schema: JsonSchema, values: Record<string, unknown>): Record<string, unknown> {
  const parsed = z.object({ values: parserOf(schema) }).safeParse({ values })
  if (!parsed.success) throw toInvalidInput(parsed.error, 'body')
  return parsed.data.values as Record<string, unknown>
}
