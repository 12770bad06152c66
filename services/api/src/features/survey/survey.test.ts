import type { CitizenApplication, SatisfactionReport, SurveyWording } from '@sipelandukilat/contract'
import { surveyElementIds } from '@sipelandukilat/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { createFormBrowser } from '../../testing/form-browser'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { readDialogueFacts, toDialogueContext } from '../conversations/dialogue-context'

let system: TestSystem
beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.03', '65.02')` }),
  )
})
afterAll(() => system.close())

let seed = 50
/** An application opened by its citizen; completed unless it is said to be otherwise. */
async function opened({ villageCode = '65.03.05.2022', status = 'completed' } = {}) {
  seed += 1
  const body = await exampleSubmission(system, 'KTP-GANTI', seed, { villageCode })
  const answer = await system.request('POST', '/api/v1/public/applications', { body })
  const { id, trackingNumber, pin } = answer.body as { id: string; trackingNumber: string; pin: string }
  await system.database.write(workerScope, (db) =>
    db.run({ text: 'update application set status = $2 where id = $1', values: [id, status] }),
  )
  const browser = createFormBrowser(system.url)
  await browser.open('/lacak')
  await browser.send('main form', { trackingNumber, pin })
  return { id, trackingNumber, browser, cookie: browser.cookies() }
}

const longAgo = new Date('2019-01-01T00:00:00Z')
const respondents = () =>
  system.database.read(workerScope, (db) =>
    db.rows({
      text: 'select regency_code, month::text, sex, age_group, education, occupation from survey_respondent order by month',
    }),
  )

const scores = (score: number) => Object.fromEntries(surveyElementIds.map((id) => [id, score]))
const rate = (cookie: string, body: unknown) =>
  system.request('POST', '/api/v1/public/application/survey', { cookie, body })
const taps = (score: number) => Object.fromEntries(surveyElementIds.map((id) => [`score.${id}`, String(score)]))

test('a citizen without script rates a completed application, once', async () => {
  const { browser, cookie, id } = await opened()
  const form = '#penilaian form'
  expect(browser.page.querySelectorAll(`${form} fieldset`)).toHaveLength(9)
  const { 'score.U4': _, ...eight } = taps(4)
  await browser.send(form, { ...eight, comment: 'Cepat sekali' })
  expect(browser.status).toBe(422)
  expect(browser.text()).toContain('Pilih jawaban untuk pertanyaan 4.')
  expect(browser.page.querySelector('[name="score.U1"][checked]')?.getAttribute('value')).toBe('4')
  await browser.send(form, { 'score.U4': '3' })
  expect(browser.path).toBe('/permohonan?kabar=rated')
  expect(browser.text()).toContain('Penilaian Anda sudah diterima')
  expect(browser.page.querySelector(form)).toBeNull()

  const again = await rate(cookie, { scores: scores(1) })
  expect(again.status).toBe(409)
  expect((again.body as { detail: string }).detail).toContain('sudah Anda nilai')
  const kept = await system.database.read(workerScope, (db) =>
    db.first<{ scores: Record<string, number>; sealed_comment: Buffer }>({
      text: 'select scores, sealed_comment from survey_answer where application_id = $1',
      values: [id],
    }),
  )
  expect(kept?.scores).toEqual({ ...scores(4), U4: 3 })
  expect(kept?.sealed_comment.toString('latin1')).not.toContain('Cepat')
})

