import type { CalendarEntry, CalendarFeed, Kit, Team, Trip } from '@sipelandukilat/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { workerScope } from '../../../platform/caller'
import { readTrail } from '../../../testing/read-trail'
import { createTestSystem, type TestSystem } from '../../../testing/test-system'

let system: TestSystem
type User = { id: string; cookie: string }
let coordinator: User
let keeper: User
let member: User
let elsewhere: User
let team: Team
let kit: Kit

beforeAll(async () => {
  system = await createTestSystem()
  coordinator = await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }], 'Yohanes Lencau')
  keeper = await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }], 'Siti Saleh')
  elsewhere = await system.createUser([{ role: 'regency_admin', regionCode: '65.02' }])
})
afterAll(() => system.close())

async function call<T>(user: User | undefined, method: string, path: string, body?: unknown, status = 200): Promise<T> {
  const answer = await system.request(method, `/api/v1${path}`, {
    ...(user ? { cookie: user.cookie } : {}),
    ...(body === undefined ? {} : { body }),
  })
  expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBe(status)
  return answer.body as T
}

let count = 0
beforeEach(async () => {
  count += 1
  member = await system.createUser([{ role: 'field_officer', regionCode: '65.03' }], 'Maria Padan')
  const office = { provinceCode: '65', regencyCode: '65.03' }
  const people = { name: `Tim ${count}`, memberIds: [member.id], skills: ['boat', 'enrolment'], longestDays: 10 }
  team = await call<Team>(keeper, 'POST', '/teams', { ...office, ...people }, 201)
  kit = await call<Kit>(keeper, 'POST', '/kits', { ...office, serial: `NNK-${count}00`, name: 'Alat' }, 201)
})

const tripOf = (days: { startsOn: string; endsOn: string }, booked: { teamId?: string; kitId?: string }) => ({
  provinceCode: '65',
  name: 'Krayan',
  teamId: null,
  kitId: null,
  ...days,
  ...booked,
})
type Refusal = { detail: string; errors?: { path: string; message: string }[] }
const plan = <T = Trip>(body: unknown, status = 201) => call<T>(coordinator, 'POST', '/trips', body, status)
const october = (from: number, until: number) => ({ startsOn: `2026-10-${from}`, endsOn: `2026-10-${until}` })
const calendarOf = async (user: User) =>
  (await call<{ entries: CalendarEntry[] }>(user, 'GET', '/field-calendar?from=2026-10-01&until=2026-10-31')).entries
const entriesOf = async (user: User) =>
  (await calendarOf(user)).filter(
    (entry) => ('teamId' in entry && entry.teamId === team.id) || ('kitId' in entry && entry.kitId === kit.id),
  )

test('skills, the longest trip and what a kit uses up are kept; a change that leaves them out leaves them', async () => {
  expect(team).toMatchObject({ skills: ['boat', 'enrolment'], longestDays: 10 })
  const { members: _, ...unchanged } = team
  const renamed = await call<Team>(keeper, 'PUT', `/teams/${team.id}`, {
    name: 'Tim Baru',
    memberIds: [member.id],
    isActive: true,
    expectedVersion: unchanged.version,
  })
  expect(renamed).toMatchObject({ name: 'Tim Baru', skills: ['boat', 'enrolment'], longestDays: 10 })
  const change = { name: kit.name, state: 'ready', expectedVersion: kit.version }
  const blanks = { count: 40, low: 100 }
  const counted = await call<Kit>(keeper, 'PUT', `/kits/${kit.id}`, { ...change, blanks })
  expect(counted).toMatchObject({ blanks, ribbons: { count: 0, low: 0 } })
})

test('nobody books a team while a member is away, nor longer than it may be away', async () => {
  const leave = { userId: member.id, from: '2026-10-12', until: '2026-10-14', kind: 'training', note: 'Pelatihan' }
  await call(keeper, 'POST', `/teams/${team.id}/leaves`, leave, 201)
  const refusal = await plan<Refusal>(tripOf(october(10, 12), { teamId: team.id }), 409)
  expect(refusal.detail).toContain('Maria Padan tidak bertugas')
  const tooLong = await plan<Refusal>(tripOf(october(15, 28), { teamId: team.id }), 422)
  expect(tooLong.errors?.[0]).toMatchObject({ path: 'endsOn' })
  expect(tooLong.errors?.[0]?.message).toContain('paling lama 10 hari')
  await plan(tripOf(october(15, 20), { teamId: team.id }))
})

