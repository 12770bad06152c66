import type { ReportSummary } from '@sipelandukilat/contract'
import { toLocalDate } from '@sipelandukilat/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDirectoryBlobStore } from '../../platform/blob-store'
import { workerScope } from '../../platform/caller'
import { seedApplications } from '../../seed/seed-applications'
import { seedOffices } from '../../seed/seed-offices'
import { seedUsers } from '../../seed/seed-users'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { medianOf } from './figures'
import { foldDeltas, recomputed } from './fold'

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem()
  await seedUsers(system.database, 'kata sandi demonstrasi')
  await seedOffices(system.database, [2025, 2026])
  const blobs = createDirectoryBlobStore(
    `${system.app.platform.config.dataDir}/blobs`,
    system.app.platform.keyring.blob,
  )
  await seedApplications(system.database, system.app.platform.keyring, blobs, {
    count: 300,
    seed: 65,
    now: system.clock.now,
  })
})
afterAll(() => system.close())

const read = async (cookie: string, query = '') =>
  (await system.request('GET', `/api/v1/reports/summary${query}`, { cookie })).body as ReportSummary

const asOwnFigures = () =>
  system.database.read(workerScope, (db) =>
    db.rows({
      text: `select month::text, regency_code, district_code, service_code, channel, metric, bucket, sum(amount)::int as amount from report_figure
             group by 1, 2, 3, 4, 5, 6, 7 having sum(amount) <> 0 order by 1, 2, 3, 4, 5, 6, 7`,
    }),
  )
const asRecomputed = () =>
  system.database.read(workerScope, (db) =>
    db.rows({
      text: `select month::text, regency_code, district_code, service_code, channel, metric, bucket, amount::int from (${recomputed}) r order by 1, 2, 3, 4, 5, 6, 7`,
    }),
  )

test('a median of counted days is the middle one, or the mean of the middle two', () => {
  expect(medianOf(new Map())).toBeNull()
  expect(medianOf(new Map([[3, 1]]))).toBe(3)
  expect(
    medianOf(
      new Map([
        [1, 1],
        [4, 1],
      ]),
    ),
  ).toBe(2.5)
  expect(
    medianOf(
      new Map([
        [0, 2],
        [9, 3],
      ]),
    ),
  ).toBe(9)
})

test('the demonstration fills every report, and its parts add up', async () => {
  const { cookie } = await system.createUser([{ role: 'province_viewer', regionCode: '65' }])
  const summary = await read(cookie, '?from=2025-01&to=2026-09')
  expect(summary.totals.submitted).toBe(300)
  for (const groups of [summary.by.service, summary.by.channel, summary.by.regency, summary.by.month])
    expect(groups.reduce((sum, group) => sum + (group.submitted ?? 0), 0)).toBe(300)
  const { submitted, completed, rejected, withdrawn, open } = summary.totals
  expect((completed ?? 0) + (rejected ?? 0) + (withdrawn ?? 0) + (open ?? 0)).toBe(submitted)
  expect(summary.totals.medianDays).toBeGreaterThan(0)
})

