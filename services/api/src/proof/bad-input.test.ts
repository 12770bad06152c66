import { ProblemDocument } from '@sipelandukilat/contract'
import { contract } from '@sipelandukilat/contract/contract'
import { toJsonSchema } from '@sipelandukilat/contract/openapi'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../platform/caller'
import { exampleSubmission } from '../testing/test-application'
import { createTestSystem, type TestSystem } from '../testing/test-system'

/** Malformed requests made from the contract's own JSON schemas: each field turned into something it is not. */
const requests = 2_000

let system: TestSystem
let cookie: string
let applicationId: string

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  const body = await exampleSubmission(system, 'AK-LAHIR', 3, { villageCode: '65.03.05.2022' })
  const sent = await system.request('POST', '/api/v1/public/applications', { body })
  const { id, trackingNumber, pin } = sent.body as { id: string; trackingNumber: string; pin: string }
  applicationId = id
  const follow = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  const citizen = follow.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
  const everything = await system.createUser([
    { role: 'intake_officer', regionCode: '65.03' },
    { role: 'supervisor', regionCode: '65.03' },
    { role: 'province_admin', regionCode: '65' },
    { role: 'trip_coordinator', regionCode: '65' },
    { role: 'platform_admin', regionCode: null },
  ])
  cookie = `${everything.cookie}; ${citizen}`
})
afterAll(() => system.close())

const hostile = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    `' or 1=1; drop table application; --`,
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '%00',
    'NaN',
    '1e309',
    '9'.repeat(400),
    '٣٤',
    '🏝️'.repeat(50),
  ),
  fc.string({ maxLength: 60, unit: 'binary' }),
  fc.integer(),
  fc.double(),
  fc.constantFrom(null, true, false, [], {}, [[]], { __proto__: null }, -1, 2 ** 53),
  fc.jsonValue({ maxDepth: 3 }),
)

type Schema = {
  type?: string
  properties?: Record<string, Schema>
  items?: Schema
  enum?: unknown[]
  anyOf?: Schema[]
  const?: unknown
  format?: string
}

/** No lone surrogate: an address cannot hold one. */
const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text)

/** A value that fits the schema loosely, with some parts replaced by hostile ones. */
function malformed(schema: Schema | undefined, depth = 0): fc.Arbitrary<unknown> {
  if (!schema || depth > 4) return hostile
  const [first] = schema.anyOf ?? []
  if (first) return fc.oneof(malformed(first, depth + 1), hostile)
  if (schema.const !== undefined) return fc.oneof(fc.constant(schema.const), hostile)
  if (schema.enum) return fc.oneof(fc.constantFrom(...schema.enum), hostile)
  if (schema.properties)
    return fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record(
          Object.fromEntries(
            Object.entries(schema.properties).map(([name, part]) => [name, malformed(part, depth + 1)]),
          ),
          { requiredKeys: [] },
        ),
      },
      { weight: 1, arbitrary: hostile },
    )
  if (schema.items) return fc.oneof(fc.array(malformed(schema.items, depth + 1), { maxLength: 3 }), hostile)
  if (schema.format === 'uuid') return fc.oneof(fc.constantFrom('00000000-0000-4000-8000-000000000000'), hostile)
  if (schema.type === 'integer' || schema.type === 'number') return fc.oneof(fc.integer(), hostile)
  if (schema.type === 'string')
    return fc.oneof(
      fc.constantFrom('65.03', '65.03.05.2022', '2026-02-31', '2026-09-14T02:00:00Z', 'KTP-BARU'),
      hostile,
    )
  return hostile
}

const schemaOf = (schema: Parameters<typeof toJsonSchema>[0] | undefined) =>
  schema ? (toJsonSchema(schema, 'input') as Schema) : undefined

/** Any words are a message, also hostile ones: what they say is no part of an application. */
async function countRows(): Promise<number> {
  const owner = new pg.Client({ connectionString: system.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ count: string }>(
    `select (select count(*) from application)
       + (select count(*) from application_event where type not in ('message_received', 'message_answered')) as count`,
  )
  await owner.end()
  return Number(rows[0]?.count)
}

test('malformed requests get a problem document, never a 500', { timeout: 900_000 }, async () => {
  const before = await countRows()
  // Signing out would make every later request a stranger's; taking the next file has nothing that could be malformed.
  const left = new Set(['signOut', 'stopFollowing', 'takeNextApplication'])
  const walked = contract.filter(({ name }) => !left.has(name))
  const shapes = walked.map(({ name, endpoint }) => ({
    name,
    endpoint,
    params: malformed(schemaOf(endpoint.params)),
    query: malformed(schemaOf(endpoint.query)),
    body: malformed(schemaOf(endpoint.body)),
  }))
  const request = fc.constantFrom(...shapes).chain((shape) =>
    fc.record({
      shape: fc.constant({ name: shape.name, endpoint: shape.endpoint }),
      id: fc.oneof(fc.constant(applicationId), fc.string({ maxLength: 30 })),
      query: shape.query,
      body: fc.oneof(
        { weight: 9, arbitrary: shape.body.map((value) => JSON.stringify(value) ?? 'null') },
        { weight: 1, arbitrary: fc.constantFrom('{', '[1,', 'nul', '"', '\u0000') },
      ),
      cookie: fc.oneof({ weight: 5, arbitrary: fc.constant(cookie) }, { weight: 1, arbitrary: fc.constant('') }),
    }),
  )
  const statuses = new Map<number, number>()
  const wrong: string[] = []
  await fc.assert(
    fc.asyncProperty(request, async ({ shape, id, query, body, cookie }) => {
      const { endpoint, name } = shape
      const path = endpoint.path.replace(/:\w+/g, () => encodeURIComponent(isWellFormed(id) ? id : 'x') || 'x')
      const pairs =
        typeof query === 'object' && query !== null
          ? Object.entries(query).map(([key, value]) => [
              key,
              typeof value === 'string' ? value : JSON.stringify(value),
            ])
          : []
      const search = new URLSearchParams(
        pairs.filter((pair): pair is [string, string] =>
          pair.every((text) => text !== undefined && isWellFormed(text)),
        ),
      ).toString()
      const answer = await system.request(
        endpoint.method,
        `/api/v1${path}${endpoint.query && search ? `?${search}` : ''}`,
        {
          cookie,
          ...(endpoint.body ? { body } : {}),
        },
      )
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      if (answer.status >= 500) wrong.push(`${name} ${path} ${search} ${body}`.slice(0, 400))
      if (answer.status >= 400 && !ProblemDocument.safeParse(answer.body).success)
        wrong.push(`${name} ${answer.status} without a problem document`)
    }),
    { numRuns: requests },
  )
  const counted = [...statuses]
    .sort(([first], [second]) => first - second)
    .map(([status, count]) => `${status}×${count}`)
  const made = [...statuses.values()].reduce((sum, count) => sum + count, 0)
  console.info(`bad input: ${made} requests, ${counted.join(' ')}, ${wrong.length} wrong`)
  expect(wrong.slice(0, 10)).toEqual([])
  expect(await countRows()).toBe(before)
})
