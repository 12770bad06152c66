import type { ApplicationFile, Receipt } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { documentNumbersOf } from '../../testing/document-numbers'
import { recordSiakChecks } from '../../testing/record-siak-checks'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
let officer: string
let receiver: string
const here = '65.03.05.2022'
const there = '65.02.01.2002'

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.02', '65.03')` }),
  )
  const roles = (regionCode: string) => [
    { role: 'intake_officer' as const, regionCode },
    { role: 'supervisor' as const, regionCode },
  ]
  officer = (await system.createUser(roles('65.03'))).cookie
  receiver = (await system.createUser(roles('65.02'))).cookie
})
afterAll(() => system.close())

const ask = (method: string, address: string, body?: unknown, cookie = officer) =>
  system.request(method, address, { cookie, ...(body ? { body } : {}) })
const read = async (id: string, cookie = officer) =>
  (await ask('GET', `/api/v1/applications/${id}`, undefined, cookie)).body as ApplicationFile

async function submit(code: string, seed: number, change: (body: Record<string, unknown>) => object = (body) => body) {
  const body = await exampleSubmission(system, code, seed, { villageCode: here })
  const sent = await ask('POST', '/api/v1/public/applications', change(body))
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  return (sent.body as Receipt).id
}

async function step(id: string, action: string, more: object = {}) {
  const { version } = await read(id)
  const answer = await ask('POST', `/api/v1/applications/${id}/transitions`, {
    action,
    expectedVersion: version,
    ...more,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}

const request = (id: string) =>
  ask('POST', `/api/v1/applications/${id}/transfers`, { toVillageCode: there, reason: 'Alamatnya di Malinau.' })
const accept = (id: string) => ask('POST', `/api/v1/transfers/${id}/decision`, { accept: true }, receiver)

async function issue(id: string) {
  await step(id, 'process')
  await recordSiakChecks(ask, id)
  await step(id, 'issue', { products: documentNumbersOf(await read(id), '2026-09-14') })
}
test('what is issued stays with the office that issued it, also where the transfer was asked for before', async () => {
  const id = await submit('KK-GANTI', 3)
  await step(id, 'start')
  const asked = await request(id)
  expect(asked.status, JSON.stringify(asked.body)).toBe(201)
  await issue(id)
  expect((await accept((asked.body as { id: string }).id)).status).toBe(409)
  expect((await read(id)).regencyCode).toBe('65.03')
  expect((await request(id)).status).toBe(409)
})

test('a clock that stands still gets no day by a transfer', async () => {
  const id = await submit('KK-GANTI', 4)
  await step(id, 'start')
  await step(id, 'request_correction', { fields: ['applicant.kkNumber'], note: 'Periksa nomor KK.' })
  expect((await read(id)).dueAt).toBeNull()
  const asked = await request(id)
  expect((await accept((asked.body as { id: string }).id)).status).toBe(200)
  expect(await read(id, receiver)).toMatchObject({ regencyCode: '65.02', status: 'correction', dueAt: null })
})

test('a moving letter is not handed to the regency that it leads to', async () => {
  const id = await submit('SKP', 5, (body) => {
    const answers = body.answers as Record<string, object>
    return { ...body, answers: { ...answers, destination: { ...answers.destination, village: there } } }
  })
  const refused = await request(id)
  expect(refused.status, JSON.stringify(refused.body)).toBe(422)
  expect(JSON.stringify(refused.body)).toContain('satu kabupaten/kota')
})