test('a step is counted in its own transaction; folding changes no figure; recomputing gives the same', async () => {
  const before = await asOwnFigures()
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const body = await exampleSubmission(system, 'AK-LAHIR', 9, { villageCode: '65.03.05.2022' })
  const { id } = (await system.request('POST', '/api/v1/public/applications', { body })).body as { id: string }
  const move = async (action: string, more = {}) => {
    const { version } = (await system.request('GET', `/api/v1/applications/${id}`, { cookie: officer.cookie }))
      .body as { version: number }
    const answer = await system.request('POST', `/api/v1/applications/${id}/transitions`, {
      cookie: officer.cookie,
      body: { action, expectedVersion: version, ...more },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  }
  await move('start')
  system.clock.now = new Date(system.clock.now.getTime() + 20 * 60_000)
  await move('reject', { note: 'Data pada KK berbeda dengan isian.' })
  const after = await asOwnFigures()
  expect(after.length).toBe(before.length + 2)
  expect(after).toEqual(await asRecomputed())
  expect(await foldDeltas(system.database)).toBeGreaterThan(0)
  expect(await asOwnFigures()).toEqual(after)
  expect(await foldDeltas(system.database)).toBe(0)
})

test('what lacks something is counted as incomplete until it is whole, and as submitted once', async () => {
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const { cookie } = await system.createUser([{ role: 'province_viewer', regionCode: '65' }])
  const month = toLocalDate(system.clock.now).slice(0, 7)
  const totals = async () => (await read(cookie, `?from=${month}&to=${month}`)).totals
  const before = await totals()
  const body = await exampleSubmission(system, 'KTP-GANTI', 17, { villageCode: '65.03.05.2022' })
  const { name } = body.applicant as { name: string }
  const partial = { ...body, applicant: { name }, restFollows: true }
  const taken = await system.request('POST', '/api/v1/public/applications', { body: partial })
  const { id, status } = taken.body as { id: string; status: string }
  expect(status).toBe('incomplete')
  const waiting = await totals()
  expect(waiting.incomplete).toBe((before.incomplete ?? 0) + 1)
  expect(waiting.submitted).toBe((before.submitted ?? 0) + 1)
  expect(await asOwnFigures()).toEqual(await asRecomputed())

  const { applicant, answers, presence } = body
  const supplied = await system.request('PUT', `/api/v1/applications/${id}/supply`, {
    cookie: officer.cookie,
    body: { channel: 'counter', applicant, answers, presence, expectedVersion: 1 },
  })
  expect(supplied.body).toMatchObject({ status: 'routed' })
  const whole = await totals()
  expect(whole.incomplete).toBe(before.incomplete ?? 0)
  expect(whole.submitted).toBe((before.submitted ?? 0) + 1)
  expect(await asOwnFigures()).toEqual(await asRecomputed())
})

test('a regency compares itself with its siblings as aggregates, small numbers suppressed', async () => {
  const admin = await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }])
  const { body } = await system.request('GET', '/api/v1/reports/comparison?from=2025-01&to=2026-09', {
    cookie: admin.cookie,
  })
  const { regencies } = body as {
    regencies: { key: string; submitted: number | null; withdrawn: number | null; completed: number | null }[]
  }
  expect(regencies.map((regency) => regency.key)).toEqual(['65.01', '65.02', '65.03', '65.04', '65.71'])
  for (const regency of regencies)
    for (const value of [regency.submitted, regency.completed, regency.withdrawn])
      expect(value === null || value === 0 || value >= 5).toBe(true)
  expect(regencies.some((regency) => regency.withdrawn === null)).toBe(true)
  expect((await system.request('GET', '/api/v1/reports/summary?region=65.02', { cookie: admin.cookie })).status).toBe(
    404,
  )
})

test('a transferred application leaves its old district and counts in the new one', async () => {
  const from = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
  const to = await system.createUser([{ role: 'supervisor', regionCode: '65.02' }])
  const body = await exampleSubmission(system, 'KTP-GANTI', 811, { villageCode: '65.03.05.2022' })
  const sent = await system.request('POST', '/api/v1/public/applications', { body })
  const asked = await system.request('POST', `/api/v1/applications/${(sent.body as { id: string }).id}/transfers`, {
    cookie: from.cookie,
    body: { toVillageCode: '65.02.01.2005', reason: 'Warga berdomisili di Malinau.' },
  })
  const accepted = await system.request('POST', `/api/v1/transfers/${(asked.body as { id: string }).id}/decision`, {
    cookie: to.cookie,
    body: { accept: true },
  })
  expect(accepted.status).toBe(200)
  expect(await asOwnFigures()).toEqual(await asRecomputed())
})

test('baselines stand beside the figures of today', async () => {
  const admin = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  const items = [{ figure: 'medianDays', value: 34, period: '2023', source: 'Laporan kinerja dinas 2023, hal. 12' }]
  expect(
    (await system.request('PUT', '/api/v1/reports/baselines', { cookie: admin.cookie, body: { region: '65', items } }))
      .status,
  ).toBe(200)
  const { body } = await system.request('GET', '/api/v1/reports/impact', { cookie: admin.cookie })
  const { figures } = body as { figures: { figure: string; baseline: unknown; today: number | null }[] }
  expect(figures).toHaveLength(6)
  expect(figures[0]).toMatchObject({
    figure: 'medianDays',
    baseline: { value: 34, period: '2023' },
    today: expect.any(Number),
  })
})

test('the demonstration is the same for the same seed and day', async () => {
  const countsOf = (test: TestSystem) =>
    test.database.read(workerScope, (db) =>
      db.rows({
        text: 'select regency_code, service_code, status, count(*) from application group by 1, 2, 3 order by 1, 2, 3',
      }),
    )
  const fill = async (hour: number) => {
    const other = await createTestSystem()
    const { config, keyring } = other.app.platform
    await seedUsers(other.database, 'kata sandi demonstrasi')
    const blobs = createDirectoryBlobStore(`${config.dataDir}/blobs`, keyring.blob)
    const now = new Date(`2026-09-14T0${hour}:00:00Z`)
    await seedApplications(other.database, keyring, blobs, { count: 120, seed: 7, now })
    const counts = await countsOf(other)
    await other.close()
    return counts
  }
  expect(await fill(1)).toEqual(await fill(8))
})
