import type { ApplicationFile, Receipt, ResponseOf, readTimeline } from '@sipelandukilat/contract'
import type { Answers } from '@sipelandukilat/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { pinOf } from '../../platform/crypto/keyring'
import { documentNumbersOf } from '../../testing/document-numbers'
import { recordSiakChecks } from '../../testing/record-siak-checks'
import { examplePdf, exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { storeUpload } from '../uploads/upload-store'
import { isDocumentLink } from './issued-documents'

let system: TestSystem
let officer: string
const villageCode = '65.03.05.2022'
const today = '2026-09-14'

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  officer = (await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])).cookie
})
afterAll(() => system.close())

const ask = (method: string, address: string, body?: unknown) =>
  system.request(method, address, { cookie: officer, ...(body ? { body } : {}) })
const fileOf = async (id: string) => (await ask('GET', `/api/v1/applications/${id}`)).body as ApplicationFile

async function step(id: string, action: string, more: object = {}) {
  const { version } = await fileOf(id)
  return ask('POST', `/api/v1/applications/${id}/transitions`, { action, expectedVersion: version, ...more })
}

/** An application whose documents are to be issued. */
async function processing(code: string, seed: number, change: (answers: Answers) => Answers = (answers) => answers) {
  const body = await exampleSubmission(system, code, seed, { villageCode })
  const sent = await ask('POST', '/api/v1/public/applications', { ...body, answers: change(body.answers as Answers) })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  const { id } = sent.body as Receipt
  await step(id, 'start')
  const { approval, presence, presenceDone } = await waited(id)
  if (presence !== 'none' && !presenceDone) {
    await step(id, 'await_presence')
    await step(id, 'record_presence')
  }
  if (approval) {
    const head = (await system.createUser([{ role: 'office_head', regionCode: '65.03' }])).cookie
    await step(id, 'submit_for_approval')
    const { version } = await fileOf(id)
    await system.request('POST', `/api/v1/applications/${id}/transitions`, {
      cookie: head,
      body: { action: 'approve', expectedVersion: version },
    })
  } else await step(id, 'process')
  await recordSiakChecks(ask, id)
  return fileOf(id)
}

async function waited(id: string) {
  const file = await fileOf(id)
  return { ...file, presence: file.allowedActions.includes('await_presence') ? 'needed' : 'none' }
}

type TimelineItem = ResponseOf<typeof readTimeline>['items'][number]
type Given = { id: string; number: string; siakLink?: string }

/** The paths that are refused where these documents are to be issued, in their order. */
async function refused(id: string, products: readonly Given[], note?: string): Promise<string[]> {
  const { status, body } = await step(id, 'issue', { products, ...(note ? { note } : {}) })
  if (status === 200) return []
  return (body as { errors: { path: string }[] }).errors.map(({ path }) => path)
}

const withNumber = (numbers: readonly Given[], id: string, part: Partial<Given>) =>
  numbers.map((one) => (one.id === id ? { ...one, ...part } : one))

test('an identity card has the NIK of its holder', async () => {
  const file = await processing('KTP-BARU', 5)
  const [card] = documentNumbersOf(file, today)
  const other = `${card?.number.slice(0, 12)}9999`
  expect(await refused(file.id, [{ id: 'idCard', number: other }])).toEqual(['products.idCard.number'])
  expect(await refused(file.id, [{ id: 'idCard', number: card?.number ?? '' }])).toEqual([])
})

test('the documents of a birth are of that birth, and their numbers of no other', async () => {
  const first = await processing('AK-LAHIR', 11)
  const numbers = documentNumbersOf(first, today)
  const certificate = numbers.find(({ id }) => id === 'birthCertificate')?.number ?? ''
  const change = (number: string) => refused(first.id, withNumber(numbers, 'birthCertificate', { number }))
  const swapped = certificate.includes('-LU-')
    ? certificate.replace('-LU-', '-LT-')
    : certificate.replace('-LT-', '-LU-')
  expect(await change(swapped)).toEqual(['products.birthCertificate.number'])
  expect(await change(certificate.replace('14092026', '01121950'))).toEqual(['products.birthCertificate.number'])
  const card = numbers.find(({ id }) => id === 'familyCard')
  expect(await refused(first.id, [...numbers, { id: 'familyCard', number: card?.number ?? '' }])).toEqual([
    'products.familyCard.number',
  ])
  // The card of a woman born in 1990 is doubted, and kept only with a reason.
  const strange = withNumber(numbers, 'childCard', { number: '6503054107909999' })
  expect(await refused(first.id, strange)).toEqual(['products.childCard.reason'])
  expect(await refused(first.id, numbers)).toEqual([])

  const second = await processing('AK-LAHIR', 12)
  const own = documentNumbersOf(second, today)
  expect(await refused(second.id, withNumber(own, 'birthCertificate', { number: certificate }))).toEqual([
    'products.birthCertificate.number',
  ])
  const shared = withNumber(own, 'familyCard', { number: card?.number ?? '' })
  expect(await refused(second.id, shared)).toEqual(['products.familyCard.reason'])
  expect(await refused(second.id, shared, 'Anak dari dua saudara dalam satu KK.')).toEqual([])
})

test('two officers who give one number at the same moment: one of them is told', async () => {
  const files = [await processing('AK-LAHIR', 13), await processing('AK-LAHIR', 13)]
  const [certificate] = files.map((file) => documentNumbersOf(file, today).find(({ id }) => id === 'birthCertificate'))
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  // Both have looked whether it is taken before either can write it.
  const holding = system.database.write(workerScope, async (db) => {
    await db.run({ text: 'lock table application_product in share mode' })
    await released
  })
  const asked = files.map((file) => {
    const own = documentNumbersOf(file, today)
    return refused(file.id, withNumber(own, 'birthCertificate', { number: certificate?.number ?? '' }), 'Satu rumah.')
  })
  await new Promise((resolve) => setTimeout(resolve, 500))
  release()
  await holding
  const outcomes = await Promise.all(asked)
  expect(outcomes.toSorted((a, b) => a.length - b.length)).toEqual([[], ['products.birthCertificate.number']])
})

