import { describe, expect, it } from 'vitest'
import { readChannelSettings } from './channel-settings'

const templates = { notice: 'sipelandukilat_pemberitahuan', code: 'sipelandukilat_kode' }
const none = { whatsapp: undefined, sms: undefined, imap: undefined }

describe('the channels', () => {
  it('are off when nothing is set', () => {
    expect(readChannelSettings({}, { demo: false })).toEqual(none)
    expect(readChannelSettings({ SMPP_HOST: '', IMAP_HOST: undefined }, { demo: false })).toEqual(none)
  })

  it('take in messages with the demonstration’s secrets, and only there', () => {
    expect(readChannelSettings({}, { demo: true })).toEqual({
      ...none,
      whatsapp: { appSecret: 'demo-whatsapp-secret', verifyToken: 'demo-verify-token', sender: undefined, templates },
      sms: { smpp: undefined, gateway: { secret: 'demo-sms-secret', url: undefined }, canSend: false },
    })
  })

  it('keep one’s own secrets in a demonstration', () => {
    const settings = readChannelSettings({ SMS_GATEWAY_SECRET: 'mine', WHATSAPP_APP_SECRET: '' }, { demo: true })
    expect(settings.sms?.gateway?.secret).toBe('mine')
    expect(settings.whatsapp?.appSecret).toBe('demo-whatsapp-secret')
  })

  it('send to the address with the version that was tested, or to the one that is named', () => {
    const apiUrlOf = (url: string) =>
      readChannelSettings({ WHATSAPP_API_URL: url }, { demo: true }).whatsapp?.sender?.apiUrl
    expect(apiUrlOf('https://graph.facebook.com/')).toBe('https://graph.facebook.com/v23.0')
    expect(apiUrlOf('https://graph.facebook.com/v24.0')).toBe('https://graph.facebook.com/v24.0')
  })

  it('know the numbers to write to; what SMS are sent from is one unless it is a name', () => {
    const smpp = { SMPP_HOST: 'h', SMPP_SYSTEM_ID: 's', SMPP_PASSWORD: 'p' }
    const numbersOf = (more: Record<string, string>) => {
      const { whatsapp, sms } = readChannelSettings({ ...smpp, ...more }, { demo: true })
      return [whatsapp?.number, sms?.number]
    }
    expect(numbersOf({ SMPP_SOURCE: '1500', WHATSAPP_NUMBER: '+6285199990100' })).toEqual(['+6285199990100', '1500'])
    expect(numbersOf({ SMPP_SOURCE: 'DUKCAPIL' })).toEqual([undefined, undefined])
    expect(numbersOf({ SMPP_SOURCE: 'DUKCAPIL', SMS_NUMBER: '1501' })).toEqual([undefined, '1501'])
    expect(() => numbersOf({ SMPP_SOURCE: '1', WHATSAPP_NUMBER: 'us' })).toThrow('WHATSAPP_NUMBER')
  })

  it('know the usual ports', () => {
    const smpp = { SMPP_HOST: 'h', SMPP_SYSTEM_ID: 's', SMPP_PASSWORD: 'p', SMPP_SOURCE: '100' }
    const imap = { IMAP_HOST: 'h', IMAP_USER: 'u', IMAP_PASSWORD: 'p' }
    const settings = readChannelSettings({ ...smpp, ...imap }, { demo: false })
    expect(settings.sms?.smpp).toMatchObject({ port: 2775, isSecure: false })
    expect(settings.imap).toMatchObject({ port: 993, isSecure: true, mailbox: 'INBOX' })
    const secure = readChannelSettings({ ...smpp, SMPP_TLS: 'true', ...imap, IMAP_TLS: 'false' }, { demo: false })
    expect([secure.sms?.smpp?.port, secure.imap?.port]).toEqual([3550, 143])
  })

  it.each([
    [{ WHATSAPP_APP_SECRET: 'a' }, 'WHATSAPP_VERIFY_TOKEN'],
    [{ WHATSAPP_ACCESS_TOKEN: 'a', WHATSAPP_APP_SECRET: 'a', WHATSAPP_VERIFY_TOKEN: 'b' }, 'WHATSAPP_API_URL'],
    [{ WHATSAPP_API_URL: 'https://x.test' }, 'WHATSAPP_ACCESS_TOKEN'],
    [{ SMPP_HOST: 'h' }, 'SMPP_SOURCE'],
    [{ SMS_GATEWAY_URL: 'https://x.test' }, 'SMS_GATEWAY_SECRET'],
    [{ IMAP_USER: 'u' }, 'IMAP_HOST'],
    [{ IMAP_PORT: '99999' }, 'IMAP_PORT'],
    [{ WHATSAPP_API_URL: 'file:///etc/passwd' }, 'WHATSAPP_API_URL'],
  ])('half set up are refused by name: %j', (environment, name) => {
    expect(() => readChannelSettings(environment, { demo: false })).toThrow(name)
  })
})
