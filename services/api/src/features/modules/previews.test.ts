import { createPublicKey, verify } from 'node:crypto'
import { canonicalJson } from '@sipelandukilat/contract'
import { expect, test } from 'vitest'
import { newDeveloper } from '../../testing/release-maker'
import {
  ask,
  bootOf,
  developer,
  id,
  must,
  officers,
  platformAdmin,
  promote,
  province,
  publish,
  regency,
  system,
  type User,
  withTestRegistry,
} from '../../testing/test-registry'

withTestRegistry()

test('a preview is shown in the developer’s own browser and no other, for eight hours at most', async () => {
  for (const version of ['1.0.0', '1.1.0']) await publish(version)
  await must(promote('1.0.0', platformAdmin))
  const started = await ask('POST', `${id}/overrides`, developer, { version: '1.1.0' })
  expect(started.status, JSON.stringify(started.body)).toBe(201)
  const [cookie = ''] = started.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
  const shown = async (who: User, extra = '') => (await bootOf(who, extra)).modules.find((module) => module.id === id)
  expect(await shown(developer, `; ${cookie}`)).toMatchObject({ version: '1.1.0', override: true, arm: 'override' })
  expect(await shown(developer)).toMatchObject({ version: '1.0.0' })
  expect((await shown(officers.nunukan, `; ${cookie}`))?.version).toBe('1.0.0')
  const tampered = cookie.replace(/=./, '=X')
  expect((await shown(developer, `; ${tampered}`))?.version).toBe('1.0.0')
  const { until } = started.body as { until: string }
  expect(Date.parse(until) - system.clock.now.getTime()).toBeLessThanOrEqual(8 * 3_600_000)
  expect((await ask('POST', `${id}/overrides`, officers.nunukan, { version: '1.1.0' })).status).toBe(403)
  expect((await ask('POST', `${id}/overrides`, regency, { version: '1.1.0' })).status).toBe(403)
  const other = await newDeveloper(system)
  expect((await ask('POST', `${id}/overrides`, other, { version: '1.1.0' })).status).toBe(404)
  await must(ask('POST', `${id}/overrides`, province, { version: '1.1.0' }), 201)
  const ended = await ask('DELETE', `${id}/overrides`, developer)
  expect(ended.status).toBe(204)
})

test('a dev server is previewed from localhost only, and its page may load from it', async () => {
  const started = await ask('POST', `${id}/overrides`, developer, { devServer: 'http://localhost:3300' })
  expect(started.status, JSON.stringify(started.body)).toBe(201)
  const [cookie = ''] = started.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
  const boot = await bootOf(developer, `; ${cookie}`)
  expect(boot.devServers).toMatchObject([{ moduleId: id, devServer: 'http://localhost:3300' }])
  for (const devServer of ['http://evil.test:3300', 'https://localhost.evil.test:80', 'http://localhost:1/x'])
    expect((await ask('POST', `${id}/overrides`, developer, { devServer })).status, devServer).toBe(422)
})

test('the boot manifest is signed: the key says so, and one changed letter does not pass', async () => {
  await publish('1.0.0')
  await must(promote('1.0.0'))
  const raw = (await system.request('GET', '/api/v1/boot', { cookie: officers.nunukan.cookie })).body as Record<
    string,
    unknown
  >
  const { keyId, publicKey } = (await system.request('GET', '/api/v1/boot/key')).body as {
    keyId: string
    publicKey: string
  }
  const { signature, keyId: named, ...signed } = raw
  expect(named).toBe(keyId)
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  const holds = (value: unknown) =>
    verify(null, Buffer.from(canonicalJson(value)), key, Buffer.from(String(signature), 'base64'))
  expect(holds(signed)).toBe(true)
  expect(holds({ ...signed, language: 'xx' })).toBe(false)
})
