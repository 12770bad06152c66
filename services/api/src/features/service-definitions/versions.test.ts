import type { ApplicationFile, Receipt } from '@sipelandukilat/contract'
import { ServiceDefinition } from '@sipelandukilat/domain'
import { findDefinition } from '@sipelandukilat/domain/definitions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { seedServices } from '../../seed/seed-services'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
const village = '65.03.05.2022'

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
})
afterAll(() => system.close())

/** The next version of the death certificate, which asks for something that nobody was asked before. */
function nextVersion(): ServiceDefinition {
  const definition = findDefinition('AK-MATI')
  if (!definition) throw new Error('AK-MATI')
  const ward = { id: 'ward', type: 'text', label: { id: 'Ruang rawat', en: 'Ward' }, required: true, verified: true }
  const sections = definition.form.sections.map((section) =>
    section.id === 'death' ? { ...section, fields: [...section.fields, ward] } : section,
  )
  return ServiceDefinition.parse({ ...definition, version: definition.version + 1, form: { sections } })
}

test('an application goes on by the version it began with, while new ones go by the next', async () => {
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const read = async (id: string) =>
    (await system.request('GET', `/api/v1/applications/${id}`, { cookie })).body as ApplicationFile
  const submit = async (seed: number) => {
    const body = await exampleSubmission(system, 'AK-MATI', seed, { villageCode: village })
    return system.request('POST', '/api/v1/public/applications', { body })
  }
  const begun = await submit(1)
  expect(begun.status, JSON.stringify(begun.body)).toBe(201)
  const { id, pin, trackingNumber } = begun.body as Receipt
  const published = nextVersion()
  await seedServices(system.database, [published])

  const refused = await submit(2)
  expect(refused.status).toBe(422)
  expect(JSON.stringify(refused.body)).toContain('answers.death.ward')
  const file = await read(id)
  expect(file.serviceVersion).toBe(published.version - 1)
  expect(file.warnings.map(({ path }) => path)).not.toContain('answers.death.ward')

  const older = await system.request('GET', `/api/v1/public/services/AK-MATI?version=${file.serviceVersion}`)
  const inForce = await system.request('GET', '/api/v1/public/services/AK-MATI')
  expect(JSON.stringify(older.body)).not.toContain('Ruang rawat')
  expect(JSON.stringify(inForce.body)).toContain('Ruang rawat')

  const step = async (action: string, more: object = {}) =>
    system.request('POST', `/api/v1/applications/${id}/transitions`, {
      cookie,
      body: { action, expectedVersion: (await read(id)).version, ...more },
    })
  expect((await step('start')).status).toBe(200)
  const asked = await step('request_correction', { fields: ['deceased.name'], note: 'Tulis nama lengkapnya.' })
  expect(asked.status, JSON.stringify(asked.body)).toBe(200)
  const followed = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  const citizen = followed.headers.getSetCookie().map((one) => one.split(';')[0])
  const corrected = await system.request('POST', '/api/v1/public/application/corrections', {
    cookie: citizen.join('; '),
    body: { answers: { deceased: { name: 'Yakub Lalung Padan' } }, expectedVersion: (await read(id)).version },
  })
  expect(corrected.status, JSON.stringify(corrected.body)).toBe(200)
})
