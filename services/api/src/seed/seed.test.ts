import type {
  ApplicationFile,
  CallBack,
  Conversation,
  ConversationRow,
  DataIncident,
  DataIncidentRow,
  DataRequestRow,
  QueueTicket,
} from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../platform/caller'
import { testKeyring } from '../testing/test-database'
import { createTestSystem, type TestSystem } from '../testing/test-system'
import { seedApplications } from './seed-applications'
import { seedChannelApplications } from './seed-channel-applications'
import { seedConversations } from './seed-conversations'
import { seedDecisions } from './seed-decisions'
import { seedDesk } from './seed-desk'
import { seedField } from './seed-field'
import { seedIncidents } from './seed-incidents'
import { seedMessages } from './seed-messages'
import { seedOffices } from './seed-offices'
import { seedUsers } from './seed-users'

let system: TestSystem
let cookie: string
beforeAll(async () => {
  system = await createTestSystem()
  const { database, clock } = system
  const { blobs } = system.app.platform
  const now = clock.now
  await seedUsers(database, 'demonstrasi-2026')
  await seedOffices(database, [2026])
  await seedApplications(database, testKeyring, blobs, { count: 400, seed: 65, now })
  // Twice, as after a restart.
  for (const _ of [1, 2]) {
    await seedDecisions(database, testKeyring)
    await seedConversations(database, testKeyring, blobs, { now })
    await seedDesk(database, testKeyring, blobs, { now })
    await seedMessages(database, testKeyring, { now })
  }
  cookie = (await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])).cookie
}, 120_000)
afterAll(() => system.close())

async function read<Answer>(path: string): Promise<Answer> {
  const answer = await system.request('GET', `/api/v1${path}`, { cookie })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as Answer
}

test('what was issued has SIAK’s answer on everybody whom it is about, and what was not has none', async () => {
  const rows = await system.database.read(workerScope, (db) =>
    db.rows<{ is_issued: boolean; checked: boolean; has_numbers: boolean }>({
      text: `select exists (select 1 from application_event e where e.application_id = a.id and e.type = 'issue') as is_issued,
               exists (select 1 from siak_check s where s.application_id = a.id and s.field = 'applicant.nik' and s.result = 'match') as checked,
               a.service_code not in ('BIO-WNI', 'SKTT', 'RENTAN') as has_numbers
             from application a where a.channel not in ('whatsapp', 'sms', 'email')`,
    }),
  )
  expect(rows.some(({ is_issued }) => is_issued)).toBe(true)
  for (const { is_issued, checked, has_numbers } of rows) if (has_numbers || !is_issued) expect(checked).toBe(is_issued)
})

test('an office has a talk on each channel, one that waits for a person, one that is led, and a call to make', async () => {
  const { items } = await read<{ items: ConversationRow[] }>('/conversations')
  expect(items.map(({ channel }) => channel).toSorted()).toEqual(['email', 'sms', 'whatsapp', 'whatsapp'])
  expect(items.filter(({ wantsPersonSince }) => wantsPersonSince)).toHaveLength(1)
  const led = items.find(({ handledBy }) => handledBy === 'officer')
  const talk = await read<Conversation>(`/conversations/${led?.id}`)
  expect(talk.applications).toHaveLength(1)
  expect(talk.messages.map(({ direction }) => direction)).toEqual(['in', 'out', 'in'])
  expect(talk.messages[0]?.files).toHaveLength(1)
  expect((await read<{ items: CallBack[] }>('/call-backs')).items).toHaveLength(1)
  const queued = await system.database.read(workerScope, (db) =>
    db.first({ text: `select 1 from outbox where topic = 'message.outgoing'` }),
  )
  expect(queued).toBeUndefined()
})

test('each late birth that a head approved has its letter, numbered without gap in each office and year', async () => {
  const rows = await system.database.read(workerScope, (db) =>
    db.rows<{ office: string; letters: number; last: number }>({
      text: `select regency_code || '/' || year as office, count(*)::int as letters, max(sequence)::int as last
             from official_letter where kind = 'decision' group by 1`,
    }),
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { letters, last } of rows) expect(letters).toBe(last)
  const without = await system.database.read(workerScope, (db) =>
    db.first({
      text: `select 1 from application_event e where e.type = 'approve' and e.actor_kind = 'head'
             and not exists (select from official_letter l where l.application_id = e.application_id)`,
    }),
  )
  expect(without).toBeUndefined()
})

