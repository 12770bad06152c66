import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FarSide, startFarSide } from '../../testing/far-side'
import {
  fromGateway,
  fromGatewayReport,
  GatewayMessage,
  GatewayReport,
  isGatewayAuthorized,
  smsGatewaySender,
} from './gateway'

const receivedAt = new Date('2026-09-14T02:00:00Z')
const body = {
  id: 'g1',
  from: '0812-9999-0001',
  to: '100',
  text: ' KTP#Budi\r\n',
  receivedAt: '2026-09-14T08:00:00+07:00',
}

describe('the webhook of an HTTP gateway', () => {
  it('turns its message into ours', () => {
    expect(fromGateway(GatewayMessage.parse(body), receivedAt)).toEqual({
      channel: 'sms',
      externalId: 'g1',
      from: '+6281299990001',
      to: '100',
      sentAt: '2026-09-14T01:00:00.000Z',
      content: { kind: 'text', text: 'KTP#Budi' },
    })
  })

  it.each([{ id: '' }, { from: '' }, { text: 7 }, { receivedAt: 'today' }, { text: 'x'.repeat(20_000) }])(
    'refuses %j',
    (wrong) => {
      expect(GatewayMessage.safeParse({ ...body, ...wrong }).success).toBe(false)
    },
  )

  it('believes no time that is still to come', () => {
    const late = GatewayMessage.parse({ ...body, receivedAt: '2031-01-01T00:00:00Z' })
    expect(fromGateway(late, receivedAt).sentAt).toBe(receivedAt.toISOString())
  })

  it('turns its report into a receipt', () => {
    const report = { id: 'g1', state: 'failed', at: '2026-09-14T01:00:00Z', error: { code: '45', text: 'absent' } }
    expect(fromGatewayReport(GatewayReport.parse(report), receivedAt)).toEqual({
      channel: 'sms',
      externalId: 'g1',
      state: 'failed',
      at: '2026-09-14T01:00:00.000Z',
      error: { code: '45', text: 'absent' },
    })
  })

  it.each([
    ['Bearer secret', true],
    ['bearer  secret', true],
    ['Bearer secre', false],
    ['Basic secret', false],
    ['secret', false],
    [undefined, false],
  ])('%s opens it: %s', (header, opens) => {
    expect(isGatewayAuthorized(header, 'secret')).toBe(opens)
  })
})

describe('sending through an HTTP gateway', () => {
  let farSide: FarSide
  beforeAll(async () => {
    farSide = await startFarSide()
  })
  afterAll(() => farSide.stop())

  const settings = () => {
    const { secret, url } = farSide.settings.sms?.gateway ?? expect.fail('the gateway is set up')
    return { secret, url: url ?? '' }
  }

  it('is taken once, however often it is sent', async () => {
    const sender = smsGatewaySender(settings())
    const message = { to: '+6281299990001', text: 'Pilih', choices: [{ id: 'kk', title: 'KK' }], ourId: 'u1' }
    expect(await sender.send(message)).toEqual({ kind: 'sent', externalIds: ['u1'] })
    expect(await sender.send(message)).toEqual({ kind: 'sent', externalIds: ['u1'] })
    expect(await farSide.received('sms', message.to)).toMatchObject([{ content: { text: 'Pilih\n\n1. KK' } }])
  })

  it('with a wrong secret of ours is tried again, without a recipient refused', async () => {
    const wrong = smsGatewaySender({ ...settings(), secret: 'wrong' })
    const message = { to: '+6281299990001', text: 'x', ourId: 'u' }
    expect(await wrong.send(message)).toMatchObject({ kind: 'retry', reason: 'not-permitted' })
    expect(await smsGatewaySender(settings()).send({ ...message, to: '' })).toMatchObject({
      kind: 'refused',
      code: '400',
    })
  })
})
