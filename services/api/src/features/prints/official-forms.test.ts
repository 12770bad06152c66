import { findOfficialForm } from '@sipelandukilat/domain/paper'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { wordsOf } from '../../testing/pdf-words'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
let receipt: { id: string; trackingNumber: string; pin: string }
let submitted: Record<string, unknown>

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  submitted = await exampleSubmission(system, 'AK-LAHIR', 51, { villageCode: '65.03.05.2022' })
  const { body } = await system.request('POST', '/api/v1/public/applications', { body: submitted })
  receipt = body as typeof receipt
})
afterAll(() => system.close())

async function printed(path: string, cookie = ''): Promise<string> {
  const answer = await fetch(`${system.url}/api/v1${path}`, { headers: cookie ? { cookie } : {} })
  expect(answer.status, path).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  return wordsOf(Buffer.from(await answer.arrayBuffer()))
}
/** As words stand on a page: without the spaces, where lines break. */
const bare = (text: string) => text.replaceAll(/\s+/g, '')
const statusOf = async (path: string, cookie = '') =>
  (await fetch(`${system.url}/api/v1${path}`, { headers: cookie ? { cookie } : {} })).status

test('every official form is printed blank for anybody, headed by the regency that is named', async () => {
  const { body } = await system.request('GET', '/api/v1/public/forms')
  const { items } = body as { items: { number: string; title: { id: string } }[] }
  expect(items.map(({ number }) => number)).toEqual(expect.arrayContaining(['F-1.01', 'F-1.03A', 'F-2.01F', 'F-2.04']))
  for (const { number } of items) {
    const words = bare(await printed(`/public/forms/${number}/blank.pdf`))
    expect(words).toContain(number)
    const sections = findOfficialForm(number)?.sections ?? []
    const places = sections.flatMap(({ fields }) => fields.filter(({ type }) => type === 'signature'))
    for (const { label } of places) expect(words, number).toContain(bare(label.id))
    // Part by part, in the order of the print.
    const parts = sections.filter(
      ({ id, rows, fields }) =>
        rows !== null || !(id === 'placeAndDate' || fields.some(({ type }) => type === 'signature')),
    )
    let at = 0
    for (const { title } of parts) {
      const next = words.indexOf(bare(title.id.toUpperCase()), at)
      expect(next, `${number}: ${title.id}`).toBeGreaterThanOrEqual(at)
      at = next + 1
    }
  }
  expect(await printed('/public/forms/F-2.03/blank.pdf?regency=65.03')).toContain('PEMERINTAH KABUPATEN NUNUKAN')
  for (const noOffice of ['65', '65.99'])
    expect(await statusOf(`/public/forms/F-2.03/blank.pdf?regency=${noOffice}`), noOffice).toBe(404)
  expect(await statusOf('/public/forms/F-9.99/blank.pdf')).toBe(404)
})

test('the office prints a form with what the application knows, and not one that its service does not use', async () => {
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const { name } = submitted.applicant as { name: string }
  const child = (submitted.answers as { child: { name: string } }).child.name
  const words = await printed(`/applications/${receipt.id}/forms/F-2.01A/filled.pdf`, cookie)
  for (const word of ['F-2.01A', name, child, 'PEMERINTAH KABUPATEN NUNUKAN', receipt.trackingNumber, 'Pelapor'])
    expect(words).toContain(word)
  const statement = await printed(`/applications/${receipt.id}/forms/F-2.03/filled.pdf`, cookie)
  for (const word of ['SPTJM KEBENARAN DATA KELAHIRAN', child, 'disaksikan oleh', 'menjadi tidak sah'])
    expect(statement).toContain(word)
  expect(await statusOf(`/applications/${receipt.id}/forms/F-1.03/filled.pdf`, cookie)).toBe(404)
  const elsewhere = await system.createUser([{ role: 'intake_officer', regionCode: '65.02' }])
  expect(await statusOf(`/applications/${receipt.id}/forms/F-2.01A/filled.pdf`, elsewhere.cookie)).toBe(404)
  const province = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  expect(await statusOf(`/applications/${receipt.id}/forms/F-2.01A/filled.pdf`, province.cookie)).toBe(403)
})

test('who signs by thumb has places for two witnesses, where the form has none of its own', async () => {
  const words = (await printed('/public/forms/F-2.01A/blank.pdf')).replaceAll(/\s+/g, ' ')
  expect(words).toContain('Bila dengan cap jempol, disaksikan dan ditandatangani oleh dua orang')
  expect(words).toMatch(/Saksi 1[\s\S]*Saksi 2/)
  // F-2.03 has its own witnesses: none are asked for twice.
  expect(await printed('/public/forms/F-2.03/blank.pdf')).not.toContain('Bila dengan cap jempol')
})

test('a citizen prints the forms of the application that the PIN opened', async () => {
  const { trackingNumber, pin } = receipt
  const follow = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  const cookie = follow.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const { name } = submitted.applicant as { name: string }
  expect(await printed('/public/application/forms/F-2.03/filled.pdf', cookie)).toContain(name)
  expect(await statusOf('/public/application/forms/F-2.03/filled.pdf')).toBe(401)
})
