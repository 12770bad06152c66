import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
const village = '65.03.05.2022'

beforeAll(async () => {
  system = await createTestSystem()
})
afterAll(() => system.close())

test('where nobody serves an application is refused with the rest that is wrong, and taken in once somebody does', async () => {
  const body = await exampleSubmission(system, 'AK-LAHIR', 12, { villageCode: village })
  const send = (changed = {}) =>
    system.request('POST', '/api/v1/public/applications', {
      body: { ...body, ...changed },
      headers: { 'accept-language': 'id' },
    })
  const errorsOf = (answer: { body: unknown }) =>
    (answer.body as { errors: { path: string; message: string }[] }).errors

  const refused = await send()
  expect(refused.status).toBe(422)
  expect(errorsOf(refused)).toEqual([
    {
      path: 'villageCode',
      message: 'Layanan ini belum melayani Kabupaten Nunukan. Hubungi Dinas Dukcapil di kabupaten/kota itu.',
    },
  ])
  expect(errorsOf(await send({ declaration: false })).map(({ path }) => path)).toEqual(['villageCode', 'declaration'])

  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  const taken = await send()
  expect(taken.status, JSON.stringify(taken.body)).toBe(201)
})
