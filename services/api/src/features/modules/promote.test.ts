import type { ModuleDecision, ModuleRelease, RegisteredModule } from '@sipelandukilat/contract'
import { expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { newDeveloper, publishFor } from '../../testing/release-maker'
import {
  ask,
  bootOf,
  developer,
  foreignProvince,
  id,
  must,
  officers,
  platformAdmin,
  promote,
  province,
  publish,
  regency,
  system,
  versionFor,
  withTestRegistry,
} from '../../testing/test-registry'

withTestRegistry()

test('what a developer publishes is given to nobody until a province promotes it, and then to that province alone', async () => {
  await publish('1.0.0')
  expect(await versionFor(officers.nunukan)).toBeUndefined()
  expect((await promote('1.0.0', developer)).status).toBe(403)
  expect((await promote('1.0.0', regency)).status).toBe(403)
  const module = await must<RegisteredModule>(promote('1.0.0'))
  expect(module.stable).toEqual([{ regionCode: '65', version: '1.0.0' }])
  expect(await versionFor(officers.nunukan)).toBe('1.0.0')
  expect(await versionFor(officers.balikpapan)).toBeUndefined()
  expect((await promote('1.0.0', province, '64')).status).toBe(403)
  await must(promote('1.0.0', platformAdmin))
  expect(await versionFor(officers.balikpapan)).toBe('1.0.0')
  expect((await promote('7.7.7')).status).toBe(422)
})

test('a release that asks for scopes is promoted only after they were granted, and each new scope again', async () => {
  await publish('1.0.0', ['read:Application'])
  expect(await must(promote('1.0.0'), 422)).toMatchObject({ type: '/problems/scopes-not-granted' })
  expect((await ask('PUT', `${id}/scopes`, regency, { granted: ['read:Application'] })).status).toBe(403)
  expect((await ask('PUT', `${id}/scopes`, developer, { granted: ['read:Application'] })).status).toBe(403)
  await must(ask('PUT', `${id}/scopes`, province, { granted: ['read:Application'] }))
  await must(promote('1.0.0'))
  await publish('1.1.0', ['read:Application', 'read:Trip'])
  const releases = await must<{ items: ModuleRelease[] }>(ask('GET', `${id}/releases`, province))
  expect(releases.items.map(({ version, newScopes }) => [version, newScopes])).toEqual([
    ['1.1.0', ['read:Trip']],
    ['1.0.0', []],
  ])
  const refusal = await must<{ detail: string }>(promote('1.1.0'), 422)
  expect(refusal.detail).toContain('read:Trip')
  // A grant of one province says nothing in another.
  expect((await promote('1.0.0', foreignProvince)).status).toBe(422)
})

test('going back takes a province to the release before, once more to the one before that, and never forward again', async () => {
  for (const version of ['1.0.0', '1.1.0', '1.2.0']) {
    await publish(version)
    await must(promote(version))
  }
  const back = () => ask('POST', `${id}/rollback`, province, { reason: 'Halaman kosong' })
  await must(back())
  expect(await versionFor(officers.nunukan)).toBe('1.1.0')
  await must(back())
  expect(await versionFor(officers.nunukan)).toBe('1.0.0')
  expect(await must(back(), 409)).toMatchObject({ type: '/problems/no-previous-release' })
})

test('a province without a track of its own goes back from the platform’s, and no further forward', async () => {
  for (const version of ['1.0.0', '1.1.0', '1.2.0']) {
    await publish(version)
    await must(promote(version, platformAdmin))
  }
  await must(ask('POST', `${id}/rollback`, province, { reason: 'Halaman kosong' }))
  expect(await versionFor(officers.nunukan)).toBe('1.1.0')
  expect(await versionFor(officers.balikpapan)).toBe('1.2.0')
  await must(ask('POST', `${id}/rollback`, province, { reason: 'Halaman kosong' }))
  expect(await versionFor(officers.nunukan)).toBe('1.0.0')
})

test('a regency goes back by itself, is held there, and follows again when it is let go', async () => {
  for (const version of ['1.0.0', '1.1.0']) {
    await publish(version)
    await must(promote(version))
  }
  const module = await must<RegisteredModule>(
    ask('POST', `${id}/rollback`, regency, { reason: 'Tidak bisa menyimpan' }),
  )
  expect(module.pins).toMatchObject([{ regionCode: '65.03', version: '1.0.0', reason: 'Tidak bisa menyimpan' }])
  // Those who decide see who did; a developer learns no name.
  const namesFor = async (who: typeof regency) =>
    (await must<RegisteredModule>(ask('GET', id, who))).pins.map((pin) => pin.byName)
  expect(await namesFor(province)).toEqual(['Petugas Uji'])
  expect(await namesFor(developer)).toEqual([null])
  expect(await versionFor(officers.nunukan)).toBe('1.0.0')
  expect(await versionFor(officers.malinau)).toBe('1.1.0')
  expect((await ask('DELETE', `${id}/pins/65.02`, regency)).status).toBe(403)
  await must(ask('DELETE', `${id}/pins/65.03`, regency))
  expect(await versionFor(officers.nunukan)).toBe('1.1.0')
})

test('suspending drops a module at once where it is suspended, and nowhere else', async () => {
  await publish('1.0.0')
  await must(promote('1.0.0', platformAdmin))
  await must(ask('PUT', `${id}/suspension`, regency, { reason: 'Kebocoran' }))
  expect(await versionFor(officers.nunukan)).toBeUndefined()
  expect(await versionFor(officers.malinau)).toBe('1.0.0')
  expect((await ask('PUT', `${id}/suspension`, regency, { regionCode: '65', reason: 'Kebocoran' })).status).toBe(403)
  expect((await ask('PUT', `${id}/suspension`, developer, { reason: 'Kebocoran' })).status).toBe(403)
  await must(ask('PUT', `${id}/suspension`, platformAdmin, { reason: 'Kebocoran' }))
  expect(await versionFor(officers.balikpapan)).toBeUndefined()
  await must(ask('DELETE', `${id}/suspension`, platformAdmin))
  expect(await versionFor(officers.balikpapan)).toBe('1.0.0')
  expect(await versionFor(officers.nunukan)).toBeUndefined()
  await must(ask('DELETE', `${id}/suspension`, regency))
  expect(await versionFor(officers.nunukan)).toBe('1.0.0')
})

test('a revoked key takes its releases away at once: the last known good one is given', async () => {
  await publish('1.0.0')
  await must(promote('1.0.0'))
  const second = await newDeveloper(system)
  await system.database.write(workerScope, (db) =>
    db.run({ text: 'update module_key set owner_id = $1 where key_id = $2', values: [developer.id, second.key.keyId] }),
  )
  await publishFor(system, { cookie: developer.cookie, key: second.key }, { id, version: '1.1.0' })
  await must(promote('1.1.0'))
  expect(await versionFor(officers.nunukan)).toBe('1.1.0')
  await must(
    system.request('POST', `/api/v1/module-keys/${second.key.keyId}/revocation`, {
      cookie: developer.cookie,
      body: { reason: 'Laptop hilang' },
    }),
  )
  const boot = await bootOf(officers.nunukan)
  expect(boot.modules.find((module) => module.id === id)).toMatchObject({ version: '1.0.0', arm: 'fallback' })
  const decision = await must<ModuleDecision>(ask('GET', `${id}/explain?regionCode=65.03`, province))
  expect(decision).toMatchObject({
    version: '1.0.0',
    reason: 'last-known-good',
    passedOver: { version: '1.1.0', because: 'key' },
  })
  expect(await must(promote('1.1.0'), 422)).toMatchObject({ type: '/problems/release-unfit' })
})

test('explain tells the reason in words, for places that are the reader’s', async () => {
  await publish('1.0.0')
  await must(promote('1.0.0'))
  const decision = await must<ModuleDecision>(ask('GET', `${id}/explain`, regency))
  expect(decision).toMatchObject({ version: '1.0.0', reason: 'stable-province' })
  expect(decision.explanation.id).toBe('Versi stabil provinsi ini.')
  expect((await ask('GET', `${id}/explain?regionCode=65.02`, regency)).status).toBe(403)
  await must(ask('GET', `${id}/explain?regionCode=65.02`, developer))
})
