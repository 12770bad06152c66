import type { ApplicationFile, Receipt } from '@sipelandukilat/contract'
import { detailText } from '@sipelandukilat/contract/audit-detail'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { recordSiakChecks } from '../../testing/record-siak-checks'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
let cookie: string
beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  cookie = (await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])).cookie
})
afterAll(() => system.close())

const call = (method: string, address: string, body?: unknown) =>
  system.request(method, `/api/v1${address}`, { cookie, ...(body === undefined ? {} : { body }) })

test('what SIAK said of an answer falls away with it, and nothing is issued on what it said before', async () => {
  const body = await exampleSubmission(system, 'AK-LAHIR', 61, { villageCode: '65.03.05.2022' })
  const receipt = (await system.request('POST', '/api/v1/public/applications', { body })).body as Receipt
  const file = async () => (await call('GET', `/applications/${receipt.id}`)).body as ApplicationFile
  const step = async (action: string, more: object = {}) => {
    const { version } = await file()
    return call('POST', `/applications/${receipt.id}/transitions`, { action, expectedVersion: version, ...more })
  }
  expect((await step('start')).status).toBe(200)
  await recordSiakChecks(
    (method, address, sent) => system.request(method, address, { cookie, ...(sent ? { body: sent } : {}) }),
    receipt.id,
  )
  const checked = async () => (await file()).siakChecks.map(({ field }) => field)
  expect(await checked()).toEqual(expect.arrayContaining(['child.name', 'mother.nik']))
  expect((await step('request_correction', { note: 'Nama anak belum sesuai.', fields: ['child.name'] })).status).toBe(
    200,
  )

  const followed = await system.request('POST', '/api/v1/public/follow', {
    body: { trackingNumber: receipt.trackingNumber, pin: receipt.pin },
  })
  const own = followed.headers
    .getSetCookie()
    .flatMap((one) => one.split(';')[0] ?? [])
    .join('; ')
  const answers = (await file()).answers as { child: { name: string } }
  const corrected = await system.request('POST', '/api/v1/public/application/corrections', {
    cookie: own,
    body: {
      answers: { ...answers, child: { ...answers.child, name: 'Nama Lain Sekali' } },
      attachments: [],
      expectedVersion: (await file()).version,
    },
  })
  expect(corrected.status, JSON.stringify(corrected.body)).toBe(200)
  expect(await checked()).not.toContain('child.name')
  expect(await checked()).toContain('mother.nik')
})

test('the trail names the line that was checked, not what stands in it', async () => {
  const body = await exampleSubmission(system, 'KTP-BARU', 64, { villageCode: '65.03.05.2022' })
  const { id } = (await system.request('POST', '/api/v1/public/applications', { body })).body as Receipt
  for (const field of ['applicant.nik', 'applicant.kkNumber'])
    expect((await call('PUT', `/applications/${id}/siak`, { field, result: 'match' })).status).toBe(200)
  const { cookie } = await system.createUser([{ role: 'auditor', regionCode: '65.03' }])
  const trail = await system.request('GET', `/api/v1/audit?subjectId=${id}&action=siak-checked`, { cookie })
  const { items } = trail.body as { items: { detail: Record<string, unknown> }[] }
  const words = items.map(({ detail }) => detailText(detail, 'id'))
  expect(words).toEqual([
    expect.stringMatching(/^baris: .*Nomor Kartu Keluarga, hasil: sesuai$/u),
    expect.stringMatching(/^baris: .*Nomor Induk Kependudukan, hasil: sesuai$/u),
  ])
  expect(words.join()).not.toMatch(/\d{16}/)
})

test('a line that the worksheet does not have is not checked', async () => {
  const body = await exampleSubmission(system, 'KTP-BARU', 62, { villageCode: '65.03.05.2022' })
  const { id } = (await system.request('POST', '/api/v1/public/applications', { body })).body as Receipt
  const refused = await call('PUT', `/applications/${id}/siak`, { field: 'child.name<script>', result: 'match' })
  expect(refused.status).toBe(422)
  expect(JSON.stringify(refused.body)).toContain('Lembar Kerja SIAK')
})

test('a year that nobody means is refused, where it would make a file or a list unreadable', async () => {
  const whole = await exampleSubmission(system, 'KTP-BARU', 63, { villageCode: '65.03.05.2022' })
  for (const year of ['0000', '0001', '9999']) {
    const sent = await call('POST', '/applications', {
      ...whole,
      channel: 'counter',
      occurredAt: `${year}-01-01T00:00:00Z`,
    })
    expect(sent.status, year).toBe(422)
  }
  const supervisor = (await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])).cookie
  for (const address of ['/complaint-exports/sp4n.csv?from=0000-01-01&to=2026-01-01', '/trips?from=0000-01-01'])
    expect((await system.request('GET', `/api/v1${address}`, { cookie: supervisor })).status, address).toBe(422)
})
