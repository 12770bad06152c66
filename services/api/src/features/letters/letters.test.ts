import type { ApplicationFile, BodyOf, writeLetterSettings } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { newId } from '../../platform/id'
import { exampleHead } from '../../testing/example-head'
import { lateBirth } from '../../testing/late-birth'
import { exampleLetterSettings } from '../../testing/letter-settings'
import { wordsOf } from '../../testing/pdf-words'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { issueLetter } from './issue-letter'
import { takeSequence } from './official-letter-store'

let system: TestSystem
type User = { id: string; cookie: string }
let officer: User
let head: User
let admin: User

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.02', '65.03')` }),
  )
  officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  head = await system.createUser([{ role: 'office_head', regionCode: '65.03' }])
  admin = await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }])
})
afterAll(() => system.close())

const write = (change: Partial<BodyOf<typeof writeLetterSettings>>, user = admin) =>
  system.request('PUT', '/api/v1/regencies/65.03/letters', {
    cookie: user.cookie,
    body: { ...exampleLetterSettings, expectedVersion: 0, ...change },
  })
const read = async (id: string, user = officer) =>
  (await system.request('GET', `/api/v1/applications/${id}`, { cookie: user.cookie })).body as ApplicationFile
async function take(user: User, id: string, action: string) {
  const { version: expectedVersion } = await read(id, user)
  return system.request('POST', `/api/v1/applications/${id}/transitions`, {
    cookie: user.cookie,
    body: { action, expectedVersion },
  })
}
async function forDecision(seed: number): Promise<string> {
  const body = await lateBirth(system, seed, '65.03.05.2022')
  const { id } = (await system.request('POST', '/api/v1/public/applications', { body })).body as { id: string }
  await take(officer, id, 'start')
  expect((await take(officer, id, 'submit_for_approval')).status).toBe(200)
  return id
}

test('a decision waits for the paper of its office, then is numbered, kept and printed as it was given', async () => {
  const id = await forDecision(81)
  expect((await read(id)).approval).toMatchObject({ lacksPaper: true })
  const refused = await take(head, id, 'approve')
  expect(refused.status).toBe(409)
  expect((refused.body as { detail: string }).detail).toContain('Naskah Dinas')
  expect((await read(id)).status).toBe('approving')

  expect((await write({})).status).toBe(200)
  expect((await take(head, id, 'approve')).status).toBe(200)
  const file = await read(id)
  expect(file.decisionLetter).toMatchObject({ number: '470/1/DISDUKCAPIL/IX/2026', signedBy: 'Maria Lencau, S.Sos.' })

  // The letter stays as it is when the office gets another head.
  const successor = { name: 'Petrus Ajang', nip: '197102031996031002', grade: 'IV/c' } as const
  expect((await write({ head: successor, expectedVersion: 1 })).status).toBe(200)
  const printed = await fetch(`${system.url}/api/v1/applications/${id}/decision.pdf`, {
    headers: { cookie: officer.cookie },
  })
  expect(printed.headers.get('content-type')).toBe('application/pdf')
  const words = wordsOf(Buffer.from(await printed.arrayBuffer()))
  const child = (file.answers.child as { name: string }).name
  for (const word of [
    'PEMERINTAH KABUPATEN NUNUKAN',
    'Nomor 470/1/DISDUKCAPIL/IX/2026',
    child,
    'Maria Lencau, S.Sos.',
    'Pembina Tingkat I (IV/b)',
    'NIP 19700512 199503 2 001',
  ])
    expect(words).toContain(word)
  expect(words).not.toContain('Petrus Ajang')
  const elsewhere = await system.createUser([{ role: 'office_head', regionCode: '65.02' }])
  const other = await fetch(`${system.url}/api/v1/applications/${id}/decision.pdf`, {
    headers: { cookie: elsewhere.cookie },
  })
  expect(other.status).toBe(404)
  const changed = system.database.write(workerScope, (db) =>
    db.run({ text: `update official_letter set number = 'x' where application_id = $1`, values: [id] }),
  )
  await expect(changed).rejects.toThrow(/permission denied/)
})

