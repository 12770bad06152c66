/// <reference path="../../../../../../tools/local/steps-per-draw.d.ts" />
import type { VisitRequest } from '@sipelandukilat/contract'
import { baseScore, priorityVersion, visitNeeds, visitPriority } from '@sipelandukilat/domain'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../../platform/caller'
import { createTestSystem, type TestSystem } from '../../../testing/test-system'
import { rescoreVisits } from './rescore-visits'
import { absencePointsSql, prioritySql, unservedPointsSql } from './visit-priority-sql'

let system: TestSystem
let cookie: string

beforeAll(async () => {
  system = await createTestSystem()
  cookie = (await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])).cookie
})
afterAll(() => system.close())

const rescore = () => rescoreVisits(system.app.platform)

/** What lists are ordered by, by request. */
async function orderingScores(): Promise<Map<string, number>> {
  const rows = await system.database.read(workerScope, (db) =>
    db.rows<{ id: string; score: number }>({
      text: `select v.id, ${prioritySql('v', '$1::timestamptz')} as score from visit_request v`,
      values: [system.clock.now],
    }),
  )
  return new Map(rows.map(({ id, score }) => [id, score]))
}

async function shownScores(): Promise<Map<string, number>> {
  // Who signed in on another day is no longer signed in.
  const reader = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const answer = await system.request('GET', '/api/v1/visit-requests?limit=100', { cookie: reader.cookie })
  const { items } = answer.body as { items: VisitRequest[] }
  return new Map(items.map(({ id, priority }) => [id, priority.score]))
}

const change = (text: string, values: unknown[] = []) =>
  system.database.write(workerScope, (db) => db.run({ text, values }))

const day = 86_400_000
const anyFacts = fc.record({
  mode: fc.constantFrom(...(['village', 'home'] as const)),
  isBorder: fc.boolean(),
  needs: fc.uniqueArray(fc.constantFrom(...visitNeeds)),
  absences: fc.nat(6),
  unserved: fc.nat(6),
  coveragePoints: fc.constantFrom(0, 5, 10, 15),
  peopleCount: fc.integer({ min: 1, max: 500 }),
  requestedAt: fc.date({ min: new Date('2025-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
  waitedMs: fc.integer({ min: -day, max: 400 * day }),
})

test('the database works out the score that the formula gives, for any request', async () => {
  const at = 500
  await fc.assert(
    fc.asyncProperty(fc.array(anyFacts, { minLength: at, maxLength: at, size: 'max' }), async (all) => {
      const rows = await system.database.read(workerScope, (db) =>
        db.rows<{ score: number }>({
          text: `select (${prioritySql('v', 'v.now')} + coalesce(b.points, 0) + coalesce(u.points, 0))::int as score
                 from unnest($1::int[], $2::timestamptz[], $3::timestamptz[], $4::int[], $5::int[]) with ordinality
                   v(base_score, requested_at, now, absences, unserved, place)
                 left join lateral (select sum(${absencePointsSql('n')}) as points from generate_series(0, v.absences - 1) n) b on true
                 left join lateral (select sum(${unservedPointsSql('n')}) as points from generate_series(0, v.unserved - 1) n) u on true
                 order by v.place`,
          values: [
            all.map((facts) => baseScore({ ...facts, absences: 0, unserved: 0 })),
            all.map(({ requestedAt }) => requestedAt),
            all.map(({ requestedAt, waitedMs }) => new Date(requestedAt.getTime() + waitedMs)),
            all.map(({ absences }) => absences),
            all.map(({ unserved }) => unserved),
          ],
        }),
      )
      expect(rows.map(({ score }) => score)).toEqual(
        all.map((facts) => visitPriority(facts, new Date(facts.requestedAt.getTime() + facts.waitedMs)).score),
      )
    }),
    { numRuns: 2, stepsPerDraw: at },
  )
})

test('the score that is shown is the one that orders the list, after any history and on any day', async () => {
  const begin = system.clock.now
  const visitRequests = fc.sample(
    fc.record({
      mode: fc.constantFrom('home', 'village'),
      needs: fc.uniqueArray(fc.constantFrom(...visitNeeds)),
      peopleCount: fc.integer({ min: 1, max: 14 }),
      absences: fc.integer({ min: 0, max: 4 }),
      villageCode: fc.constantFrom('65.03.05.2022', '65.03.01.2001'),
    }),
    30,
  )
  for (const { absences, ...visitRequest } of visitRequests) {
    const name = { name: 'Aminah Udau', landmark: 'Dekat masjid', purpose: 'enrolment' }
    const made = await system.request('POST', '/api/v1/visit-requests', { cookie, body: { ...name, ...visitRequest } })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const { id } = made.body as { id: string }
    for (let visit = 0; visit < absences; visit += 1) {
      const body = { outcome: 'absent', doneAt: system.clock.now.toISOString() }
      expect((await system.request('POST', `/api/v1/visit-requests/${id}/visits`, { cookie, body })).status).toBe(201)
    }
  }
  for (const days of [0, 2, 3, 100]) {
    system.clock.now = new Date(begin.getTime() + days * 86_400_000)
    const shown = await shownScores()
    expect(shown.size).toBe(30)
    expect(shown).toEqual(await orderingScores())
  }
  system.clock.now = begin
})

test('requests scored by another version of the formula are scored anew, each once, and no others are touched', async () => {
  const before = await orderingScores()
  expect(await rescore()).toBe(0)
  await change('update visit_request set base_score = 7, coverage_points = 3, priority_version = $1', [
    priorityVersion - 1,
  ])
  const [done = '', visited = ''] = before.keys()
  await change(`update visit_request set status = 'cancelled' where id = $1`, [done])
  // Whose outcome is recorded meanwhile is scored anew all the same.
  const absent = { outcome: 'absent', doneAt: system.clock.now.toISOString() }
  const recorded = await system.request('POST', `/api/v1/visit-requests/${visited}/visits`, { cookie, body: absent })
  expect(recorded.status, JSON.stringify(recorded.body)).toBe(201)
  expect(await rescore()).toBe(before.size - 1)
  const after = await orderingScores()
  expect(after.get(done)).toBe(7)
  for (const [id, score] of before) if (id !== done && id !== visited) expect(after.get(id)).toBe(score)
  const shown = await shownScores()
  expect(after.get(visited)).toBe(shown.get(visited))
  expect(await rescore()).toBe(0)
})
