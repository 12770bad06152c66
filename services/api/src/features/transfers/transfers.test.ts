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

test('the office that gave an application away knows where it went, and nothing of what it holds', async () => {
  const id = await submit('KK-GANTI', 6)
  const { trackingNumber } = await read(id)
  const asked = await request(id)
  expect((await accept((asked.body as { id: string }).id)).status).toBe(200)
  expect((await ask('GET', `/api/v1/applications/${id}`)).status).toBe(404)

  const search = (cookie: string, q = trackingNumber) => ask('POST', '/api/v1/transfers/search', { q }, cookie)
  const gone = {
    id: (asked.body as { id: string }).id,
    applicationId: id,
    trackingNumber,
    serviceCode: 'KK-GANTI',
    isReadable: false,
    fromRegencyCode: '65.03',
    fromRegencyName: 'Kabupaten Nunukan',
    toRegencyCode: '65.02',
    toRegencyName: 'Kabupaten Malinau',
    status: 'accepted',
    decidedAt: expect.any(String),
  }
  expect((await search(officer)).body).toEqual({ items: [gone] })
  expect((await search(officer, trackingNumber.toLowerCase().replaceAll('-', ' '))).body).toEqual({ items: [gone] })
  expect((await search(officer, 'Lidia Nuban')).body).toEqual({ items: [] })
  const past = (await ask('GET', '/api/v1/transfers/past')).body as { items: object[] }
  expect(past.items).toContainEqual(gone)
  expect((await search(receiver)).body).toEqual({ items: [{ ...gone, isReadable: true }] })

  for (const [role, regionCode] of [
    ['intake_officer', '65.71'],
    ['village_registrar', here],
    ['province_admin', '64'],
  ] as const) {
    const { cookie } = await system.createUser([{ role, regionCode }])
    expect((await search(cookie)).body).toEqual({ items: [] })
    expect((await ask('GET', '/api/v1/transfers/past', undefined, cookie)).body).toEqual({ items: [] })
  }
})

test('an office that refuses what it was offered is named in the history, and the search of the sender finds the file', async () => {
  const id = await submit('KK-GANTI', 7)
  const transferId = ((await request(id)).body as { id: string }).id
  await ask('POST', `/api/v1/transfers/${transferId}/decision`, { accept: false }, receiver)
  const { trackingNumber } = await read(id)
  const past = (await ask('GET', '/api/v1/transfers/past')).body as { items: { id: string }[] }
  expect(past.items.find((one) => one.id === transferId)).toMatchObject({ status: 'refused', isReadable: true })
  expect((await ask('POST', '/api/v1/transfers/search', { q: trackingNumber })).body).toEqual({ items: [] })
})