test('whoever falls ill while booked is away all the same; the trip can still be changed, and others are not put on it', async () => {
  const trip = await plan(tripOf(october(10, 14), { teamId: team.id }))
  const leave = { userId: member.id, from: '2026-10-12', until: '2026-10-12', kind: 'private', note: 'Demam berdarah' }
  const { trips } = await call<{ trips: string[] }>(keeper, 'POST', `/teams/${team.id}/leaves`, leave, 201)
  expect(trips).toEqual(['Krayan'])
  const kept = (await entriesOf(keeper)).find((entry) => entry.kind === 'leave')
  expect(kept).toMatchObject({ leave: 'private', note: '', userName: 'Maria Padan' })
  const renamed = { ...tripOf(october(10, 14), { teamId: team.id }), name: 'Krayan II', expectedVersion: trip.version }
  await call(coordinator, 'PUT', `/trips/${trip.id}`, renamed)
  const other = await plan(tripOf(october(12, 13), {}))
  const members = [{ userId: member.id, name: 'Maria Padan', role: 'Operator' }]
  const body = { members, expectedVersion: other.version }
  const refusal = await call<Refusal>(coordinator, 'PUT', `/trips/${other.id}/members`, body, 409)
  expect(refusal.detail).toContain('Maria Padan tidak bertugas')
})

test('who is away is missed in each team, and each of them cannot go', async () => {
  const second = { provinceCode: '65', regencyCode: '65.03', name: `Tim ${count}b`, memberIds: [member.id] }
  const other = await call<Team>(keeper, 'POST', '/teams', second, 201)
  const leave = { userId: member.id, from: '2026-10-12', until: '2026-10-14', kind: 'annual' }
  await call(keeper, 'POST', `/teams/${team.id}/leaves`, leave, 201)
  const shown = (await calendarOf(keeper)).flatMap((entry) =>
    entry.kind === 'leave' && [team.id, other.id].includes(entry.teamId) ? [entry.teamId] : [],
  )
  expect(shown.toSorted()).toEqual([team.id, other.id].toSorted())
  await plan(tripOf(october(10, 12), { teamId: other.id }), 409)
})

test('a kit in maintenance is not booked, and a booked kit does not go to maintenance', async () => {
  const days = { from: '2026-10-11', until: '2026-10-12', note: 'Ganti kamera' }
  await call(keeper, 'POST', `/kits/${kit.id}/maintenances`, days, 201)
  expect((await plan<Refusal>(tripOf(october(11, 13), { kitId: kit.id }), 409)).detail).toContain('dirawat')
  await plan(tripOf(october(13, 14), { kitId: kit.id }))
  const late = { from: '2026-10-14', until: '2026-10-15' }
  const refusal = await call<Refusal>(keeper, 'POST', `/kits/${kit.id}/maintenances`, late, 409)
  expect(refusal.detail).toContain('“Krayan”')
})

test('a whole team is not sent away over its trip; days out of order are refused', async () => {
  await plan(tripOf(october(10, 14), { teamId: team.id }))
  const away = { userId: null, from: '2026-10-14', until: '2026-10-15', kind: 'duty' }
  const refusal = await call<Refusal>(keeper, 'POST', `/teams/${team.id}/leaves`, away, 409)
  expect(refusal.detail).toContain('“Krayan”')
  await call(keeper, 'POST', `/teams/${team.id}/leaves`, { ...away, until: '2026-10-13' }, 422)
  await call(keeper, 'POST', `/teams/${team.id}/leaves`, { ...away, userId: coordinator.id }, 422)
})

