import type { ChannelTest } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { createChannelTalk } from '../../testing/channel-talk'
import { dumpDatabase } from '../../testing/dump-database'
import { eventually } from '../../testing/eventually'
import { type FarSide, startFarSide } from '../../testing/far-side'
import { readTrail } from '../../testing/read-trail'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { openWebhookServer } from '../../testing/webhook-server'
import { startWorker } from '../../worker'
import { sendChannelTest } from './send-channel-test'

let system: TestSystem
let farSide: FarSide
let worker: { stop: () => Promise<void> }
let webhook: { url: string; close: () => void }
let admin: { id: string; cookie: string }

beforeAll(async () => {
  webhook = await openWebhookServer(() => system.url)
  farSide = await startFarSide({ webhookUrl: webhook.url })
  system = await createTestSystem({ environment: farSide.environment })
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  worker = await startWorker(system.app.platform, system.app.queues)
  admin = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
}, 60_000)
afterAll(async () => {
  await farSide.stop()
  webhook.close()
  await worker.stop()
  await system.close()
})

const post = (body: object, by = admin, language = 'id') =>
  system.request('POST', '/api/v1/channel-tests', {
    cookie: by.cookie,
    body,
    headers: { 'accept-language': language },
  })

async function tried(
  body: { channel: ChannelTest['channel']; address: string },
  language = 'id',
): Promise<ChannelTest> {
  const asked = await post(body, admin, language)
  expect(asked.status, JSON.stringify(asked.body)).toBe(201)
  const { id, state } = asked.body as ChannelTest
  expect(state).toBe('waiting')
  return eventually(async () => {
    const answer = await system.request('GET', `/api/v1/channel-tests/${id}`, { cookie: admin.cookie })
    const found = answer.body as ChannelTest
    if (found.state === 'waiting') throw new Error('It waits')
    return found
  })
}

const wordsTo = async (channel: string, person: string) =>
  (await farSide.received(channel, person)).map(({ content }) => content.text ?? '')

test('each channel carries the words, which name the system and the time, in the reader’s language', async () => {
  expect(await tried({ channel: 'sms', address: '0812-3001-9931' })).toMatchObject({
    state: 'accepted',
    template: null,
  })
  expect(await wordsTo('sms', '+6281230019931')).toEqual([
    'Pesan uji dari Sipelandukilat Kalimantan Utara, 14 September 2026 pukul 10.00 WITA. Kanal ini berfungsi. Pesan ini tidak perlu dibalas.',
  ])
  expect(await tried({ channel: 'email', address: 'Uji.Kanal@surel.test' }, 'en')).toMatchObject({ state: 'accepted' })
  const [mail] = await farSide.received('email', 'uji.kanal@surel.test')
  expect(mail?.content.subject).toBe('Sipelandukilat test message')
  expect(mail?.content.text).toMatch(
    /^Test message from Sipelandukilat Kalimantan Utara, 14 September 2026, 10:00 WITA\./,
  )
})

test('by WhatsApp a template goes to whoever did not write within 24 hours, and words to whoever did', async () => {
  const person = '+6281230019932'
  const template = 'sipelandukilat_pemberitahuan'
  expect(await tried({ channel: 'whatsapp', address: person })).toMatchObject({ state: 'accepted', template })
  expect(await wordsTo('whatsapp', person)).toEqual([
    expect.stringMatching(/^\[sipelandukilat_pemberitahuan\] Pesan uji/),
  ])
  await createChannelTalk(system, farSide).say('whatsapp', person, { text: 'halo' })
  expect(await tried({ channel: 'whatsapp', address: person })).toMatchObject({ state: 'accepted', template: null })
  expect((await wordsTo('whatsapp', person)).at(-1)).toMatch(/^Pesan uji dari/)
  // The far side counts the hours otherwise: then the template goes after all.
  await farSide.post('/faults', { whatsapp: { failNext: [{ status: 400, code: 131047 }] } })
  expect(await tried({ channel: 'whatsapp', address: person })).toMatchObject({ state: 'accepted', template })
})

