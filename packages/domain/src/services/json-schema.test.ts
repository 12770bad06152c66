import { expect, test } from 'vitest'
import * as z from 'zod'
import * as domain from '..'

test('every schema can be described in OpenAPI', () => {
  const schemas = Object.entries(domain).filter(([, value]) => value instanceof z.ZodType)
  expect(schemas.length).toBeGreaterThan(20)
  for (const [name, schema] of schemas) {
    expect(() => z.toJSONSchema(schema as z.ZodType, { io: 'input' }), name).not.toThrow()
    expect(() => z.toJSONSchema(schema as z.ZodType, { io: 'output' }), name).not.toThrow()
  }
})