test('leave entered and a trip booked at one moment: one of them is refused', async () => {
  const away = { userId: null, from: '2026-10-14', until: '2026-10-15', kind: 'duty' }
  const answers = await Promise.all([
    system.request('POST', `/api/v1/teams/${team.id}/leaves`, { cookie: keeper.cookie, body: away }),
    system.request('POST', '/api/v1/trips', {
      cookie: coordinator.cookie,
      body: tripOf(october(14, 16), { teamId: team.id }),
    }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
})

test('the keeper of a team sees its bookings without seeing the trip; another regency sees nothing of it', async () => {
  await plan(tripOf(october(10, 14), { teamId: team.id, kitId: kit.id }))
  await call(keeper, 'POST', `/kits/${kit.id}/maintenances`, { from: '2026-10-20', until: '2026-10-21' }, 201)
  expect((await entriesOf(keeper)).map(({ kind }) => kind)).toEqual(['trip', 'maintenance'])
  expect(await entriesOf(elsewhere)).toEqual([])
  const entry = (await entriesOf(keeper)).find(({ kind }) => kind === 'maintenance')
  const path = `/kit-maintenances/${entry?.id}?expectedVersion=1`
  await call(elsewhere, 'DELETE', path, undefined, 404)
  await call(keeper, 'DELETE', path, undefined, 204)
  expect((await entriesOf(keeper)).map(({ kind }) => kind)).toEqual(['trip'])
  expect((await readTrail(system, 'Team', kit.id)).map(({ action }) => action)).toEqual([
    'kit-created',
    'kit-maintenance-created',
    'kit-maintenance-deleted',
  ])
})

const readFeed = async (url: string) => {
  const answer = await system.request('GET', new URL(url).pathname)
  return { status: answer.status, text: String(answer.body), type: answer.headers.get('content-type') }
}

test('a calendar is subscribed by a secret address that shows its trips, and nothing once it is revoked', async () => {
  const trip = await plan(tripOf(october(10, 14), { teamId: team.id }))
  await plan(tripOf(october(20, 21), {}))
  const { id, url } = await call<{ id: string; url: string }>(
    keeper,
    'POST',
    '/calendar-feeds',
    { kind: 'team', id: team.id },
    201,
  )
  const feed = await readFeed(url)
  expect(feed.status).toBe(200)
  expect(feed.type).toBe('text/calendar; charset=utf-8')
  expect(feed.text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  expect(feed.text).toContain(`UID:trip-${trip.id}@sipelandukilat`)
  expect(feed.text).toContain('DTSTART;VALUE=DATE:20261010\r\nDTEND;VALUE=DATE:20261015')
  const { items } = await call<{ items: CalendarFeed[] }>(keeper, 'GET', '/calendar-feeds')
  expect(items.find((item) => item.id === id)).toMatchObject({
    name: team.name,
    subject: { kind: 'team', id: team.id },
  })
  expect(JSON.stringify(items)).not.toContain(url.split('/').at(-1)?.replace('.ics', ''))
  await call(elsewhere, 'DELETE', `/calendar-feeds/${id}`, undefined, 204)
  expect((await readFeed(url)).status).toBe(200)
  await call(keeper, 'DELETE', `/calendar-feeds/${id}`, undefined, 204)
  expect((await readFeed(url)).status).toBe(404)
})

test('a calendar shows what its owner may see now: after the role is gone, nothing', async () => {
  await plan(tripOf(october(10, 14), { teamId: team.id }))
  const leaver = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
  const body = { kind: 'team', id: team.id }
  const { url } = await call<{ url: string }>(leaver, 'POST', '/calendar-feeds', body, 201)
  expect((await readFeed(url)).text).toContain('BEGIN:VEVENT')
  const take = (text: string) => system.database.write(workerScope, (db) => db.run({ text, values: [leaver.id] }))
  await take('delete from user_role where user_id = $1')
  expect((await readFeed(url)).text).not.toContain('BEGIN:VEVENT')
  await take(`update app_user set status = 'disabled' where id = $1`)
  expect((await readFeed(url)).status).toBe(404)
})

test('nobody subscribes to a team or a regency that is not theirs', async () => {
  await call(elsewhere, 'POST', '/calendar-feeds', { kind: 'team', id: team.id }, 404)
  await call(elsewhere, 'POST', '/calendar-feeds', { kind: 'regency', code: '65.03' }, 404)
  await call(elsewhere, 'POST', '/calendar-feeds', { kind: 'regency', code: '65.02' }, 201)
  await call(undefined, 'POST', '/calendar-feeds', { kind: 'mine' }, 401)
})
