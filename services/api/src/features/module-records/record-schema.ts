import type { RecordDeclaration } from '@sipelandukilat/contract'
import * as z from 'zod'
import { toInvalidInput } from '../../platform/invalid-input'
import { Problem } from '../../platform/problem'

/** The most that a document may hold, in characters of JSON. */
const mostCharacters = 16_000

/** Words of JSON Schema that a collection may use. No `pattern`: an expression of a stranger could hold up the server. */
const knownWords = new Set([
  ...['$schema', 'type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'const', 'anyOf', 'format'],
  ...['minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minItems', 'maxItems', 'title', 'description', 'default', 'examples'],
])

type Schema = Record<string, unknown>
const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a collection's schema may not say, as paths with the word; empty when it may be used. Pure. */
export function refusedWords(schema: unknown, path = '', depth = 0): string[] {
  if (depth > 6) return [`${path}: too deep`]
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

/** Leaves out what stands beside a format: the format says it, and no expression of a stranger runs here. */
function withoutPatterns(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutPatterns)
  if (!isSchema(schema)) return schema
  return Object.fromEntries(
    Object.entries(schema).flatMap(([word, value]) => (word === 'pattern' ? [] : [[word, withoutPatterns(value)]])),
  )
}

const parsers = new WeakMap<object, z.ZodType>()

function parserOf(declaration: RecordDeclaration): z.ZodType {
  const known = parsers.get(declaration)
  if (known) return known
  const made = z.fromJSONSchema(withoutPatterns(declaration.schema) as Parameters<typeof z.fromJSONSchema>[0])
  parsers.set(declaration, made)
  return made
}

/** A document as its collection's schema wants it. @throws Problem `invalid` naming each wrong entry, `too-large`. */
export function parseValues(declaration: RecordDeclaration, values: Record<string, unknown>): Record<string, unknown> {
  if (JSON.stringify(values).length > mostCharacters)
    throw new Problem('too-large', {
      detail: {
        id: 'Satu catatan paling banyak 16.000 karakter. Pisahkan menjadi beberapa catatan.',
        en: 'A record holds at most 16,000 characters. Divide it into several.',
      },
    })
  const parsed = z.object({ values: parserOf(declaration) }).safeParse({ values })
  if (!parsed.success) throw toInvalidInput(parsed.error, 'body')
  return parsed.data.values as Record<string, unknown>
}