test('a refusal comes with the far side’s code and words, and what cannot be reached is said so', async () => {
  await farSide.post('/faults', {
    whatsapp: { failNext: [{ status: 400, code: 132001, message: 'Template name does not exist' }] },
  })
  expect(await tried({ channel: 'whatsapp', address: '+6281230019933' })).toMatchObject({
    state: 'refused',
    reason: 'not-accepted',
    code: '132001',
    words: 'Template name does not exist',
  })
  await farSide.post('/faults', { whatsapp: { failNext: [{ status: 503, code: 131016, message: 'Overloaded' }] } })
  expect(await tried({ channel: 'whatsapp', address: '+6281230019933' })).toMatchObject({
    state: 'unreachable',
    reason: 'far-side-fault',
    words: 'Overloaded',
  })
})

test('a wrong address and a channel that is off are refused in words, beside their field', async () => {
  for (const [body, path, words] of [
    [{ channel: 'sms', address: '12345' }, 'address', 'nomor'],
    [{ channel: 'email', address: 'bukan surel' }, 'address', 'urel'],
  ] as const) {
    const answer = await post(body)
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ errors: [{ path, message: expect.stringContaining(words) }] })
  }
  const quiet = await createTestSystem()
  try {
    const other = await quiet.createUser([{ role: 'province_admin', regionCode: '65' }])
    const answer = await quiet.request('POST', '/api/v1/channel-tests', {
      cookie: other.cookie,
      body: { channel: 'sms', address: '+6281230019931' },
    })
    expect(answer.body).toMatchObject({ errors: [{ path: 'channel', message: expect.stringContaining('dimatikan') }] })
  } finally {
    await quiet.close()
  }
})

test('no conversation begins, no address stays in clear, and the trail keeps it masked', async () => {
  const address = '+6281230019934'
  const { id } = await tried({ channel: 'sms', address })
  const { count } = (await system.database.read(workerScope, (db) =>
    db.first<{ count: number }>({ text: `select count(*)::int as count from conversation where channel = 'sms'` }),
  )) as { count: number }
  expect(count).toBe(0)
  expect((await dumpDatabase(system)).join('\n')).not.toContain('81230019934')
  const [entry] = await readTrail(system, 'ChannelTest', id)
  expect(entry).toMatchObject({
    action: 'channel-tested',
    actor_id: admin.id,
    detail: { channel: 'sms', maskedAddress: '+62••••••934' },
  })
})

test('a test that nobody waits for any more is not sent', async () => {
  const address = '+6281230019935'
  await worker.stop()
  const asked = (await post({ channel: 'sms', address })).body as ChannelTest
  system.clock.now = new Date(system.clock.now.getTime() + 11 * 60_000)
  const never = { send: () => Promise.reject(new Error('It is sent')) }
  await sendChannelTest(system.app.platform, never, { testId: asked.id })
  const answer = await system.request('GET', `/api/v1/channel-tests/${asked.id}`, { cookie: admin.cookie })
  expect(answer.body).toMatchObject({ state: 'unreachable', reason: 'too-late' })
  worker = await startWorker(system.app.platform, system.app.queues)
  expect(await wordsTo('sms', address)).toEqual([])
})

test('nobody is written to again and again, and another province sees nothing of it', async () => {
  const other = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  const address = '+6281230019936'
  for (let count = 0; count < 5; count += 1) expect((await post({ channel: 'sms', address }, other)).status).toBe(201)
  const last = await post({ channel: 'sms', address }, other)
  expect(last.status).toBe(429)
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  const { id } = (await post({ channel: 'sms', address: '+6281230019937' }, other)).body as ChannelTest
  const foreign = await system.createUser([{ role: 'province_admin', regionCode: '64' }])
  expect((await system.request('GET', `/api/v1/channel-tests/${id}`, { cookie: foreign.cookie })).status).toBe(404)
  const platform = await system.createUser([{ role: 'platform_admin', regionCode: null }])
  expect((await system.request('GET', `/api/v1/channel-tests/${id}`, { cookie: platform.cookie })).status).toBe(200)
})
