import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FarSide, startFarSide } from '../../testing/far-side'
import type { SmsEvents } from './sms-provider'
import { openSmsSender, smsWebhooks } from './sms-sender'

const person = '+6281399990177'
const message = { to: person, text: 'Selesai', ourId: 'u1' }
let farSide: FarSide
beforeAll(async () => {
  farSide = await startFarSide()
})
afterAll(() => farSide.stop())

const settings = () => farSide.settings.sms ?? expect.fail('SMS is set up')

/** Opens a sender, and says when its link stands where it has one. */
function open(given: ReturnType<typeof settings>, onUp: () => void = () => undefined) {
  const events: SmsEvents = {
    onMessage: async () => undefined,
    onReceipt: async () => undefined,
    onState: ({ state }) => state === 'up' && onUp(),
    onError: (error) => expect.fail(String(error)),
    findStored: async () => undefined,
  }
  return openSmsSender(given, events) ?? expect.fail('no provider sends')
}

describe('of several providers that are set up', () => {
  it('the first sends', async () => {
    expect(settings()).toMatchObject({ smpp: {}, gateway: {} })
    let sender: ReturnType<typeof open> | undefined
    await new Promise<void>((resolve) => {
      sender = open(settings(), resolve)
    })
    const outcome = await sender?.send(message)
    await sender?.close()
    // A message centre gives numbers of its own; a gateway would have kept ours.
    expect(outcome).toMatchObject({ kind: 'sent', externalIds: [expect.not.stringMatching(/^u1$/)] })
    const alone = open({ ...settings(), smpp: undefined })
    expect(await alone.send(message)).toEqual({ kind: 'sent', externalIds: ['u1'] })
  })

  it('each has its webhooks, whether it sends or not', () => {
    const gateway = { secret: 'secret', url: undefined }
    expect(smsWebhooks({ ...settings(), gateway }).map(({ path }) => path)).toEqual(['inbound', 'reports'])
    expect(smsWebhooks({ ...settings(), gateway: undefined })).toEqual([])
  })
})
