import type { ApplicationFile } from '@sipelandukilat/contract'
import { findDefinition } from '@sipelandukilat/domain/definitions'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import { afterAll, beforeAll, describe, expect, test as it } from 'vitest'
import { type ChannelTalk, openChannelTalk } from '../../testing/open-channel-talk'
import type { TestSystem } from '../../testing/test-system'

let system: TestSystem
let talk: ChannelTalk['talk']
let close: ChannelTalk['close']

const village = '65.03.05.2041'

beforeAll(async () => {
  ;({ system, talk, close } = await openChannelTalk('65.03'))
}, 60_000)
afterAll(() => close())

/** The same word twice in one second would be one SMS that came twice. */
function say(phone: string, text: string): Promise<string> {
  system.clock.now = new Date(system.clock.now.getTime() + 1000)
  return talk.say('sms', phone, { text })
}

/** Begins a service by SMS and answers it to the end: what was sent, and what of it only a camera or a person can bring. */
async function applyBySms(phone: string, code: string, opening: string[], own: Record<string, string>) {
  const definition = findDefinition(code)
  if (!definition) throw new Error(`No service ${code}`)
  const example = exampleApplication(code, 3, { today: '2026-09-14', villageCode: village })
  for (const text of opening) await say(phone, text)
  await talk.answerAll('sms', phone, definition, example, { own })
  await say(phone, 'LENGKAPI')
  await talk.answerAll('sms', phone, definition, example, { own })
  const [application, ...others] = await talk.applicationsOf((await talk.conversationOf('sms', phone)).id)
  if (!application) throw new Error(`No application: ${await talk.wordsTo('sms', phone)}`)
  expect(others).toEqual([])
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const file = (await system.request('GET', `/api/v1/applications/${application.id}`, { cookie })).body
  const { answers, lacks } = file as ApplicationFile
  return { application, answers, lacks }
}

describe('by SMS, without a web', () => {
  it('a moving letter to Makassar is told to the end: only papers are left', async () => {
    const phone = '+6281230019971'
    const { application, answers, lacks } = await applyBySms(phone, 'SKP', ['surat pindah', '1', 'mulai'], {
      'destination.village': 'Karunrung, Rappocini, Makassar',
    })
    expect(application).toMatchObject({ service_code: 'SKP', regency_code: '65.03', status: 'incomplete' })
    expect(answers.destination).toMatchObject({ village: '73.71.13.1009' })
    expect(lacks?.fields).toEqual([])
    expect(lacks?.attachments).not.toEqual([])
    expect(await talk.wordsTo('sms', phone)).toMatch(/Desa\/Kelurahan tujuan: Karunrung, Kec. Rappocini/)
  }, 60_000)

  it('so is an arrival from Balikpapan, found step by step', async () => {
    const phone = '+6281230019972'
    const { application, answers, lacks } = await applyBySms(phone, 'SKDTG', ['pindah datang', 'mulai'], {
      'arrival.origin': 'Balikpapan',
    })
    expect(application).toMatchObject({ service_code: 'SKDTG', regency_code: '65.03' })
    expect(answers.arrival).toMatchObject({ origin: expect.stringMatching(/^64\.71\./) })
    expect(lacks?.fields).toEqual([])
  }, 60_000)

  it('the place that acts is one that is served, and who serves another is said', async () => {
    const phone = '+6281230019973'
    for (const text of ['ganti nama di akta', 'mulai', 'Maria Lawai', '6503055505879973', '6503050101209973'])
      await say(phone, text)
    const notified = await say(phone, 'Makassar')
    expect(notified).toContain('Kota Makassar, Sulawesi Selatan dilayani Dinas Dukcapil di sana; di sini hanya')
    expect((await talk.stateOf('sms', phone)).application?.villageCode).toBeUndefined()
  }, 60_000)
})
