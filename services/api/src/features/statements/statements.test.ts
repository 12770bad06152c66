import type { ApplicationFile, CitizenApplication, OwnStatement } from '@sipelandukilat/contract'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { accountCodeOf } from '../../platform/crypto/keyring'
import { wordsOf } from '../../testing/pdf-words'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
let officer: string
const villageCode = '65.03.05.2022'

beforeAll(async () => {
  // Codes leave by mail; nobody listens there, and nothing is sent without a worker.
  system = await createTestSystem({ environment: { SMTP_URL: 'smtp://127.0.0.1:9' } })
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  officer = (await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])).cookie
})
afterAll(() => system.close())

/** A seed whose birth has no letter, so that form F-2.03 is needed, to married parents. */
function seedWithoutLetter(): number {
  const today = system.clock.now.toISOString().slice(0, 10)
  for (let seed = 1; seed < 60; seed += 1) {
    const { circumstances } = exampleApplication('AK-LAHIR', seed, { today, villageCode }).answers
    if (
      circumstances &&
      !Array.isArray(circumstances) &&
      circumstances.hasBirthLetter === false &&
      circumstances.parentsMarriage === '1'
    )
      return seed
  }
  throw new Error('Every example has a birth letter')
}

type Entered = { attachments: { requirement: string; uploadId: string }[]; applicant: object }

async function applied(email: string, leave: (body: Entered) => object = () => ({})) {
  const body = await exampleSubmission(system, 'AK-LAHIR', seedWithoutLetter(), { villageCode })
  const applicant = { ...(body.applicant as object), email }
  const sent = await system.request('POST', '/api/v1/public/applications', {
    body: { ...body, applicant, ...leave({ ...body, applicant } as Entered) },
  })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  const { id, trackingNumber, pin } = sent.body as { id: string; trackingNumber: string; pin: string }
  const follow = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  const cookie = follow.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return { id, cookie }
}

/** Sends what is not whole: without the files of these requirements. */
const without =
  (...requirements: string[]) =>
  ({ attachments }: Entered) => ({
    attachments: attachments.filter(({ requirement }) => !requirements.includes(requirement)),
    restFollows: true,
  })

const ownOf = async (cookie: string) =>
  (await system.request('GET', '/api/v1/public/application', { cookie })).body as CitizenApplication
const fileOf = async (id: string, cookie = officer) =>
  (await system.request('GET', `/api/v1/applications/${id}`, { cookie })).body as ApplicationFile
const papersOf = async (id: string, cookie = officer) =>
  (await fileOf(id, cookie)).attachments.filter(({ requirement }) => requirement === 'birthStatement')

/** Asks for a code and signs the statement of the birth, or another, as it reads now. */
async function signBirth(cookie: string, form = 'F-2.03'): Promise<void> {
  system.clock.now = new Date(system.clock.now.getTime() + 60_000)
  await post(cookie, 'code', { channel: 'email' }, form)
  const { hash } = await statementOf(cookie, form)
  const signed = await post(cookie, 'signature', { channel: 'email', code: await newestCode(), hash }, form)
  expect(signed.status, JSON.stringify(signed.body)).toBe(200)
}

const statements = async (cookie: string) =>
  ((await system.request('GET', '/api/v1/public/application/statements', { cookie })).body as { items: OwnStatement[] })
    .items
async function statementOf(cookie: string, number: string): Promise<OwnStatement> {
  const found = (await statements(cookie)).find(({ form }) => form === number)
  if (!found) throw new Error(`No statement ${number}`)
  return found
}
const birthStatement = (cookie: string) => statementOf(cookie, 'F-2.03')
const post = (cookie: string, path: string, body: object, form = 'F-2.03') =>
  system.request('POST', `/api/v1/public/application/statements/${form}/${path}`, { cookie, body })

/** The digits of the newest code, as the mail has them. */
async function newestCode(): Promise<string> {
  const row = await system.database.read(workerScope, (db) =>
    db.first<{ id: string }>({ text: 'select id from account_code order by created_at desc, id desc limit 1' }),
  )
  return accountCodeOf(system.app.platform.keyring, row?.id ?? '')
}