test('who decides is who signs: a head whom the office does not name is refused, and it is said before whose name it is', async () => {
  const id = await forDecision(88)
  expect((await read(id)).approval?.signatory).toEqual({
    ...{ title: 'Kepala Dinas', name: 'Petrus Ajang', nip: '19710203 199603 1 002' },
  })
  const refused = await take(head, id, 'approve')
  expect(refused.status).toBe(409)
  for (const word of ['Kepala Dinas Petrus Ajang', '19710203 199603 1 002', '19700512 199503 2 001'])
    expect((refused.body as { detail: string }).detail).toContain(word)
  expect(await read(id)).toMatchObject({ status: 'approving', decisionLetter: null })

  // The head of before acts for the successor: the letter says as what.
  const acting = { ...exampleHead, as: 'plh', from: '2026-09-01', until: '2026-12-31' } as const
  expect((await write({ acting, expectedVersion: 2 })).status).toBe(200)
  expect((await read(id)).approval?.signatory?.title).toBe('Plh. Kepala Dinas')
  const clerk = await system.createUser([{ role: 'office_head', regionCode: '65.03' }])
  await system.database.write(workerScope, (db) =>
    db.run({ text: 'update app_user set nip = null where id = $1', values: [clerk.id] }),
  )
  expect(((await take(clerk, id, 'approve')).body as { detail: string }).detail).toContain('belum memuat NIP')
  expect((await take(head, id, 'approve')).status).toBe(200)
  expect((await read(id)).decisionLetter?.signedBy).toBe('Maria Lencau, S.Sos.')
})

test('letters issued at the same moment have the numbers after one another, and one that fails leaves no gap', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, (_, index) => forDecision(90 + index)))
  const sequenceOf = (year: number) =>
    system.database.write(workerScope, async (db) => {
      const sequence = await takeSequence(db, '65.03', 'decision', year)
      throw new Error(`given back ${sequence}`)
    })
  await expect(sequenceOf(2026)).rejects.toThrow('given back 3')
  const answers = await Promise.all(ids.map((id) => take(head, id, 'approve')))
  expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200))
  const numbers = (await Promise.all(ids.map((id) => read(id)))).map(({ decisionLetter }) => decisionLetter?.number)
  expect(numbers.toSorted()).toEqual([3, 4, 5, 6, 7, 8].map((one) => `470/${one}/DISDUKCAPIL/IX/2026`))
})

test('each kind and each year count from one', async () => {
  const sealed = () => null
  const given = await system.database.write(workerScope, (db) =>
    issueLetter(db, {
      kind: 'travelOrder',
      regencyCode: '65.03',
      applicationId: null,
      tripId: newId(),
      sealed,
      userId: head.id,
      now: new Date('2027-01-04T02:00:00Z'),
    }),
  )
  expect(given.number).toBe('094/001/DISDUKCAPIL/2027')
})

test('who writes the paper of an office is told what is wrong with it, field by field', async () => {
  const { body } = await write({
    schemes: { ...exampleLetterSettings.schemes, decision: '470/{tahun}' },
    expectedVersion: 3,
  })
  expect(body).toMatchObject({ errors: [{ path: 'schemes.decision' }] })
  const nip = await write({ head: { name: 'Maria Lencau', nip: '123', grade: 'IV/b' }, expectedVersion: 3 })
  expect(nip.body).toMatchObject({ errors: [{ path: 'head.nip', message: expect.stringContaining('18 angka') }] })
  expect((await write({ head: null, expectedVersion: 3 })).body).toMatchObject({ errors: [{ path: 'head.name' }] })
  expect((await write({ expectedVersion: 1 })).status).toBe(409)
  expect((await write({ expectedVersion: 3 }, officer)).status).toBe(403)
})