test('the card of a family keeps its number from one change to the next', async () => {
  for (const seed of [41, 41]) {
    const file = await processing('KK-GANTI', seed)
    expect(await refused(file.id, documentNumbersOf(file, today))).toEqual([])
  }
})

test('a file that a citizen could download is replaced with a reason and told, and none once it has ended', async () => {
  const file = await processing('KK-GANTI', 43)
  const [card] = documentNumbersOf(file, today)
  const attach = async (reason?: string) => {
    const uploadId = await storeUpload(system.app.platform, examplePdf)
    return ask('PUT', `/api/v1/applications/${file.id}/products/familyCard/file`, { uploadId, reason })
  }
  const check = (result: string) =>
    ask('PUT', `/api/v1/applications/${file.id}/siak`, { field: 'applicant.nik', result })
  expect((await check('match')).status).toBe(200)
  expect(await refused(file.id, card ? [card] : [])).toEqual([])
  expect((await check('mismatch')).status).toBe(409)
  expect((await attach()).status).toBe(200)
  // Nobody could have it yet.
  expect((await attach()).status).toBe(200)
  expect((await step(file.id, 'make_ready')).status).toBe(200)
  expect((await attach(' ')).status).toBe(422)
  expect((await attach('Tertukar dengan KK lain.')).status).toBe(200)
  const { items } = (await ask('GET', `/api/v1/applications/${file.id}/timeline`)).body as { items: TimelineItem[] }
  expect(items.at(-1)).toMatchObject({ type: 'document_replaced', note: 'Tertukar dengan KK lain.' })
  const { version } = await fileOf(file.id)
  const handover = {
    to: 'Yuliana',
    method: 'office',
    recipient: 'applicant',
    proof: 'none',
    note: 'Tanpa tanda tangan.',
  }
  const done = await step(file.id, 'complete', { handover, expectedVersion: version })
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  expect((await attach('Lagi.')).status).toBe(409)
})

test('a card that is printed anew keeps its number, and a letter has its own; a reason has words', async () => {
  const file = await processing('KK-GANTI', 45)
  const other = [{ id: 'familyCard', number: '6503050101209944' }]
  expect(await refused(file.id, other)).toEqual(['products.familyCard.reason'])
  expect(await refused(file.id, other, 'x')).toEqual(['products.familyCard.reason'])
  expect(await refused(file.id, other, 'KK lama rusak di SIAK, dibuat nomor baru.')).toEqual([])
  const placed = await step(file.id, 'make_ready', { pickups: [{ id: 'familyCard', place: '.' }] })
  expect(placed.status).toBe(422)
  const [one, two] = [await processing('LAHIRMATI', 46), await processing('LAHIRMATI', 47)]
  const number = [{ id: one.products[0]?.product ?? '', number: '474.3/12/XII/2026' }]
  expect(await refused(one.id, number)).toEqual([])
  expect(await refused(two.id, number)).toEqual([`products.${number[0]?.id}.reason`])
})

test('a link leads to the state’s own site, and a card has none', async () => {
  const file = await processing('KK-GANTI', 42)
  const [card] = documentNumbersOf(file, today)
  if (!card) throw new Error('No document')
  for (const siakLink of ['javascript:alert(1)', 'http://evil.example/login', 'https://kemendagri.go.id.evil.example/'])
    expect(await refused(file.id, [{ ...card, siakLink }]), siakLink).toEqual(['products.familyCard.siakLink'])
  const enrolled = await processing('KTP-BARU', 6)
  const [idCard] = documentNumbersOf(enrolled, today)
  if (!idCard) throw new Error('No document')
  const siakLink = 'https://layananonline.dukcapil.kemendagri.go.id/kk/1'
  expect(await refused(enrolled.id, [{ ...idCard, siakLink }])).toEqual(['products.idCard.siakLink'])
  expect(await refused(file.id, [{ ...card, siakLink }])).toEqual([])
})

test.each([
  ['https://kemendagri.go.id/a', true],
  ['https://layananonline.dukcapil.kemendagri.go.id/a?b=1', true],
  ['https://evilkemendagri.go.id/', false],
  ['https://kemendagri.go.id@evil.example/', false],
  ['https://kemendagri.go.id:x@kemendagri.go.id/', false],
  ['http://kemendagri.go.id/', false],
  ['javascript:alert(1)', false],
])('%s: %s', (link, isRight) => {
  expect(isDocumentLink(link, ['kemendagri.go.id'])).toBe(isRight)
})

test.each(['KTP-REKAM', 'NONPERM', 'IKD'])(
  '%s makes no document: it ends as it is recorded, and nothing is said to be handed over',
  async (code) => {
    const { id, allowedActions } = await processing(code, 31)
    expect(allowedActions).toContain('issue')
    const { status, body } = await step(id, 'issue', { products: [] })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({ status: 'completed', handover: null, allowedActions: [] })
    const { trackingNumber } = body as ApplicationFile
    const pin = pinOf(system.app.platform.keyring, id)
    const opened = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
    const own = await system.request('GET', '/api/v1/public/application', {
      cookie: opened.headers.get('set-cookie')?.split(';')[0] ?? '',
    })
    expect(own.body).toMatchObject({ status: 'completed', handover: null })
    const { steps } = own.body as { steps: { status: string }[] }
    expect(steps.map((one) => one.status).slice(-2)).toEqual(['processing', 'completed'])
  },
)
