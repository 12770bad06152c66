import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.mjs'

describe('settings', () => {
  it('are those of the demonstration on this machine when nothing is set', () => {
    expect(readSettings('/clone', {})).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      seed: 'demo',
      dataDir: '/clone/.data',
      publicUrl: 'http://localhost:4000',
      demoPassword: 'sipelandukilat-demo',
      databaseUrl: undefined,
    })
  })

  it('follow the environment', () => {
    const env = {
      PORT: '4100',
      DATA_DIR: 'other',
      SEED: 'regions',
      DATABASE_URL: 'postgres://db/x',
      DEMO_PASSWORD: 'p',
    }
    expect(readSettings('/clone', env)).toMatchObject({
      port: 4100,
      seed: 'regions',
      dataDir: '/clone/other',
      publicUrl: 'http://localhost:4100',
      demoPassword: 'p',
      databaseUrl: 'postgres://db/x',
    })
  })

  it.each([
    [{ PORT: 'http' }, /PORT=http/],
    [{ PORT: '70000' }, /PORT=70000/],
    [{ SEED: 'all' }, /SEED=all.*demo or regions/],
    [{ HOST: '0.0.0.0' }, /DEMO_PASSWORD/],
    [{ HOST: '0.0.0.0', DEMO_PASSWORD: 'own' }, /https/],
  ])('refuse %o and say why', (env, message) => {
    expect(() => readSettings('/clone', env)).toThrow(message)
  })

  it('allow another host without public accounts, or with https and a password of one’s own', () => {
    expect(readSettings('/clone', { HOST: '0.0.0.0', SEED: 'regions' }).host).toBe('0.0.0.0')
    const env = { HOST: '0.0.0.0', DEMO_PASSWORD: 'own', PUBLIC_URL: 'https://layanan.example' }
    expect(readSettings('/clone', env).publicUrl).toBe('https://layanan.example')
  })
})
