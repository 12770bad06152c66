import type { RecordDeclaration } from '@sipelandukilat/contract'
import { Problem } from '../../platform/problem'
import { parseStrangerValues } from '../../platform/untrusted-schema'

/** The most that a document may hold, in characters of JSON. */
const mostCharacters = 16_000

/** A document as its collection's schema wants it. @throws Problem `invalid` naming each wrong entry, `too-large`. */
export function parseValues(declaration: RecordDeclaration, values: Record<string, unknown>): Record<string, unknown> {
  if (JSON.stringify(values).length > mostCharacters)
    throw new Problem('too-large', {
      detail: {
        id: 'Satu catatan paling banyak 16.000 karakter. Pisahkan menjadi beberapa catatan.',
        en: 'A record holds at most 16,000 characters. Divide it into several.',
      },
    })
  return parseStrangerValues(declaration.schema, values)
}