test('the full questions are asked, and who answers may say who they are, apart from the answer', async () => {
  const { browser, id, cookie } = await opened()
  const form = browser.page.querySelector('#penilaian form')
  expect(form?.text).toContain('Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?')
  expect(form?.text).toContain('Berfungsi kurang maksimal')
  await browser.send('#penilaian form', { ...taps(4), 'respondent.sex': 'female', 'respondent.ageGroup': '40_49' })
  expect(browser.path).toBe('/permohonan?kabar=rated')
  // Refused the second time, and no second profile.
  expect((await rate(cookie, { scores: scores(4), respondent: { sex: 'male' } })).status).toBe(409)
  const other = await opened()
  expect((await rate(other.cookie, { scores: scores(4), respondent: { sex: 'no such group' } })).status).toBe(422)
  await rate(other.cookie, { scores: scores(4) })
  expect(await respondents()).toEqual([
    {
      regency_code: '65.03',
      month: '2026-09-01',
      sex: 'female',
      age_group: '40_49',
      education: null,
      occupation: null,
    },
  ])
  const answers = await system.database.read(workerScope, (db) =>
    db.rows<{ row: string }>({
      text: 'select to_jsonb(s)::text as row from survey_answer s where application_id = any($1)',
      values: [[id, other.id]],
    }),
  )
  for (const { row } of answers) expect(row).not.toMatch(/female|40_49/)
  await system.database.write(workerScope, (db) =>
    db.run({
      text: 'update survey_answer set answered_at = $2 where application_id = any($1)',
      values: [[id, other.id], longAgo],
    }),
  )
})

test('an unfinished application, a score that is none and a missing element are refused', async () => {
  const early = await opened({ status: 'processing' })
  expect(early.browser.page.querySelector('#penilaian')).toBeNull()
  expect((await rate(early.cookie, { scores: scores(4) })).status).toBe(409)
  const { cookie } = await opened()
  expect((await rate(cookie, { scores: { ...scores(4), U1: 5 } })).status).toBe(422)
  const { U9: _, ...eight } = scores(4)
  expect((await rate(cookie, { scores: eight })).status).toBe(422)
  expect((await rate('', { scores: scores(4) })).status).toBe(401)
  const own = (await system.request('GET', '/api/v1/public/application', { cookie })).body as CitizenApplication
  expect(own.canRate).toBe(true)
})

test('the index counts a region’s answers; fewer than five give no figure, and comments go to who reads the files', async () => {
  const read = async (cookie: string, query = '') =>
    (await system.request('GET', `/api/v1/reports/satisfaction${query}`, { cookie })).body as SatisfactionReport
  const supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
  const viewer = await system.createUser([{ role: 'province_viewer', regionCode: '65' }])
  expect(await read(supervisor.cookie)).toMatchObject({ count: null, index: null, grade: null, elements: [] })

  for (let count = 0; count < 4; count += 1)
    await rate((await opened()).cookie, { scores: scores(3), ...(count === 0 ? { comment: 'Ramah' } : {}) })
  await rate((await opened({ villageCode: '65.02.01.2005' })).cookie, { scores: scores(1), comment: 'Lama' })
  const own = await read(supervisor.cookie)
  // 35 + 4 × 27 points of 5 answers, 9 elements each.
  expect(own).toMatchObject({ count: 5, index: 79.44, grade: 'B' })
  expect(own.elements.find(({ id }) => id === 'U4')?.nrr).toBe(3)
  expect(own.regencies.map(({ key, count, index }) => [key, count, index])).toEqual([
    ['65.02', null, null],
    ['65.03', 5, 79.44],
  ])
  expect(own.comments.map(({ comment }) => comment).toSorted()).toEqual(['Cepat sekali', 'Ramah'])

  // Five answers of one application each; the report and the public page say whether they suffice for what was completed.
  await system.database.write(workerScope, (db) =>
    db.run({
      text: `insert into report_delta (month, province_code, regency_code, district_code, service_code, channel, metric, bucket, amount)
             values ('2026-09-01', '65', '65.03', '65.03.05', 'KTP-GANTI', 'web', 'completed', 0, 20)`,
    }),
  )
  expect(await read(supervisor.cookie)).toMatchObject({
    served: 20,
    needed: 19,
    isEnough: false,
    profile: [{ trait: 'sex', groups: [{ code: 'female', count: null }] }, { trait: 'ageGroup' }],
  })
  const visitor = createFormBrowser(system.url)
  await visitor.open('/ikm/65.03')
  expect(visitor.text()).toContain('79,44')
  expect(visitor.text()).toContain('B (baik)')
  expect(visitor.text()).toContain('5 dari 20 layanan selesai. Belum cukup: diperlukan 19')
  expect(visitor.text()).toContain('Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?')
  await visitor.open('/ikm/65.02')
  expect(visitor.text()).toContain('Belum ada angka untuk ditampilkan')
  expect(visitor.text()).not.toContain('Indeks')
  await visitor.open('/ikm/64.01')
  expect(visitor.status).toBe(404)
  await visitor.open('/ikm')
  expect(visitor.page.querySelector('a[href="/ikm/65.03"]')?.text).toBe('Kabupaten Nunukan')

  const province = await read(viewer.cookie)
  expect(province).toMatchObject({ region: '65', count: 6, comments: [] })
  expect((await read(viewer.cookie, '?from=2020-01&to=2020-02')).count).toBe(0)
  const foreign = await system.request('GET', '/api/v1/reports/satisfaction?region=65.02', {
    cookie: supervisor.cookie,
  })
  expect(foreign.status).toBe(404)
})

