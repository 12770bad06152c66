import type { CitizenApplication, Receipt } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { findDuplicatesOfNew } from '../duplicates/find-duplicates'

let system: TestSystem
let cookie: string

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.03', '65.02')` }),
  )
  cookie = (await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])).cookie
})
afterAll(() => system.close())

async function submit(code: string, seed: number, presence?: { mode: string }): Promise<Receipt> {
  const example = await exampleSubmission(system, code, seed, { villageCode: '65.03.05.2022' })
  const body = presence ? { ...example, presence } : example
  const answer = await system.request('POST', '/api/v1/public/applications', { body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as Receipt
}

async function read({ trackingNumber, pin }: Receipt): Promise<CitizenApplication> {
  const followed = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  const own = followed.headers.getSetCookie().flatMap((one) => one.split(';')[0] ?? [])
  const answer = await system.request('GET', '/api/v1/public/application', { cookie: own.join('; ') })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as CitizenApplication
}

async function step(id: string, body: Record<string, unknown>): Promise<void> {
  const file = (await system.request('GET', `/api/v1/applications/${id}`, { cookie })).body as { version: number }
  const answer = await system.request('POST', `/api/v1/applications/${id}/transitions`, {
    cookie,
    body: { ...body, expectedVersion: file.version },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}

test('whose application was merged reads into which, and not that they took it back', async () => {
  const first = await submit('KTP-GANTI', 41)
  const second = await submit('KTP-GANTI', 41)
  await findDuplicatesOfNew(system.app.platform, { applicationId: second.id, seq: 1 })
  const { version } = await read(second)
  const merged = await system.request('POST', `/api/v1/applications/${first.id}/duplicates/${second.id}`, {
    cookie,
    body: { decision: 'merged', expectedVersion: version },
  })
  expect(merged.status, JSON.stringify(merged.body)).toBe(200)
  const own = await read(second)
  expect(own).toMatchObject({ status: 'merged', mergedInto: first.trackingNumber, dueAt: null, canResubmit: false })
  expect(own.outlook.label.id).toBe(`Digabung ke ${first.trackingNumber}`)
  expect(own.outlook.until).toBeNull()
  expect(JSON.stringify(own)).not.toContain('batalkan')
})

test('a day that was promised does not move to an earlier one; what moved it to a later one is said', async () => {
  const receipt = await submit('KTP-GANTI', 42)
  const promised = (await read(receipt)).dueAt
  if (!promised) throw new Error('Nothing was promised')
  const correct = async () => {
    const example = await exampleSubmission(system, 'KTP-GANTI', 42, { villageCode: '65.03.05.2022' })
    const [file] = example.attachments as { requirement: string; uploadId: string }[]
    await step(receipt.id, { action: 'request_correction', note: 'Foto buram', attachments: [file?.requirement] })
    expect(await read(receipt)).toMatchObject({ dueAt: null, outlook: { until: null } })
    const { version } = await read(receipt)
    const followed = await system.request('POST', '/api/v1/public/follow', {
      body: { trackingNumber: receipt.trackingNumber, pin: receipt.pin },
    })
    const own = followed.headers.getSetCookie().flatMap((one) => one.split(';')[0] ?? [])
    const answer = await system.request('POST', '/api/v1/public/application/corrections', {
      cookie: own.join('; '),
      body: {
        answers: {},
        attachments: [file],
        expectedVersion: version,
      },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  }
  await step(receipt.id, { action: 'start' })
  await correct()
  const soon = await read(receipt)
  expect(soon.dueAt).toBe(promised)
  expect(soon.outlook.until?.id).not.toContain('Semula')

  system.clock.now = new Date(system.clock.now.getTime() + 10 * 86_400_000)
  cookie = (await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])).cookie
  await correct()
  const late = await read(receipt)
  expect(Date.parse(late.dueAt ?? '')).toBeGreaterThan(Date.parse(promised))
  expect(late.outlook.until?.id).toMatch(/Semula .* mundur karena menunggu perbaikan\./)
})

const later = async (days: number) => {
  system.clock.now = new Date(system.clock.now.getTime() + days * 86_400_000)
  cookie = (await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])).cookie
}

/** Four days off in the regency that acts: what is reckoned once they are taken back would be earlier. */
const daysOff = (isOff: boolean) =>
  system.database.write(workerScope, (db) =>
    db.run({
      text: isOff
        ? `insert into holiday (province_code, regency_code, on_date, name)
           select '65', '65.03', $1::date + n, 'Libur' from generate_series(1, 8) n`
        : `delete from holiday where regency_code = '65.03' and name = 'Libur' and $1::date is not null`,
      values: [system.clock.now],
    }),
  )

test.each([
  ['home', 44, 'sesudah kunjungan petugas'],
  ['village', 48, 'sesudah kunjungan petugas'],
  ['office', 45, 'sesudah kehadiran di kantor'],
])('no day is promised before whoever must be present was (%s)', async (mode, seed, words) => {
  const receipt = await submit('KTP-BARU', seed, { mode })
  expect(receipt).toMatchObject({ status: 'routed', dueAt: null })
  const unpromised = async () => {
    const own = await read(receipt)
    expect(own.dueAt).toBeNull()
    expect(own.outlook.until?.id ?? words).toContain(words)
    expect(own.outlook.now.id).not.toContain('tidak perlu melakukan')
  }
  await unpromised()
  await step(receipt.id, { action: 'start' })
  await unpromised()
  await step(receipt.id, { action: 'await_presence' })
  await unpromised()
  await later(20)
  await step(receipt.id, { action: 'record_presence' })
  const own = await read(receipt)
  expect(own.outlook.until?.id).toMatch(/^Diperkirakan selesai paling lambat \d+ \S+ \d{4}\.$/)
  expect(Date.parse(own.dueAt ?? '')).toBeGreaterThan(system.clock.now.getTime())
})

test('a transfer moves the promised day to no earlier one, and a later one is explained', async () => {
  for (const [seed, days] of [
    [46, 0],
    [47, 20],
  ] as const) {
    await daysOff(true)
    const receipt = await submit('KTP-GANTI', seed)
    const promised = (await read(receipt)).dueAt ?? ''
    await daysOff(false)
    await later(days)
    const asked = await system.request('POST', `/api/v1/applications/${receipt.id}/transfers`, {
      cookie,
      body: { toVillageCode: '65.02.01.2005', reason: 'Pemohon tinggal di Malinau' },
    })
    expect(asked.status, JSON.stringify(asked.body)).toBe(201)
    const receiver = await system.createUser([{ role: 'intake_officer', regionCode: '65.02' }])
    const { id } = asked.body as { id: string }
    const taken = await system.request('POST', `/api/v1/transfers/${id}/decision`, {
      cookie: receiver.cookie,
      body: { accept: true },
    })
    expect(taken.status, JSON.stringify(taken.body)).toBe(200)
    const own = await read(receipt)
    expect(own.regencyCode).toBe('65.02')
    if (days === 0) expect(own.dueAt).toBe(promised)
    else {
      expect(Date.parse(own.dueAt ?? '')).toBeGreaterThan(Date.parse(promised))
      expect(own.outlook.until?.id).toMatch(/Semula .* mundur karena permohonan dilimpahkan/)
    }
  }
})

test('nobody is told that officers come before there is a day', async () => {
  const receipt = await submit('KTP-BARU', 43, { mode: 'village' })
  await step(receipt.id, { action: 'start' })
  await step(receipt.id, { action: 'await_presence' })
  const { outlook } = await read(receipt)
  expect(outlook.now.id).toBe(
    'Menunggu jadwal kunjungan. Tanggal kunjungan ke Liang Butan belum ditetapkan; kami mengabari begitu ada.',
  )
  expect(outlook.until).toBeNull()
})
