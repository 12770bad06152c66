import { listApplications, type Receipt, type ResponseOf } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
let cookie: string
const applicants: { name: string; nik: string; trackingNumber: string }[] = []

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  // 23.30 WITA of one day and 00.30 of the next: the same day in UTC.
  for (const [seed, now] of [
    [5, '2026-09-14T15:30:00Z'],
    [6, '2026-09-14T16:30:00Z'],
  ] as const) {
    system.clock.now = new Date(now)
    const body = await exampleSubmission(system, 'KTP-GANTI', seed, { villageCode: '65.03.05.2022' })
    const { body: receipt } = await system.request('POST', '/api/v1/public/applications', { body })
    const { trackingNumber } = receipt as Receipt
    applicants.push({ ...(body.applicant as { name: string; nik: string }), trackingNumber })
  }
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  cookie = officer.cookie
})
afterAll(() => system.close())

const numbersOf = (answer: { body: unknown }) =>
  (answer.body as { items: { trackingNumber: string }[] }).items.map((item) => item.trackingNumber)

async function search(body: Record<string, unknown>) {
  const answer = await system.request('POST', '/api/v1/applications/search', { cookie, body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return numbersOf(answer)
}

test('a file is found by NIK, by number and by a misspelt name', async () => {
  const [first] = applicants
  if (!first) throw new Error('Nobody applied')
  expect(await search({ q: first.nik })).toEqual([first.trackingNumber])
  expect(await search({ q: first.trackingNumber.toLowerCase() })).toEqual([first.trackingNumber])
  expect(await search({ q: `${first.name.slice(0, 2)}x${first.name.slice(2)}` })).toContain(first.trackingNumber)
})

test('a search keeps to the view and the filters beside it', async () => {
  const [first] = applicants
  if (!first) throw new Error('Nobody applied')
  expect(await search({ q: first.nik, view: 'correction' })).toEqual([])
  expect(await search({ q: first.nik, service: 'KTP-GANTI' })).toEqual([first.trackingNumber])
})

test('an address takes no search, since names and NIKs are personal', async () => {
  const answer = await system.request('GET', `/api/v1/applications?q=${applicants[0]?.nik}`, { cookie })
  expect(numbersOf(answer)).toHaveLength(applicants.length)
})

test('days of submission are those of the office', async () => {
  const listed = async (query: string) =>
    numbersOf(await system.request('GET', `/api/v1/applications?${query}`, { cookie }))
  const [before, after] = applicants.map((applicant) => applicant.trackingNumber)
  expect(await listed('to=2026-09-14')).toEqual([before])
  expect(await listed('from=2026-09-15')).toEqual([after])
  expect(await listed('from=2026-09-14&to=2026-09-15')).toEqual([after, before])
})

test('a page is what the contract says, nothing more, and goes on where it ended', async () => {
  const first = await system.request('GET', '/api/v1/applications?limit=1&sort=submittedAt', { cookie })
  expect(listApplications.response.parse(first.body)).toEqual(first.body)
  const { items, nextCursor } = first.body as ResponseOf<typeof listApplications>
  expect(Date.parse(items[0]?.submittedAt ?? '')).toBe(Date.parse('2026-09-14T15:30:00Z'))
  const second = await system.request('GET', `/api/v1/applications?limit=1&sort=submittedAt&cursor=${nextCursor}`, {
    cookie,
  })
  expect(numbersOf(second)).toEqual([applicants[1]?.trackingNumber])
  expect(second.body).toMatchObject({ nextCursor: null })
})
