import type { PlanningRun, PlanningRunSummary, PlanningSettings, ProposedTrip, Trip } from '@sipelandukilat/contract'
import { PackedProblem, unpackProblem, validateProposal } from '@sipelandukilat/planner'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { workerScope } from '../../../platform/caller'
import { newId } from '../../../platform/id'
import { seedNetwork } from '../../../seed/seed-network'
import { readTrail } from '../../../testing/read-trail'
import { createTestSystem, type TestSystem } from '../../../testing/test-system'
import { insertVisitRequest, noDetails } from '../visits/visit-request-store'
import { loadGiven } from './load-given'
import { type PlanNews, plan as planTrips } from './plan'
import { runPlanning } from './run-planning'

let system: TestSystem
type User = { id: string; cookie: string }
let coordinator: User
let admin: User
let elsewhere: User
let officeId: string
const teamIds = [newId(), newId()]
const kitId = newId()

beforeAll(async () => {
  system = await createTestSystem()
  await seedNetwork(system.database)
  coordinator = await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }], 'Yohanes Lencau')
  admin = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  elsewhere = await system.createUser([{ role: 'trip_coordinator', regionCode: '64' }])
  const member = await system.createUser([{ role: 'field_officer', regionCode: '65.03' }], 'Daniel Udau')
  await system.database.write(workerScope, async (db) => {
    const office = await db.first<{ id: string }>({ text: `select id from travel_node where code = 'KTR-NUNUKAN'` })
    officeId = office?.id ?? ''
    for (const [index, id] of teamIds.entries())
      await db.run({
        text: `insert into team (id, province_code, regency_code, name, member_ids) values ($1, '65', '65.03', $2, $3)`,
        values: [id, `Tim ${index + 1}`, index === 0 ? [member.id] : []],
      })
    await db.run({
      text: `insert into kit (id, province_code, regency_code, serial, name) values ($1, '65', '65.03', 'K-01', 'Alat 1')`,
      values: [kitId],
    })
  })
})
afterAll(() => system.close())

/** Each test plans among its own people. */
beforeEach(() =>
  system.database.write(workerScope, async (db) => {
    await db.run({ text: `update visit_request set status = 'cancelled', trip_id = null, stop_id = null` })
    await db.run({ text: `update trip set status = 'cancelled'` })
  }),
)

async function ask(villageCode: string, peopleCount = 2): Promise<string> {
  const [provinceCode, regencyCode, districtCode] = [2, 5, 8].map((length) => villageCode.slice(0, length))
  const place = {
    provinceCode: provinceCode ?? '',
    regencyCode: regencyCode ?? '',
    districtCode: districtCode ?? '',
    villageCode,
  }
  return system.database.write(workerScope, (db) =>
    insertVisitRequest(
      db,
      system.app.platform.keyring,
      {
        applicationId: null,
        place,
        createdBy: null,
        source: 'village',
        purpose: 'enrolment',
        mode: 'village',
        peopleCount,
        details: { ...noDetails, name: 'Maria Lencau' },
      },
      system.clock.now,
    ),
  )
}

