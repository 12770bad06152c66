import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import helmet from 'helmet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestSystem, type TestSystem } from '../testing/test-system'
import { securityHeaders } from './security-headers'

const written = Object.fromEntries(Array.from(securityHeaders, ([name, value]) => [name.toLowerCase(), value]))

/** The headers of an answer, without those that Node sets on each. */
async function headersOf(listener: RequestListener): Promise<Record<string, string>> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  server.close()
  const own = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']
  return Object.fromEntries([...answer.headers].filter(([name]) => !own.includes(name)))
}

describe('the security headers', () => {
  let system: TestSystem
  beforeAll(async () => {
    system = await createTestSystem()
  })
  afterAll(() => system.close())

  it('are those that helmet sets', async () => {
    const protect = helmet({ contentSecurityPolicy: false, crossOriginEmbedderPolicy: false })
    expect(written).toEqual(
      await headersOf((request, response) => protect(request, response, () => response.end('answered'))),
    )
  })

  it.each([
    ['/api/v1/services', {}],
    ['/api/v1/nothing', {}],
    ['/health/live', {}],
    ['/', { 'referrer-policy': 'same-origin' }], // a page says so for its own forms
  ])('stand on what %s answers', async (address, own) => {
    const { headers } = await system.request('GET', address)
    expect(Object.fromEntries(headers)).toMatchObject({ ...written, ...own })
  })
})