test('a province asks in its own order and words: portal, report; the index is counted by the elements', async () => {
  const admin = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const change = (cookie: string, body: unknown) => system.request('PUT', '/api/v1/survey-words', { cookie, body })
  const usual = (await system.request('GET', '/api/v1/survey-words', { cookie: admin.cookie })).body as SurveyWording
  expect(usual).toMatchObject({ isChanged: false, version: 0 })
  const first = usual.elements.slice(0, 7)
  const facilities = { id: 'U9', question: { id: 'Ruang tunggu dan toilet', en: 'Waiting room and toilets' } }
  const complaints = usual.elements.find(({ id }) => id === 'U8')
  const elements = [...first, facilities, complaints]
  expect((await change(officer.cookie, { elements, expectedVersion: 0 })).status).toBe(403)
  expect(
    (await change(admin.cookie, { elements: [...first, facilities, facilities], expectedVersion: 0 })).status,
  ).toBe(422)
  expect((await change(admin.cookie, { elements, expectedVersion: 0 })).body).toMatchObject({
    isChanged: true,
    version: 1,
  })
  expect((await change(admin.cookie, { elements, expectedVersion: 0 })).status).toBe(409)

  const { browser, cookie } = await opened()
  const legends = [...browser.page.querySelectorAll('#penilaian form fieldset legend')].map(({ text }) => text.trim())
  expect(legends[7]).toContain('8. Ruang tunggu dan toilet')
  const { 'score.U9': _, ...eight } = taps(4)
  await browser.send('#penilaian form', eight)
  expect(browser.text()).toContain('Pilih jawaban untuk pertanyaan 8.')
  expect((await rate(cookie, { scores: { ...scores(4), U9: 1 } })).status).toBe(200)

  const supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
  const { body } = await system.request('GET', '/api/v1/reports/satisfaction', { cookie: supervisor.cookie })
  const { elements: reported } = body as SatisfactionReport
  expect(reported[7]).toMatchObject(facilities)
  expect(reported[7]?.nrr).toBeLessThan(reported[8]?.nrr ?? 0)
  const now = new Date('2026-09-14T03:00:00Z')
  const facts = await system.database.read(workerScope, (db) => readDialogueFacts(system.database, db, now))
  const context = toDialogueContext(facts, {
    channel: 'sms',
    provinceCode: '65',
    regencyCode: '65',
    language: 'id',
    now,
    identifiersByLink: false,
    contact: { address: '+6281230019999' },
    publicUrl: 'https://contoh.id',
  })
  expect(context.surveyElements[7]?.question.id).toBe('Ruang tunggu dan toilet')
  expect((await change(admin.cookie, { elements: null, expectedVersion: 1 })).body).toMatchObject({ isChanged: false })
})