test('a statement is read and signed on the phone, and stands as the paper of its requirement', async () => {
  const { id, cookie } = await applied('ibu.satu@warga.test')
  const statement = await birthStatement(cookie)
  expect(statement).toMatchObject({
    signedAt: null,
    contacts: [{ channel: 'email', to: 'i•••@warga.test' }],
  })
  expect(statement.text).toContain('SPTJM Kebenaran Data Kelahiran')

  expect((await post(cookie, 'code', { channel: 'sms' })).status).toBe(422)
  expect((await post(cookie, 'code', { channel: 'email' })).body).toEqual({ validMinutes: 10 })
  const code = await newestCode()
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  const sign = (given: object) => post(cookie, 'signature', { channel: 'email', code, hash: statement.hash, ...given })
  expect((await sign({ code: wrong })).body).toMatchObject({ type: '/problems/wrong-code' })
  expect((await sign({ hash: 'f'.repeat(64) })).status).toBe(409)
  expect((await birthStatement(cookie)).signedAt).toBeNull()
  expect((await sign({})).status).toBe(200)
  expect((await birthStatement(cookie)).signedAt).not.toBeNull()

  const papers = await papersOf(id)
  expect(papers.filter(({ replacedAt }) => replacedAt === null)).toMatchObject([{ mediaType: 'application/pdf' }])
  const printed = await fetch(`${system.url}/api/v1/applications/${id}/forms/F-2.03/filled.pdf`, {
    headers: { cookie: officer },
  })
  const words = wordsOf(Buffer.from(await printed.arrayBuffer()))
  expect(words).toMatch(/Ditandatangani secara elektronik dengan kode ke i\W*@warga\.test/)
  const timeline = await system.request('GET', `/api/v1/applications/${id}/timeline`, { cookie: officer })
  expect((timeline.body as { items: { type: string }[] }).items.at(-1)?.type).toBe('statement_signed')
  const kept = await system.database.read(workerScope, (db) =>
    db.first<{ version: string; text_hash: Buffer }>({
      text: 'select version, text_hash from signed_statement where application_id = $1',
      values: [id],
    }),
  )
  expect(kept).toEqual({ version: '1', text_hash: Buffer.from(statement.hash, 'hex') })
})

test('a code for the account signs nothing, and one to sign opens no account', async () => {
  const email = 'ibu.dua@warga.test'
  const { cookie } = await applied(email)
  const { hash } = await birthStatement(cookie)
  await system.request('POST', '/api/v1/public/account/codes', { body: { channel: 'email', contact: email } })
  const forAccount = await newestCode()
  const refused = await post(cookie, 'signature', { channel: 'email', code: forAccount, hash })
  expect(refused.body).toMatchObject({ type: '/problems/wrong-code' })
  system.clock.now = new Date(system.clock.now.getTime() + 1000)
  await post(cookie, 'code', { channel: 'email' })
  const opened = await system.request('POST', '/api/v1/public/account', {
    body: { channel: 'email', contact: email, code: await newestCode() },
  })
  expect(opened.body).toMatchObject({ type: '/problems/wrong-code' })
})

test('what was signed answers a correction that asks for the paper, and a changed answer is signed anew', async () => {
  const { id, cookie } = await applied('ibu.tiga@warga.test')
  const step = async (action: string, more: object = {}) => {
    const { body } = await system.request('GET', `/api/v1/applications/${id}`, { cookie: officer })
    return system.request('POST', `/api/v1/applications/${id}/transitions`, {
      cookie: officer,
      body: { action, expectedVersion: (body as ApplicationFile).version, ...more },
    })
  }
  await step('start')
  const asked = { fields: ['child.name'], attachments: ['birthStatement'], note: 'Pernyataan tidak terbaca' }
  expect((await step('request_correction', asked)).status).toBe(200)
  system.clock.now = new Date(system.clock.now.getTime() + 60_000)
  await post(cookie, 'code', { channel: 'email' })
  const { hash } = await birthStatement(cookie)
  expect((await post(cookie, 'signature', { channel: 'email', code: await newestCode(), hash })).status).toBe(200)
  // An answer is asked beside it: the correction waits for that, and the paper is not asked again.
  expect(await ownOf(cookie)).toMatchObject({
    status: 'correction',
    correction: { answered: { fields: [], attachments: ['birthStatement'] } },
  })
  const { body: own } = await system.request('GET', '/api/v1/public/application', { cookie })
  const { answers, version } = own as { answers: ApplicationFile['answers']; version: number }
  const child = { ...(answers.child as object), name: 'Nama Anak Baru' }
  const corrected = await system.request('POST', '/api/v1/public/application/corrections', {
    cookie,
    body: { answers: { ...answers, child }, expectedVersion: version },
  })
  expect(corrected.status, JSON.stringify(corrected.body)).toBe(200)
  expect((await birthStatement(cookie)).signedAt).toBeNull()
})

