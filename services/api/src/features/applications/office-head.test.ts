import type { ApplicationFile, CitizenApplication, RegencyOverview } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { lateBirth } from '../../testing/late-birth'
import { plantLetterSettings } from '../../testing/letter-settings'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
type User = { id: string; cookie: string }
let officer: User
let supervisor: User

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.02', '65.03')` }),
  )
  await plantLetterSettings(system, '65.03')
  officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
})
afterAll(() => system.close())

async function submitLateBirth(seed: number): Promise<string> {
  const body = await lateBirth(system, seed, '65.03.05.2022')
  const { status, body: receipt } = await system.request('POST', '/api/v1/public/applications', { body })
  expect(status, JSON.stringify(receipt)).toBe(201)
  return (receipt as { id: string }).id
}
const readAs = async ({ cookie }: User, id: string) =>
  (await system.request('GET', `/api/v1/applications/${id}`, { cookie })).body as ApplicationFile
async function take(user: User, id: string, action: string, more: object = {}) {
  const { version: expectedVersion } = await readAs(user, id)
  return system.request('POST', `/api/v1/applications/${id}/transitions`, {
    cookie: user.cookie,
    body: { action, expectedVersion, ...more },
  })
}

test('a birth reported late is decided by the head of its regency and by nobody else', async () => {
  const id = await submitLateBirth(71)
  expect((await take(officer, id, 'start')).status).toBe(200)
  expect((await readAs(officer, id)).approval).toMatchObject({ by: 'head', lacksHead: true, lacksPaper: false })

  const head = await system.createUser([{ role: 'office_head', regionCode: '65.03' }], 'Maria Lencau')
  const elsewhere = await system.createUser([{ role: 'office_head', regionCode: '65.02' }])
  expect((await readAs(officer, id)).approval).toMatchObject({ by: 'head', lacksHead: false, lacksPaper: false })
  // The head has no part in verifying.
  expect((await readAs(head, id)).allowedActions).toEqual([])
  expect((await take(head, id, 'submit_for_approval')).status).toBe(403)
  const waitingFor = async ({ cookie }: User) =>
    ((await system.request('GET', '/api/v1/applications/counts', { cookie })).body as { waiting: number }).waiting
  const before = { head: await waitingFor(head), officer: await waitingFor(officer) }
  expect((await take(officer, id, 'submit_for_approval')).status).toBe(200)
  // What waits is what the reader is to do: for the head, to decide.
  expect(await waitingFor(head)).toBe(before.head + 1)
  expect(await waitingFor(officer)).toBe(before.officer)
  expect((await readAs(head, id)).approval?.verifier).toBe('Petugas Uji')

  for (const [user, status] of [
    [officer, 403],
    [supervisor, 403],
    [elsewhere, 404],
  ] as const)
    for (const action of ['approve', 'return_to_verifier', 'reject'])
      expect((await take(user, id, action, { note: 'Alasan', expectedVersion: 999 })).status).toBe(status)
  expect((await readAs(supervisor, id)).allowedActions).toEqual([])
  expect((await readAs(head, id)).allowedActions).toEqual(['approve', 'return_to_verifier', 'reject'])

  const approved = await take(head, id, 'approve')
  expect(approved.body).toMatchObject({ status: 'processing', approvedBy: head.id })
  const timeline = await system.request('GET', `/api/v1/applications/${id}/timeline`, { cookie: officer.cookie })
  expect((timeline.body as { items: object[] }).items.at(-1)).toMatchObject({
    type: 'approve',
    actorKind: 'head',
    actorName: 'Maria Lencau',
  })
})

test('a regency is told by its checklist that it has no head, and does not begin to serve without one', async () => {
  const { cookie } = await system.createUser([{ role: 'regency_admin', regionCode: '65.04' }])
  const regency = async () => {
    const { body } = await system.request('GET', '/api/v1/regencies', { cookie })
    const [found] = (body as { items: RegencyOverview[] }).items
    if (!found) throw new Error('The regency is not listed')
    return found
  }
  const headOf = async () => (await regency()).checklist.find(({ item }) => item === 'head')
  expect(await headOf()).toEqual({ item: 'head', done: false, count: 0 })
  const refused = await system.request('PUT', '/api/v1/regencies/65.04', {
    cookie,
    body: { status: 'active', expectedVersion: (await regency()).version },
  })
  expect(refused.status).toBe(409)
  expect((refused.body as { detail: string }).detail).toContain('kepala dinas')
  await system.createUser([{ role: 'office_head', regionCode: '65.04' }])
  expect(await headOf()).toEqual({ item: 'head', done: true, count: 1 })
})

test('who reports late is told from the first that the head decides, until it is decided', async () => {
  const body = await lateBirth(system, 93, '65.03.05.2022')
  const sent = await system.request('POST', '/api/v1/public/applications', { body })
  const { id, trackingNumber, pin } = sent.body as { id: string; trackingNumber: string; pin: string }
  const followed = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  const cookie = followed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const awaitsHead = async () =>
    ((await system.request('GET', '/api/v1/public/application', { cookie })).body as CitizenApplication).awaitsHead
  expect(await awaitsHead()).toBe(true)
  await take(officer, id, 'start')
  expect(await awaitsHead()).toBe(true)
  // While it is decided the page says so in its first words.
  await take(officer, id, 'submit_for_approval')
  expect(await awaitsHead()).toBe(false)
})
