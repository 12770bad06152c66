import type { ApplicationFile, OwnStatement, Receipt } from '@sipelandukilat/contract'
import { rowsOf } from '@sipelandukilat/domain'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../../testing/eventually'
import { type ChannelTalk, openChannelTalk } from '../../testing/open-channel-talk'
import { exampleSubmission } from '../../testing/test-application'
import type { TestSystem } from '../../testing/test-system'

let system: TestSystem
let farSide: ChannelTalk['farSide']
let close: ChannelTalk['close']
const villageCode = '65.03.05.2022'

beforeAll(async () => {
  ;({ system, farSide, close } = await openChannelTalk('65.03'))
}, 60_000)
afterAll(() => close())

/** A birth without a letter to parents without proof of their marriage: forms F-2.03 and F-2.04 are needed. */
function seedOfBoth(): number {
  for (let seed = 1; seed < 500; seed += 1) {
    const { answers } = exampleApplication('AK-LAHIR', seed, { today: '2026-09-14', villageCode })
    const [circumstances] = rowsOf(answers, 'circumstances')
    if (circumstances?.hasBirthLetter === false && circumstances.parentsMarriage === '2') return seed
  }
  throw new Error('No such example')
}

test.each([
  ['sms', '+6281230019981'],
  ['whatsapp', '+6281230019982'],
] as const)(
  'a family with a telephone only signs both statements by a code that comes by %s',
  async (channel, phone) => {
    const body = await exampleSubmission(system, 'AK-LAHIR', seedOfBoth(), { villageCode })
    const { email: _, ...applicant } = body.applicant as Record<string, unknown>
    const attachments = (body.attachments as { requirement: string }[]).filter(
      ({ requirement }) => !['birthStatement', 'spouseStatement'].includes(requirement),
    )
    const sent = await system.request('POST', '/api/v1/public/applications', {
      body: { ...body, applicant: { ...applicant, phone }, attachments, restFollows: true },
    })
    expect(sent.status, JSON.stringify(sent.body)).toBe(201)
    const { id, trackingNumber, pin, status } = sent.body as Receipt
    expect(status).toBe('incomplete')
    const follow = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
    const cookie = follow.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    const address = '/api/v1/public/application/statements'

    for (const form of ['F-2.03', 'F-2.04']) {
      const { items } = (await system.request('GET', address, { cookie })).body as { items: OwnStatement[] }
      const statement = items.find((one) => one.form === form)
      expect(statement, form).toMatchObject({ signedAt: null })
      expect(statement?.contacts.map((contact) => contact.channel)).toContain(channel)
      const before = (await farSide.received(channel, phone)).length
      system.clock.now = new Date(system.clock.now.getTime() + 60_000)
      const asked = await system.request('POST', `${address}/${form}/code`, { cookie, body: { channel } })
      expect(asked.body).toEqual({ validMinutes: 10 })
      const code = await eventually(async () => {
        const messages = (await farSide.received(channel, phone)).slice(before)
        const [found] = messages.flatMap(({ content }) => /\b\d{6}\b/.exec(content.text ?? '')?.[0] ?? [])
        if (!found) throw new Error('No code yet')
        return found
      })
      const signed = await system.request('POST', `${address}/${form}/signature`, {
        cookie,
        body: { channel, code, hash: statement?.hash },
      })
      expect(signed.status, JSON.stringify(signed.body)).toBe(200)
    }

    // The papers were all that lacked: the application is whole.
    const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
    const file = (await system.request('GET', `/api/v1/applications/${id}`, { cookie: officer.cookie }))
      .body as ApplicationFile
    expect(file).toMatchObject({ status: 'routed', lacks: null })
    const papers = file.attachments.map(({ requirement }) => requirement)
    expect(papers).toEqual(expect.arrayContaining(['birthStatement', 'spouseStatement']))
  },
  60_000,
)
