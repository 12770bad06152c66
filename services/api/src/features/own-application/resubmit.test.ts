import type { CitizenApplication, Receipt } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
})
afterAll(() => system.close())

async function submit(seed: number, more: Record<string, unknown> = {}): Promise<Receipt> {
  const example = await exampleSubmission(system, 'AK-LAHIR', seed, { villageCode: '65.03.05.2022' })
  const answer = await system.request('POST', '/api/v1/public/applications', { body: { ...example, ...more } })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as Receipt
}

/** Opens an application with number and PIN; gives the cookie. */
async function open({ trackingNumber, pin }: Receipt): Promise<string> {
  const followed = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  return followed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

const read = async (cookie: string) =>
  (await system.request('GET', '/api/v1/public/application', { cookie })).body as CitizenApplication

async function withdrawn(receipt: Receipt): Promise<string> {
  const cookie = await open(receipt)
  const { version: expectedVersion } = await read(cookie)
  const body = { expectedVersion }
  const answer = await system.request('POST', '/api/v1/public/application/withdrawal', { cookie, body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return cookie
}

const again = (cookie: string) => system.request('POST', '/api/v1/public/application/resubmission', { cookie })
const filesOf = (id: string) =>
  system.database.read(workerScope, (db) =>
    db.rows<{ requirement: string; blob: string }>({
      text: 'select requirement, blob from attachment where application_id = $1 order by 1, 2',
      values: [id],
    }),
  )

test('what ended is sent anew once, however often and from how many sides it is asked for', async () => {
  const first = await submit(81)
  const cookie = await withdrawn(first)
  expect(await read(cookie)).toMatchObject({ canResubmit: true, sentAgainAs: null })
  const answers = await Promise.all([again(cookie), again(cookie), again(cookie)])
  answers.push(await again(cookie))
  const receipts = answers.map(({ status, body }) => {
    expect(status, JSON.stringify(body)).toBe(201)
    const { id, trackingNumber, pin } = body as Receipt
    return { id, trackingNumber, pin }
  })
  const [made] = receipts
  if (!made) throw new Error('Nothing was made')
  expect(receipts).toEqual(receipts.map(() => made))
  const copies = await system.database.read(workerScope, (db) =>
    db.rows({ text: 'select id from application where copied_from = $1', values: [first.id] }),
  )
  expect(copies).toEqual([{ id: made.id }])
  expect(await read(cookie)).toMatchObject({ canResubmit: false, sentAgainAs: made.trackingNumber })
  expect(await filesOf(made.id)).toEqual(await filesOf(first.id))
  // The new one stands by itself: nothing was sent anew of it.
  expect(await read(await open(made as Receipt))).toMatchObject({ status: 'routed', sentAgainAs: null })
  const page = await system.request('GET', '/permohonan', { cookie })
  expect(page.body ?? '').toContain(made.trackingNumber)
})

test('what ended while something was missing is sent anew with what it has, and asks for the rest', async () => {
  const example = await exampleSubmission(system, 'AK-LAHIR', 82, { villageCode: '65.03.05.2022' })
  const [file] = example.attachments as { requirement: string; uploadId: string }[]
  const first = await submit(82, { attachments: [file], restFollows: true })
  expect(first.status).toBe('incomplete')
  const answer = await again(await withdrawn(first))
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  const made = answer.body as Receipt
  expect(made).toMatchObject({ status: 'incomplete', lacks: first.lacks })
  expect(await filesOf(made.id)).toEqual(await filesOf(first.id))
})
