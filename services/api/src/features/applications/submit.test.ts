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

test('a file that the service does not ask for is refused by its name, and nothing of it is kept', async () => {
  const body = await exampleSubmission(system, 'AK-LAHIR', 13, { villageCode: village })
  const attachments = body.attachments as { requirement: string; uploadId: string }[]
  const [file] = attachments
  if (!file) throw new Error('The example has no file')
  const kept = () =>
    system.database.read(workerScope, (db) =>
      db.rows({
        text: `select id from upload where id = $1 and claimed_by is not null
               union all select id from attachment where requirement = any($2)`,
        values: [file.uploadId, ['<script>', 'noSuchPaper']],
      }),
    )
  for (const requirement of ['<script>', 'noSuchPaper']) {
    const refused = await system.request('POST', '/api/v1/public/applications', {
      body: { ...body, attachments: [...attachments, { ...file, requirement }] },
      headers: { 'accept-language': 'id' },
    })
    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({
      errors: [
        {
          path: `attachments.${requirement}`,
          message: `Layanan ini tidak meminta berkas “${requirement}”. Hapus berkas itu, lalu kirim lagi.`,
        },
      ],
    })
    expect(await kept()).toEqual([])
  }
})