test('the last paper that lacks is signed, and the application is whole: the clock of the office begins', async () => {
  const { id, cookie } = await applied('ibu.empat@warga.test', without('birthStatement'))
  expect(await ownOf(cookie)).toMatchObject({ status: 'incomplete', lacks: { attachments: ['birthStatement'] } })
  await signBirth(cookie)
  expect(await ownOf(cookie)).toMatchObject({ status: 'routed', lacks: null, dueAt: expect.any(String) })
  const timeline = await system.request('GET', `/api/v1/applications/${id}/timeline`, { cookie: officer })
  const { items } = timeline.body as { items: { type: string; actorKind: string }[] }
  expect(items.map(({ type, actorKind }) => `${type} ${actorKind}`)).toEqual([
    'submit citizen',
    'statement_signed citizen',
    'supplement citizen',
    'supply citizen',
    'route system',
  ])
  expect((await fileOf(id)).products.length).toBeGreaterThan(0)
})

test('what is signed while more lacks is no longer named among it', async () => {
  const { id, cookie } = await applied('ibu.lima@warga.test', (body) => ({
    ...without('birthStatement')(body),
    applicant: { ...body.applicant, kkNumber: undefined },
  }))
  const lacks = { fields: ['applicant.kkNumber'], attachments: ['birthStatement'] }
  expect(await ownOf(cookie)).toMatchObject({ status: 'incomplete', lacks })
  await signBirth(cookie)
  expect(await ownOf(cookie)).toMatchObject({ status: 'incomplete', lacks: { ...lacks, attachments: [] } })
  expect(await fileOf(id)).toMatchObject({ status: 'incomplete', lacks: { attachments: [] } })
})

test('a statement whose answers were changed lacks again until it is signed as it reads now', async () => {
  const { id, cookie } = await applied('ibu.enam@warga.test', (body) => ({
    ...without('birthStatement')(body),
    applicant: { ...body.applicant, kkNumber: undefined },
  }))
  await signBirth(cookie)
  const registrar = (await system.createUser([{ role: 'village_registrar', regionCode: villageCode }])).cookie
  const sayName = async (name: unknown, kkNumber?: string) => {
    const { version, applicant } = await fileOf(id, registrar)
    const { status, body } = await system.request('PUT', `/api/v1/applications/${id}/supply`, {
      cookie: registrar,
      body: {
        channel: 'village',
        applicant: { name: applicant.name, ...(kkNumber ? { kkNumber } : {}) },
        answers: { child: { name } },
        expectedVersion: version,
      },
    })
    expect(status, JSON.stringify(body)).toBe(200)
    return body as { status: string; lacks: object | null }
  }
  expect(await sayName('Nama Anak Lain', '6503050101209901')).toMatchObject({
    status: 'incomplete',
    lacks: { fields: [], attachments: ['birthStatement'] },
  })
  expect((await birthStatement(cookie)).signedAt).toBeNull()
  expect(await papersOf(id, registrar)).toMatchObject([{ replacedAt: expect.any(String) }])
  expect(await ownOf(cookie)).toMatchObject({ lacks: { attachments: ['birthStatement'] } })

  await signBirth(cookie)
  expect(await ownOf(cookie)).toMatchObject({ status: 'routed', lacks: null })
  const papers = await papersOf(id)
  expect(papers.filter(({ replacedAt }) => replacedAt === null)).toHaveLength(1)
  expect(papers).toHaveLength(2)
})

