import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { hashPassword } from './passwords'

let system: TestSystem
const password = 'sungai kayan mengalir tenang'

beforeAll(async () => {
  system = await createTestSystem()
})
afterAll(() => system.close())

async function createAccount(email: string): Promise<string> {
  const { id } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const hash = await hashPassword(password)
  await system.database.write(workerScope, (db) =>
    db.run({ text: 'update app_user set email = $2, password_hash = $3 where id = $1', values: [id, email, hash] }),
  )
  return id
}

const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

const signIn = (email: string, given: string, cookie = '') =>
  system.request('POST', '/api/v1/session', { body: { email, password: given }, cookie })

test('a right password opens a session whose rules follow the roles', async () => {
  await createAccount('masuk@nunukan.test')
  const answer = await signIn('Masuk@Nunukan.test', password)
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({
    roles: [{ role: 'intake_officer', regionCode: '65.03', regionName: 'Kabupaten Nunukan' }],
  })
  const cookie = cookieOf(answer.headers)
  const session = await system.request('GET', '/api/v1/session', { cookie })
  expect(session.status).toBe(200)
  await system.request('DELETE', '/api/v1/session', { cookie })
  expect((await system.request('GET', '/api/v1/session', { cookie })).status).toBe(401)
})

test('a wrong password and an unknown account get the same answer', async () => {
  await createAccount('salah@nunukan.test')
  const wrong = await signIn('salah@nunukan.test', 'bukan kata sandinya')
  const unknown = await signIn('tiada@nunukan.test', 'bukan kata sandinya')
  expect(wrong.status).toBe(401)
  expect({ ...(wrong.body as object), correlationId: '' }).toEqual({ ...(unknown.body as object), correlationId: '' })
})

test('a stranger who guesses locks strangers out, not the person’s own device', async () => {
  await createAccount('korban@nunukan.test')
  const own = cookieOf((await signIn('korban@nunukan.test', password)).headers)
  for (let index = 0; index < 10; index += 1) await signIn('korban@nunukan.test', `tebakan ke ${index}`)
  const stranger = await signIn('korban@nunukan.test', password)
  expect(stranger.status).toBe(429)
  expect(Number(stranger.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await signIn('korban@nunukan.test', password, own)).status).toBe(200)
})

test('an idle session ends after 30 minutes, a busy one after 12 hours', async () => {
  const { cookie } = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
  expect((await system.request('GET', '/api/v1/session', { cookie })).status).toBe(200)
  const begin = system.clock.now
  system.clock.now = new Date(begin.getTime() + 31 * 60_000)
  expect((await system.request('GET', '/api/v1/session', { cookie })).status).toBe(401)
  system.clock.now = begin
  const busy = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
  const statusAfter = async (minutes: number) => {
    system.clock.now = new Date(begin.getTime() + minutes * 60_000)
    return (await system.request('GET', '/api/v1/session', { cookie: busy.cookie })).status
  }
  for (let minutes = 0; minutes < 12 * 60; minutes += 25) expect(await statusAfter(minutes)).toBe(200)
  expect(await statusAfter(12 * 60 + 1)).toBe(401)
  system.clock.now = begin
})

test('a role taken away is gone at the next request', async () => {
  const { id, cookie } = await system.createUser([{ role: 'auditor', regionCode: '65.03' }])
  expect((await system.request('GET', '/api/v1/session', { cookie })).body).toMatchObject({
    roles: [{ role: 'auditor' }],
  })
  await system.database.write(workerScope, (db) =>
    db.run({ text: 'delete from user_role where user_id = $1', values: [id] }),
  )
  expect((await system.request('GET', '/api/v1/session', { cookie })).body).toMatchObject({ roles: [] })
})

test('a request that another site makes the browser send is refused', async () => {
  const { cookie } = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
  const foreign = await system.request('DELETE', '/api/v1/session', {
    cookie,
    headers: { 'sec-fetch-site': 'cross-site' },
  })
  expect(foreign.status).toBe(403)
  expect(
    (await system.request('DELETE', '/api/v1/session', { cookie, headers: { origin: 'https://other.example' } }))
      .status,
  ).toBe(403)
  expect((await system.request('GET', '/api/v1/session', { cookie })).status).toBe(200)
})

test('errors are problem documents in the reader’s language', async () => {
  const indonesian = await system.request('GET', '/api/v1/session')
  const english = await system.request('GET', '/api/v1/session', { headers: { 'accept-language': 'en' } })
  expect(indonesian.headers.get('content-type')).toContain('application/problem+json')
  expect(indonesian.body).toMatchObject({ type: '/problems/sign-in-required', title: 'Anda perlu masuk' })
  expect(english.body).toMatchObject({ title: 'Please sign in' })
  expect((await system.request('POST', '/api/v1/session', { body: '{not json' })).status).toBe(400)
  expect((await system.request('POST', '/api/v1/session', { body: {} })).body).toMatchObject({
    errors: [{ path: 'email', message: 'Wajib diisi.' }, { path: 'password' }],
  })
})

test('what was given to somebody who is signed in counts at once, in the page and in the API', async () => {
  const { id, cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const call = (path: string) => system.request('GET', path, { cookie })
  expect((await call('/api/v1/users')).status).toBe(403)
  expect((await call('/app/')).status).toBe(200)
  await system.database.write(workerScope, (db) =>
    db.run({
      text: `insert into user_role (id, user_id, role, region_code) values (gen_random_uuid(), $1, 'regency_admin', '65.03')`,
      values: [id],
    }),
  )
  expect((await call('/app/')).status).toBe(200)
  expect((await call('/api/v1/users')).status).toBe(200)
})