test('and requests about data, numbers of today, a handover and a delegate', async () => {
  const requests = await read<{ items: DataRequestRow[] }>('/data-requests?view=open')
  expect(requests.items.map(({ kind }) => kind).toSorted()).toEqual(['correct', 'erase'])
  const { items } = await read<{ items: QueueTicket[] }>('/queue-tickets')
  expect(items).toHaveLength(6)
  expect(items.filter(({ status }) => status === 'called')).toHaveLength(1)
  const rows = await system.database.read(workerScope, (db) =>
    db.rows<{ application_id: string; kind: string }>({
      text: `select application_id, 'handover' as kind from handover where regency_code = '65.03'
             union all select application_id, status from delegate where regency_code = '65.03'`,
    }),
  )
  expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['accepted', 'handover', 'pending'])
  const files = await Promise.all(
    rows.map(async ({ kind, application_id: id }) => ({
      kind,
      file: await read<ApplicationFile>(`/applications/${id}`),
    })),
  )
  expect(files.find(({ kind }) => kind === 'handover')?.file.handover).toMatchObject({
    method: 'office',
    proof: 'photo',
  })
  expect(files.find(({ kind }) => kind === 'pending')?.file.delegate?.name).toBe('Markus Lawing')
})

test('and a citizen’s message that waits for its answer, and one that has it', async () => {
  expect((await read<{ messages: number }>('/applications/counts')).messages).toBe(1)
  const answered = await system.database.read(workerScope, (db) =>
    db.rows<{ direction: string }>({
      text: `select m.direction from application_message m join application a on a.id = m.application_id
             where a.regency_code = '65.03' and a.unanswered_since is null order by m.seq`,
    }),
  )
  expect(answered.map(({ direction }) => direction)).toEqual(['in', 'out'])
})

test('and the register of data protection with a clock that runs, and an incident that is closed', async () => {
  for (const _ of [1, 2]) await seedIncidents(system.database, testKeyring, { now: system.clock.now })
  const admin = (await system.createUser([{ role: 'province_admin', regionCode: '65' }])).cookie
  const list = async (view: string) => {
    const { body } = await system.request('GET', `/api/v1/data-incidents?view=${view}`, { cookie: admin })
    return (body as { items: DataIncidentRow[] }).items
  }
  expect(await list('open')).toMatchObject([{ peopleToldAt: null, regencyNames: ['Kabupaten Nunukan'] }])
  const [closed] = await list('closed')
  const { body } = await system.request('GET', `/api/v1/data-incidents/${closed?.id}`, { cookie: admin })
  const kinds = (body as DataIncident).entries.map(({ kind }) => kind)
  expect(kinds).toEqual(['recorded', 'agencyTold', 'peopleTold', 'closed'])
})

test('and applications by every channel, whole and incomplete, each with all that was said', async () => {
  const { blobs, config } = system.app.platform
  const { now } = system.clock
  for (const _ of [1, 2]) await seedChannelApplications(system.database, config, testKeyring, blobs, { now })
  const rows = await system.database.read(workerScope, (db) =>
    db.rows<{ channel: string; status: string; said: number; waits: boolean }>({
      text: `select a.channel, a.status, a.waiting_since < a.submitted_at as waits,
               (select count(*)::int from conversation_message m where m.conversation_id = c.conversation_id) as said
             from conversation_application c join application a on a.id = c.application_id
             where a.recorded_at > $1::timestamptz - interval '5 days' and a.channel in ('whatsapp', 'sms', 'email') order by a.channel, a.status`,
      values: [now],
    }),
  )
  const made = rows.filter(({ waits }) => waits)
  expect(made.map(({ channel, status }) => `${channel} ${status}`)).toEqual([
    'email routed',
    'sms incomplete',
    'sms incomplete',
    'whatsapp incomplete',
    'whatsapp routed',
    'whatsapp routed',
  ])
  for (const { said, channel } of made) expect(said).toBeGreaterThan(channel === 'email' ? 3 : 8)
})

test('a travel order that carries a number carries its day, before the trip begins', async () => {
  await seedField(system.database, testKeyring, { seed: 65, now: system.clock.now })
  const orders = await system.database.read(workerScope, (db) =>
    db.rows<{ number: string; status: string; day: string | null; starts_on: string }>({
      text: `select t.travel_order_number as number, t.status, l.day, t.starts_on from trip t
             left join official_letter l on l.trip_id = t.id and l.number = t.travel_order_number
             where t.travel_order_number is not null`,
    }),
  )
  expect(orders.map(({ status }) => status).toSorted()).toEqual(['approved', 'done', 'under_way'])
  for (const { number, day, starts_on } of orders) expect(day !== null && day < starts_on, number).toBe(true)
})