test('a correction sets the signed paper aside that it makes untrue, and one that says it again lets it stand', async () => {
  const { id, cookie } = await applied('ibu.tujuh@warga.test')
  await signBirth(cookie)
  const standing = async () => (await papersOf(id)).filter(({ replacedAt }) => replacedAt === null)
  const [signed] = await standing()
  const correctName = async (name?: string) => {
    const step = async (action: string, more: object = {}) =>
      system.request('POST', `/api/v1/applications/${id}/transitions`, {
        cookie: officer,
        body: { action, expectedVersion: (await fileOf(id)).version, ...more },
      })
    if ((await fileOf(id)).status === 'routed') await step('start')
    const asked = await step('request_correction', { fields: ['child.name'], attachments: [], note: 'Periksa namanya' })
    expect(asked.status, JSON.stringify(asked.body)).toBe(200)
    const { answers, version } = await ownOf(cookie)
    const child = { ...(answers.child as object), ...(name ? { name } : {}) }
    const { status, body } = await system.request('POST', '/api/v1/public/application/corrections', {
      cookie,
      body: { answers: { ...answers, child }, expectedVersion: version },
    })
    expect(status, JSON.stringify(body)).toBe(200)
    return body as CitizenApplication
  }
  const { name } = (await fileOf(id)).answers.child as { name: string }
  await correctName()
  expect(await standing()).toEqual([signed])
  // The paper is asked for anew at once, and signed as it reads now.
  expect(await correctName('Nama Anak Lain')).toMatchObject({
    status: 'correction',
    correction: { fields: [], attachments: ['birthStatement'] },
  })
  expect(await standing()).toEqual([])
  expect((await birthStatement(cookie)).signedAt).toBeNull()
  await signBirth(cookie)
  expect(await ownOf(cookie)).toMatchObject({ status: 'verifying', correction: null })
  await correctName(name)
  expect(await standing()).toEqual([signed])
  expect((await birthStatement(cookie)).signedAt).not.toBeNull()
})

test('a statement that an officer asks for again is signed anew, with a code of its own', async () => {
  const { id, cookie } = await applied('ibu.delapan@warga.test')
  await signBirth(cookie)
  for (const [action, more] of [
    ['start', {}],
    ['request_correction', { fields: [], attachments: ['birthStatement'], note: 'Tidak terbaca' }],
  ] as const) {
    const { version } = await fileOf(id)
    const { status } = await system.request('POST', `/api/v1/applications/${id}/transitions`, {
      cookie: officer,
      body: { action, expectedVersion: version, ...more },
    })
    expect(status).toBe(200)
  }
  const { hash, signedAt } = await birthStatement(cookie)
  expect(signedAt).toBeNull()
  const guessed = await post(cookie, 'signature', { channel: 'email', code: '000000', hash })
  expect(guessed.body).toMatchObject({ type: '/problems/wrong-code' })
  await signBirth(cookie)
  expect((await birthStatement(cookie)).signedAt).not.toBeNull()
  // Nothing else was asked: the signature sends the correction.
  expect(await ownOf(cookie)).toMatchObject({ status: 'verifying', correction: null })
  expect((await papersOf(id)).filter(({ replacedAt }) => replacedAt === null)).toHaveLength(1)
})

test('answers that called for a statement need no second answer: its signature sends the correction', async () => {
  const { id, cookie } = await applied('ibu.sembilan@warga.test')
  const step = async (action: string, more: object = {}) =>
    system.request('POST', `/api/v1/applications/${id}/transitions`, {
      cookie: officer,
      body: { action, expectedVersion: (await fileOf(id)).version, ...more },
    })
  await step('start')
  const asked = { fields: ['circumstances.parentsMarriage'], attachments: [], note: 'Periksa pernikahan orang tua' }
  expect((await step('request_correction', asked)).status).toBe(200)
  const { answers, version } = await ownOf(cookie)
  const circumstances = { ...(answers.circumstances as object), parentsMarriage: '2' }
  const { body } = await system.request('POST', '/api/v1/public/application/corrections', {
    cookie,
    body: { answers: { ...answers, circumstances }, expectedVersion: version },
  })
  expect(body).toMatchObject({
    status: 'correction',
    correction: {
      fields: ['circumstances.parentsMarriage'],
      attachments: ['spouseStatement'],
      answered: { fields: ['circumstances.parentsMarriage'], attachments: [] },
    },
  })
  await signBirth(cookie, 'F-2.04')
  expect(await ownOf(cookie)).toMatchObject({ status: 'verifying', correction: null })
})