async function call<T>(user: User, method: string, path: string, body?: unknown, status = 200): Promise<T> {
  const answer = await system.request(method, `/api/v1${path}`, {
    cookie: user.cookie,
    ...(body === undefined ? {} : { body }),
  })
  expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body).slice(0, 600)}`).toBe(status)
  return answer.body as T
}

const settings = (change: Partial<PlanningSettings> = {}): PlanningSettings => ({
  regencyCodes: ['65.03'],
  teams: teamIds.map((teamId) => ({ teamId, baseId: officeId, longestTrip: 5, rupiahPerDay: 1_000_000 })),
  kits: [{ kitId, baseId: officeId, blanks: 100 }],
  budget: null,
  fairnessFloor: 0.5,
  profile: 'dry',
  objectives: ['priority', 'even'],
  effort: 'quick',
  hours: { from: '07:00', until: '18:00' },
  setUp: 30,
  perPerson: 15,
  ...change,
})

const start = (change: Partial<PlanningSettings> = {}, status = 201) =>
  call<PlanningRun>(
    coordinator,
    'POST',
    '/planning-runs',
    { provinceCode: '65', name: 'Oktober', startsOn: '2026-10-01', endsOn: '2026-10-14', settings: settings(change) },
    status,
  )

const work = ({ id }: { id: string }) => runPlanning(system.app.platform, { runId: id })
const read = (id: string, user = coordinator) => call<PlanningRun>(user, 'GET', `/planning-runs/${id}`)

async function plan(change: Partial<PlanningSettings> = {}): Promise<PlanningRun> {
  const run = await start(change)
  await work(run)
  return read(run.id)
}

const tripsOf = (run: PlanningRun): ProposedTrip[] => run.proposals[0]?.trips ?? []
const accept = (run: PlanningRun, change: object = {}, status = 200) =>
  call<PlanningRun & { detail: string }>(
    coordinator,
    'POST',
    `/planning-runs/${run.id}/acceptance`,
    { trips: tripsOf(run), expectedVersion: run.version, ...change },
    status,
  )

const near = ['65.03.01.2001', '65.03.09.1001', '65.03.08.2003']

test('a run is started, searched, compared and accepted: drafts with stops, days and people', async () => {
  const requests = await Promise.all(near.map((village) => ask(village)))
  const run = await start()
  expect(run).toMatchObject({ status: 'queued', proposals: [], can: { cancel: true, accept: false } })
  expect(
    await system.database.read(workerScope, (db) =>
      db.rows({ text: `select topic from outbox where payload ->> 'runId' = $1`, values: [run.id] }),
    ),
  ).toEqual([{ topic: 'planning.requested' }])
  await work(run)
  const done = await read(run.id)
  expect(done).toMatchObject({ status: 'done', createdByName: 'Yohanes Lencau', can: { cancel: false, accept: true } })
  expect(done.proposals.map(({ objective }) => objective)).toEqual(['priority', 'even'])
  expect(done.progress.map(({ phase }) => phase)).toEqual(['done', 'done'])
  expect(done.proposals[0]?.figures).toMatchObject({ people: 6, points: 3 })
  expect(done.proposals[0]?.unserved).toEqual([])

  const { problem } = await call<{ problem: unknown }>(admin, 'GET', `/planning-runs/${run.id}/problem`)
  expect(validateProposal(unpackProblem(PackedProblem.parse(problem)), tripsOf(done))).toEqual([])

  const accepted = await accept(done)
  expect(accepted.tripIds).toHaveLength(tripsOf(done).length)
  const trips = await Promise.all(accepted.tripIds.map((id) => call<Trip>(coordinator, 'GET', `/trips/${id}`)))
  expect(trips.flatMap(({ stops }) => stops.map(({ villageCode }) => villageCode)).sort()).toEqual([...near].sort())
  for (const trip of trips) {
    expect(trip).toMatchObject({ status: 'draft', kitSerial: 'K-01', regencyCodes: ['65.03'] })
    for (const { date, people } of trip.stops) {
      expect(people).toBe(2)
      expect(date >= trip.startsOn && date <= trip.endsOn).toBe(true)
    }
  }
  const planned = await system.database.read(workerScope, (db) =>
    db.rows<{ status: string }>({ text: 'select status from visit_request where id = any($1)', values: [requests] }),
  )
  expect(planned.map(({ status }) => status)).toEqual(['planned', 'planned', 'planned'])
  expect((await accept(await read(run.id), { trips: tripsOf(done) }, 409)).detail).toContain('sudah diterima')
  const trail = await readTrail(system, 'PlanningRun', run.id)
  expect(trail.map(({ action }) => action)).toEqual(['planning-started', 'planning-accepted'])
})

test('teams and kits on a trip already are left alone on its days', async () => {
  await ask(near[0] ?? '')
  await system.database.write(workerScope, (db) =>
    db.run({
      text: `insert into trip (id, province_code, name, team_id, kit_id, starts_on, ends_on, created_by, created_at)
             values ($1, '65', 'Lain', $2, $3, '2026-09-28', '2026-10-05', $4, now())`,
      values: [newId(), teamIds[0], kitId, coordinator.id],
    }),
  )
  const run = await plan()
  expect(tripsOf(run)[0]?.startDay).toBeGreaterThan(4)
})

test('who is on leave, and a kit in maintenance, are left alone on their days', async () => {
  await ask(near[0] ?? '')
  const teamOnly = { teams: settings().teams.slice(0, 1) }
  await system.database.write(workerScope, async (db) => {
    await db.run({
      text: `insert into team_leave (id, team_id, user_id, province_code, from_on, until_on, kind, created_by)
             values ($1, $2, (select member_ids[1] from team where id = $2), '65', '2026-09-30', '2026-10-04', 'annual', $3)`,
      values: [newId(), teamIds[0], coordinator.id],
    })
    await db.run({
      text: `insert into kit_maintenance (id, kit_id, province_code, from_on, until_on, created_by)
             values ($1, $2, '65', '2026-10-05', '2026-10-07', $3)`,
      values: [newId(), kitId, coordinator.id],
    })
  })
  const run = await plan(teamOnly)
  // Days 0 to 3 are the member's, 4 to 6 the workshop's.
  expect(tripsOf(run)[0]?.startDay).toBe(7)
  await accept(run)
  await system.database.write(workerScope, async (db) => {
    await db.run({ text: 'delete from team_leave' })
    await db.run({ text: 'delete from kit_maintenance' })
  })
})

test('a home is planned once the person agreed to it', async () => {
  const request = await ask(near[0] ?? '')
  const set = (consent: string) =>
    system.database.write(workerScope, (db) =>
      db.run({
        text: `update visit_request set mode = 'home', consent_at = ${consent} where id = $1`,
        values: [request],
      }),
    )
  await set('null')
  expect((await plan()).findings).toMatchObject([{ code: 'no-points' }])
  await set('now()')
  const run = await plan()
  expect(run.points).toMatchObject([{ id: near[0], people: 2 }])
  await set('null')
  expect((await accept(run, {}, 409)).detail).toContain('dibatalkan atau dijadwalkan')
})

test('two planners at once: the second reads who has the team or the kit', async () => {
  await ask(near[0] ?? '')
  const [first, second] = [await plan(), await plan()]
  await accept(first)
  // The request is planned now; a second one gives the other plan somebody to serve.
  expect((await accept(second, {}, 409)).detail).toContain('dibatalkan atau dijadwalkan')
  expect((await accept(second, { withoutWithdrawn: true }, 409)).detail).toMatch(
    /sudah dipakai perjalanan “Oktober · 1”/,
  )
})

test('a request that was withdrawn meanwhile is named, and the rest can be accepted', async () => {
  const [gone] = [await ask(near[0] ?? ''), await ask(near[1] ?? '')]
  const run = await plan()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update visit_request set status = 'cancelled' where id = $1`, values: [gone] }),
  )
  expect((await accept(run, {}, 409)).detail).toContain(run.points.find(({ id }) => id === near[0])?.name)
  const accepted = await accept(run, { withoutWithdrawn: true })
  const trips = await Promise.all(accepted.tripIds.map((id) => call<Trip>(coordinator, 'GET', `/trips/${id}`)))
  expect(trips.flatMap(({ stops }) => stops.map(({ villageCode }) => villageCode))).toEqual([near[1]])
})

