import { afterAll, beforeAll, expect, test } from 'vitest'
import { plantModule } from '../testing/test-module'
import { createTestSystem, type TestSystem } from '../testing/test-system'
import { workerScope } from './caller'

let system: TestSystem
let officer: string

/** What a browser writes on a fetch of a page. */
const ofPage = { 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'same-origin' }
const as = (module: string) => ({ ...ofPage, 'x-module': module })
const list = (headers: Record<string, string>, cookie = officer) =>
  system.request('GET', '/api/v1/applications', { cookie, headers: { 'accept-language': 'en', ...headers } })
const grant = (granted: string[], provinceCode = '') =>
  system.database.write(workerScope, (db) =>
    db.run({
      text: `insert into module_scope_grant (module_id, province_code, granted, at) values ('outreach', $1, $2, now())
             on conflict (module_id, province_code) do update set granted = excluded.granted`,
      values: [provinceCode, granted],
    }),
  )
/** Past what a process remembers of grants. */
const wait = () => {
  system.clock.now = new Date(system.clock.now.getTime() + 6_000)
}

beforeAll(async () => {
  system = await createTestSystem()
  await plantModule(system, 'outreach', [])
  officer = (await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])).cookie
})
afterAll(() => system.close())

test('a call of a page names its module; a program without a page acts for the person alone', async () => {
  const unnamed = await list(ofPage)
  expect(unnamed.status).toBe(403)
  expect((unnamed.body as { detail: string }).detail).toContain('does not name its module')
  expect((await list({})).status).toBe(200)
  const session = await system.request('GET', '/api/v1/session', { cookie: officer, headers: ofPage })
  expect(session.status).toBe(200)
})

test('a module may what its person may and it was granted; taking a grant back holds within seconds', async () => {
  const refused = await list(as('outreach@1.0.0'))
  expect(refused.status).toBe(403)
  expect((refused.body as { detail: string }).detail).toContain('was not granted read:Application')
  await grant(['read:Application'])
  wait()
  expect((await list(as('outreach@1.0.0'))).status).toBe(200)
  await grant([])
  wait()
  expect((await list(as('outreach@1.0.0'))).status).toBe(403)
})

test('a grant gives nobody more than they may themselves', async () => {
  await grant(['read:Application', 'read:User'])
  wait()
  const users = await system.request('GET', '/api/v1/users', { cookie: officer, headers: as('outreach@1.0.0') })
  expect(users.status).toBe(403)
})

test("a province's grant stands in the place of the platform's", async () => {
  await grant(['read:Application'])
  await grant([], '65')
  wait()
  expect((await list(as('outreach@1.0.0'))).status).toBe(403)
  const elsewhere = (await system.createUser([{ role: 'intake_officer', regionCode: '64.01' }])).cookie
  expect((await list(as('outreach@1.0.0'), elsewhere)).status).toBe(200)
})

test('an unknown module is granted nothing', async () => {
  expect((await list(as('nobody@9.9.9'))).status).toBe(403)
})
