import type { RecordDeclaration } from '@sipelandukilat/contract'
import { moduleRecordsTexts } from '#texts'
import { Problem } from '../../platform/problem'
import { parseUntrustedValues } from '../../platform/untrusted-schema'

/** The most that a document may hold, in characters of JSON. */
const mostCharacters = 16_000

/** A document as its collection's schema wants it. @throws Problem `invalid` naming each wrong entry, `too-large`. */
export function parseValues(declaration: RecordDeclaration, values: Record<string, unknown>): Record<string, unknown> {
  if (JSON.stringify(values).length > mostCharacters)
    throw new Problem('too-large', {
      detail: moduleRecordsTexts.of('recordHoldsMost16000Characters'),
    })
  return parseUntrustedValues(declaration.schema, values)
}