test('a changed plan that breaks a rule is refused in words', async () => {
  await ask(near[0] ?? '')
  const run = await plan()
  const trips = tripsOf(run).map((trip) => ({ ...trip, kit: '' }))
  const { broken } = await call<{ broken: { code: string; text: string; trip: number }[] }>(
    coordinator,
    'POST',
    `/planning-runs/${run.id}/validation`,
    { trips },
  )
  expect(broken).toMatchObject([{ code: 'kit-missing', trip: 0 }])
  expect((await accept(run, { trips }, 409)).detail).toBe(broken[0]?.text)
})

test('what cannot be planned is said in words', async () => {
  await ask(near[0] ?? '')
  expect((await plan({ teams: [] })).findings).toMatchObject([{ code: 'no-teams' }])
  expect((await plan({ kits: [] })).findings).toMatchObject([{ code: 'no-kits' }])
  const poor = await plan({ budget: 10 })
  expect(poor.proposals[0]?.unserved).toMatchObject([{ point: near[0], reason: 'over-budget' }])
  const empty = await plan({ regencyCodes: ['65.71'] })
  expect(empty.findings).toMatchObject([{ code: 'no-points' }])
})

test('people with more work than a day become several points of one village', async () => {
  for (let group = 0; group < 4; group += 1) await ask(near[0] ?? '', 12)
  const run = await plan()
  expect(run.points.map(({ people }) => people)).toEqual([24, 24])
  expect(run.proposals[0]?.figures.people).toBe(48)
  const accepted = await accept(run)
  const trips = await Promise.all(accepted.tripIds.map((id) => call<Trip>(coordinator, 'GET', `/trips/${id}`)))
  expect(trips.flatMap(({ stops }) => stops.map(({ people }) => people))).toEqual([24, 24])
})

test('a cancelled run is not worked', async () => {
  await ask(near[0] ?? '')
  const run = await start()
  const cancelled = await call<PlanningRun>(coordinator, 'POST', `/planning-runs/${run.id}/cancellation`, {
    expectedVersion: run.version,
  })
  expect(cancelled.status).toBe('cancelled')
  await work(run)
  expect(await read(run.id)).toMatchObject({ status: 'cancelled', proposals: [] })
  await call(coordinator, 'POST', `/planning-runs/${run.id}/cancellation`, { expectedVersion: cancelled.version }, 409)
})

