import { createPublicKey, verify } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BootManifest, type ModuleSettings } from '@sipelandukilat/contract'
import { definitions } from '@sipelandukilat/domain/definitions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRelease, newDeveloper, publishFor, send } from '../../testing/release-maker'
import { must } from '../../testing/test-registry'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { isInnerAddress, isUpstreamAddress } from './upstream/address'
import { circuitBounds, createCircuit } from './upstream/circuit'

let system: TestSystem
let developer: Awaited<ReturnType<typeof newDeveloper>>
let province: string
let regency: string
let officer: string
let elsewhere: string
let upstream: Server
let baseUrl: string
/** What the module's server was asked, and what it answers next. */
const asked: { request: IncomingMessage; body: string }[] = []
let answerWith: { status: number; headers: Record<string, string>; body: string } | 'hang'

beforeAll(async () => {
  system = await createTestSystem({ environment: { SEED: 'demo' } })
  developer = await newDeveloper(system)
  const user = async (role: Parameters<TestSystem['createUser']>[0][number]['role'], regionCode: string) =>
    (await system.createUser([{ role, regionCode }])).cookie
  province = await user('province_admin', '65')
  regency = await user('regency_admin', '65.03')
  officer = await user('intake_officer', '65.03')
  elsewhere = await user('intake_officer', '65.02')
  upstream = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      asked.push({ request, body: Buffer.concat(parts).toString('utf8') })
      if (answerWith === 'hang') return
      response.writeHead(answerWith.status, answerWith.headers).end(answerWith.body)
    })
  })
  await new Promise<void>((done) => upstream.listen(0, '127.0.0.1', done))
  baseUrl = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/own`
})
afterAll(async () => {
  upstream.closeAllConnections()
  await new Promise((done) => upstream.close(done))
  await system.close()
})

const call = async (method: string, path: string, cookie: string, body?: unknown, headers?: Record<string, string>) =>
  system.request(method, `/api/v1${path}`, {
    cookie,
    ...(body === undefined ? {} : { body }),
    ...(headers ? { headers } : {}),
  })
const promote = (id: string, version: string) => call('PUT', `/modules/${id}/tracks/stable`, province, { version })
const grant = (id: string, granted: string[]) => call('PUT', `/modules/${id}/scopes`, province, { granted })
const refusalOf = async (options: { id: string; contributes: Record<string, unknown>; requestedScopes?: string[] }) => {
  const release = { version: '1.0.0', ...options }
  const answer = await send(system, developer.cookie, release, await makeRelease({ ...release, key: developer.key }))
  expect(answer.status).toBe(422)
  return (answer.body as { errors: { path: string }[] }).errors.map(({ path }) => path)
}

test('settings are laid over one another by place, and reach the shells of that place alone', async () => {
  const configuration = {
    schema: {
      type: 'object',
      properties: {
        rows: { type: 'integer', minimum: 1, maximum: 50, default: 10 },
        hint: { type: 'string', default: '' },
      },
      additionalProperties: false,
    },
    defaults: { rows: 10, hint: '' },
  }
  await publishFor(system, developer, { id: 'settings', version: '1.0.0', contributes: { configuration } })
  await must(promote('settings', '1.0.0'))
  const read = (cookie: string) => must<ModuleSettings>(call('GET', '/modules/settings/configuration', cookie))
  const set = (cookie: string, values: unknown, expectedVersion = 0, regionCode?: string) =>
    call('PUT', '/modules/settings/configuration', cookie, {
      values,
      expectedVersion,
      ...(regionCode ? { regionCode } : {}),
    })
  const settingsOf = async (cookie: string) =>
    BootManifest.parse((await call('GET', '/boot', cookie)).body).modules.find(({ id }) => id === 'settings')
      ?.configuration

  expect((await read(regency)).effective).toEqual({ rows: 10, hint: '' })
  await must(set(province, { rows: 20, hint: 'Provinsi' }))
  await must(set(regency, { rows: 30 }))
  expect((await read(regency)).effective).toEqual({ rows: 30, hint: 'Provinsi' })
  expect((await set(regency, { rows: 30 })).status).toBe(409)
  expect((await set(regency, { rows: 99 }, 1)).status).toBe(422)
  expect((await set(regency, { rows: 9 }, 0, '65.02')).status).toBe(403)
  expect((await set(officer, { rows: 9 })).status).toBe(403)
  expect(await settingsOf(officer)).toEqual({ rows: 30, hint: 'Provinsi' })
  expect(await settingsOf(elsewhere)).toEqual({ rows: 20, hint: 'Provinsi' })
})

test('a service that a module brings is offered from its promotion until it is rolled back', async () => {
  const base = definitions.find(({ code }) => code === 'SKP')
  const service = { ...base, code: 'OUTREACH-SEKOLAH', version: 1 }
  const offered = async () => (await system.request('GET', '/api/v1/public/services/OUTREACH-SEKOLAH')).status
  await publishFor(system, developer, { id: 'services', version: '1.0.0' })
  await publishFor(system, developer, {
    id: 'services',
    version: '1.1.0',
    requestedScopes: ['update:Service'],
    contributes: { serviceDefinitions: [service] },
  })
  await must(promote('services', '1.0.0'))
  expect(await offered()).toBe(404)
  expect((await promote('services', '1.1.0')).status).toBe(422)
  await must(grant('services', ['update:Service']))
  await must(promote('services', '1.1.0'))
  expect(await offered()).toBe(200)
  await must(call('POST', '/modules/services/rollback', province, { reason: 'Formulir keliru' }))
  expect(await offered()).toBe(404)
})

test('what a release brings is refused when it is not whole, not asked for, or another’s', async () => {
  const base = definitions.find(({ code }) => code === 'SKP')
  expect(await refusalOf({ id: 'bad-services', contributes: { serviceDefinitions: [base, { code: 'X' }] } })).toEqual(
    expect.arrayContaining(['services', 'service-codes', 'scope-needed']),
  )
  const schema = { type: 'object', properties: { a: { type: 'string', pattern: '(a+)+$' } } }
  const title = { id: 'Catatan', en: 'Records' }
  expect(
    await refusalOf({ id: 'bad-records', contributes: { records: [{ collection: 'notes', title, schema }] } }),
  ).toEqual(expect.arrayContaining(['schema']))
  expect(
    await refusalOf({ id: 'bad-upstream', contributes: { upstream: { baseUrl: 'http://intern.example/api' } } }),
  ).toEqual(expect.arrayContaining(['upstream', 'scope-needed']))
})

test('a module’s own server is asked with a signed identity, without cookies, once its scope is granted', async () => {
  answerWith = {
    status: 200,
    headers: { 'content-type': 'application/json', 'set-cookie': 'spy=1' },
    body: '{"ok":true}',
  }
  await publishFor(system, developer, {
    id: 'upstream',
    version: '1.0.0',
    requestedScopes: ['call:Upstream'],
    contributes: { upstream: { baseUrl } },
  })
  const ask = (path: string, headers: Record<string, string> = {}, cookie = officer) =>
    call('POST', `/m/upstream/${path}`, cookie, { school: 'SDN 1' }, headers)
  expect((await ask('schools')).status).toBe(403)
  await must(grant('upstream', ['call:Upstream']))
  system.clock.now = new Date(system.clock.now.getTime() + 6_000)
  expect((await ask('schools')).status).toBe(404)
  await must(promote('upstream', '1.0.0'))
  const answer = await ask('schools/1?level=sd', { 'x-module': 'upstream@1.0.0' })
  expect(answer.body).toEqual({ ok: true })
  expect(answer.headers.get('set-cookie')).toBeNull()
  const got = asked.at(-1)
  expect(got?.request.url).toBe('/own/schools/1?level=sd')
  expect(got?.body).toBe('{"school":"SDN 1"}')
  expect(got?.request.headers.cookie).toBeUndefined()

  const token = got?.request.headers.authorization?.slice('Bearer '.length) ?? ''
  const [header = '', payload = '', signature = ''] = token.split('.')
  const { keys } = (await system.request('GET', '/api/v1/m/keys')).body as { keys: { kid: string }[] }
  const [jwk] = keys
  const key = createPublicKey({ key: jwk as never, format: 'jwk' })
  expect(verify(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true)
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  expect(claims).toMatchObject({ aud: 'upstream', roles: [{ role: 'intake_officer', regionCode: '65.03' }] })
  expect(claims.exp - claims.iat).toBe(60)

  expect((await ask('schools', { 'x-module': 'intake@0.1.0' })).status).toBe(403)
  expect((await ask('..%2f..%2fadmin')).status).toBe(404)
  expect((await system.request('POST', '/api/v1/m/upstream/schools', { body: {} })).status).toBe(401)
  expect((await call('POST', '/m/upstream/schools', officer, 'x'.repeat(1_100_000))).status).toBe(413)
})

test('a server that fails is left alone for a while, a page or a redirect of it is not handed on', async () => {
  const ask = () => call('GET', '/m/upstream/schools', officer)
  answerWith = { status: 200, headers: { 'content-type': 'text/html' }, body: '<script>1</script>' }
  expect((await ask()).status).toBe(503)
  answerWith = { status: 302, headers: { location: 'http://169.254.169.254/' }, body: '' }
  expect((await ask()).status).toBe(503)
  answerWith = { status: 500, headers: { 'content-type': 'application/json' }, body: '{}' }
  for (let count = 2; count < circuitBounds.failures; count += 1) expect((await ask()).status).toBe(500)
  const before = asked.length
  const left = await ask()
  expect(left.status).toBe(503)
  expect(Number(left.headers.get('retry-after'))).toBeGreaterThan(20)
  expect(asked).toHaveLength(before)
})

test('a circuit lets one call try after its rest', () => {
  const circuit = createCircuit()
  for (let count = 0; count < circuitBounds.failures; count += 1) circuit.fail(0)
  expect(circuit.admit(circuitBounds.restMs - 1).admitted).toBe(false)
  expect(circuit.admit(circuitBounds.restMs).admitted).toBe(true)
  expect(circuit.admit(circuitBounds.restMs).admitted).toBe(false)
  circuit.succeed()
  expect(circuit.admit(circuitBounds.restMs).admitted).toBe(true)
})

test('addresses inside are told from those outside', () => {
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '192.168.1.1',
    '::1',
    'fd00::1',
    '::ffff:10.0.0.1',
  ])
    expect(isInnerAddress(address), address).toBe(true)
  for (const address of ['8.8.8.8', '103.10.1.1', '2001:4860:4860::8888'])
    expect(isInnerAddress(address), address).toBe(false)
  expect(['https://a.example/x', 'http://localhost:4500'].map(isUpstreamAddress)).toEqual([true, true])
  expect(
    ['http://a.example', 'https://u:p@a.example', 'https://a.example?x=1', 'ftp://a'].map(isUpstreamAddress),
  ).toEqual([false, false, false, false])
})