test('a run under way that is cancelled stops, and keeps what it has', async () => {
  await Promise.all(near.map((village) => ask(village)))
  const run = await start({ effort: 'thorough', objectives: ['people', 'even', 'priority'] })
  const working = work(run)
  let now = run
  while (now.proposals.length === 0) now = await read(run.id)
  expect(now.progress.at(-1)).toMatchObject({ objective: 'priority', phase: 'waiting', steps: 0 })
  await call(coordinator, 'POST', `/planning-runs/${run.id}/cancellation`, { expectedVersion: run.version })
  await working
  const stopped = await read(run.id)
  expect(stopped).toMatchObject({ status: 'cancelled', can: { cancel: false, accept: true } })
  expect(stopped.progress.some(({ steps, ofSteps }) => steps < ofSteps)).toBe(true)
  expect(stopped.proposals[0]?.figures.people).toBe(6)
})

test('what a run is about can be handed to a thread; it is built there, and nothing is searched that nobody waits for', async () => {
  await Promise.all(near.map((village) => ask(village)))
  const { id, startsOn, endsOn, settings: asked } = await start()
  const run = { id, province_code: '65', starts_on: startsOn, ends_on: endsOn, settings: asked }
  const given = await system.database.read(workerScope, (db) => loadGiven(db, run, system.clock.now))
  const received: PlanNews[] = []
  await planTrips({ given: structuredClone(given), objectives: ['people'], effort: 'quick' }, async (news) => {
    received.push(news)
    return false
  })
  expect(received).toEqual([{ built: expect.objectContaining({ isPlannable: true, findings: [] }) }])
})

test('a run that was cut off is begun again and comes to the same', async () => {
  await Promise.all(near.map((village) => ask(village)))
  const run = await start()
  await work(run)
  const first = await read(run.id)
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update planning_run set status = 'running', proposals = '[]' where id = $1`, values: [run.id] }),
  )
  await work(run)
  expect((await read(run.id)).proposals).toEqual(first.proposals)
})

test('nobody is served on a Sunday or a holiday of the regency, and every arrival is on a quarter hour', async () => {
  await system.database.write(workerScope, async (db) => {
    // From Thursday 1 to Wednesday 7 October 2026 only Saturday and Tuesday are left.
    for (const [day, regency] of [
      ['2026-10-01', ''],
      ['2026-10-02', '65.03'],
      ['2026-10-05', ''],
      ['2026-10-07', '65.03'],
      ['2026-10-03', '65.02'],
    ])
      await db.run({
        text: `insert into holiday (province_code, regency_code, on_date, name) values ('65', $2, $1, 'Libur uji')`,
        values: [day, regency],
      })
  })
  for (const village of near) await ask(village, 7)
  const run = await start({ perPerson: 11 })
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update planning_run set ends_on = '2026-10-07' where id = $1`, values: [run.id] }),
  )
  await work(run)
  const { tripIds } = await accept(await read(run.id))
  const trips = await Promise.all(tripIds.map((id) => call<Trip>(coordinator, 'GET', `/trips/${id}`)))
  const stops = trips.flatMap((trip) => trip.stops)
  await system.database.write(workerScope, (db) => db.run({ text: `delete from holiday where name = 'Libur uji'` }))
  expect(stops).toHaveLength(near.length)
  for (const { date, arrivalTime } of stops) {
    expect(['2026-10-03', '2026-10-06']).toContain(date)
    expect(arrivalTime).toMatch(/:(00|15|30|45)$/)
  }
})

test('a run belongs to its province', async () => {
  const run = await start()
  expect(await call<{ items: PlanningRunSummary[] }>(elsewhere, 'GET', '/planning-runs')).toEqual({ items: [] })
  await call(elsewhere, 'GET', `/planning-runs/${run.id}`, undefined, 404)
  await call(elsewhere, 'POST', `/planning-runs/${run.id}/cancellation`, { expectedVersion: 1 }, 404)
  await call(admin, 'POST', `/planning-runs/${run.id}/cancellation`, { expectedVersion: 1 }, 403)
  const { items } = await call<{ items: PlanningRunSummary[] }>(admin, 'GET', '/planning-runs')
  expect(items.map(({ id }) => id)).toContain(run.id)
})

test('bad input is said at its field', async () => {
  const refuse = (body: object) =>
    call<{ errors: { path: string }[] }>(coordinator, 'POST', '/planning-runs', body, 422)
  const body = { provinceCode: '65', name: 'X', startsOn: '2026-10-01', endsOn: '2026-10-14', settings: settings() }
  const path = async (change: object) => (await refuse({ ...body, ...change })).errors[0]?.path
  expect(await path({ endsOn: '2026-09-30' })).toBe('endsOn')
  expect(await path({ startsOn: '2026-09-01' })).toBe('startsOn')
  expect(await path({ endsOn: '2027-03-01' })).toBe('endsOn')
  expect(await path({ settings: settings({ kits: [{ kitId: newId(), baseId: officeId, blanks: 5 }] }) })).toBe(
    'settings.kits.0.kitId',
  )
  expect(await path({ settings: settings({ regencyCodes: ['64.01'] }) })).toBe('settings.regencyCodes.0')
})
