import { createPublicKey, verify } from 'node:crypto'
import {
  BootManifest,
  canonicalJson,
  type ModuleDecision,
  type ModuleRelease,
  type ModuleRollout,
  type RegisteredModule,
} from '@sipelandukilat/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { newId } from '../../platform/id'
import { readTrail } from '../../testing/read-trail'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { type DeveloperKey, newDeveloper, newKey, publishFor } from './release-maker.testing'

type User = { id: string; cookie: string }

let system: TestSystem
let developer: User & { key: DeveloperKey }
let platformAdmin: User
let province: User
let foreignProvince: User
let regency: User
let officers: Record<'nunukan' | 'malinau' | 'balikpapan', User>
let count = 0
let id = ''

beforeAll(async () => {
  system = await createTestSystem()
  developer = await newDeveloper(system)
  platformAdmin = await system.createUser([{ role: 'platform_admin', regionCode: null }])
  province = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  foreignProvince = await system.createUser([{ role: 'province_admin', regionCode: '64' }])
  regency = await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }])
  officers = {
    nunukan: await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }]),
    malinau: await system.createUser([{ role: 'supervisor', regionCode: '65.02' }]),
    balikpapan: await system.createUser([{ role: 'intake_officer', regionCode: '64.71' }]),
  }
})
beforeEach(() => {
  count += 1
  id = `modul-${count}`
})
afterAll(() => system.close())

const ask = (method: string, path: string, who: User, body?: unknown) =>
  system.request(method, `/api/v1/modules/${path}`, { cookie: who.cookie, ...(body === undefined ? {} : { body }) })
const publishVersion = (version: string, requestedScopes: string[] = []) =>
  publishFor(system, developer, { id, version, requestedScopes })
const promote = (version: string, who: User = province, provinceCode?: string) =>
  ask('PUT', `${id}/tracks/stable`, who, { version, ...(provinceCode ? { provinceCode } : {}) })

async function bootOf(who: User, extraCookie = '') {
  const answer = await system.request('GET', '/api/v1/boot', { cookie: `${who.cookie}${extraCookie}` })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return BootManifest.parse(answer.body)
}
const versionFor = async (who: User) => (await bootOf(who)).modules.find((module) => module.id === id)?.version

async function must<T>(answer: Promise<{ status: number; body: unknown }>, status = 200): Promise<T> {
  const { status: given, body } = await answer
  expect(given, JSON.stringify(body)).toBe(status)
  return body as T
}

test('what a developer publishes is given to nobody until a province promotes it, and then to that province alone', async () => {
  await publishVersion('1.0.0')
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
  await publishVersion('1.0.0', ['read:Application'])
  expect(await must(promote('1.0.0'), 422)).toMatchObject({ type: '/problems/scopes-not-granted' })
  expect((await ask('PUT', `${id}/scopes`, regency, { granted: ['read:Application'] })).status).toBe(403)
  expect((await ask('PUT', `${id}/scopes`, developer, { granted: ['read:Application'] })).status).toBe(403)
  await must(ask('PUT', `${id}/scopes`, province, { granted: ['read:Application'] }))
  await must(promote('1.0.0'))
  await publishVersion('1.1.0', ['read:Application', 'read:Trip'])
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
    await publishVersion(version)
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
    await publishVersion(version)
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
    await publishVersion(version)
    await must(promote(version))
  }
  const module = await must<RegisteredModule>(
    ask('POST', `${id}/rollback`, regency, { reason: 'Tidak bisa menyimpan' }),
  )
  expect(module.pins).toMatchObject([{ regionCode: '65.03', version: '1.0.0', reason: 'Tidak bisa menyimpan' }])
  expect(await versionFor(officers.nunukan)).toBe('1.0.0')
  expect(await versionFor(officers.malinau)).toBe('1.1.0')
  expect((await ask('DELETE', `${id}/pins/65.02`, regency)).status).toBe(403)
  await must(ask('DELETE', `${id}/pins/65.03`, regency))
  expect(await versionFor(officers.nunukan)).toBe('1.1.0')
})

test('a regency that a rollout reaches goes back to what everybody else has', async () => {
  for (const version of ['1.0.0', '1.1.0']) await publishVersion(version)
  await must(promote('1.0.0'))
  await must(
    ask('POST', `${id}/rollouts`, province, { version: '1.1.0', rules: [{ regencies: ['65.03'], percentage: 100 }] }),
    201,
  )
  expect(await versionFor(officers.nunukan)).toBe('1.1.0')
  await must(ask('POST', `${id}/rollback`, regency, { reason: 'Tidak bisa menyimpan' }))
  expect(await versionFor(officers.nunukan)).toBe('1.0.0')
})

test('suspending drops a module at once where it is suspended, and nowhere else', async () => {
  await publishVersion('1.0.0')
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

test('a rollout is previewed, started, widened, paused, resumed and finished', async () => {
  for (const version of ['1.0.0', '1.1.0']) await publishVersion(version)
  await must(promote('1.0.0'))
  const draft = { version: '1.1.0', rules: [{ regencies: ['65.03'], percentage: 100 }] }
  const preview = await must<{ id: string; regencies: { regionCode: string; roles: unknown[] }[] }>(
    ask('POST', `${id}/rollouts/preview`, province, draft),
  )
  const rolesIn = (code: string) => preview.regencies.find(({ regionCode }) => regionCode === code)?.roles
  expect(rolesIn('65.03')).toContainEqual({ role: 'intake_officer', users: 1, reached: 1, version: '1.1.0' })
  expect(rolesIn('65.02')).toContainEqual({ role: 'supervisor', users: 1, reached: 0, version: '1.0.0' })
  expect(preview.regencies.every(({ regionCode }) => regionCode.startsWith('65.'))).toBe(true)
  expect(await versionFor(officers.nunukan)).toBe('1.0.0')

  const started = await must<RegisteredModule>(
    ask('POST', `${id}/rollouts`, province, { ...draft, id: preview.id }),
    201,
  )
  expect(started.rollouts[0]).toMatchObject({ id: preview.id, status: 'running', version: '1.1.0' })
  const boot = await bootOf(officers.nunukan)
  expect(boot.modules.find((module) => module.id === id)).toMatchObject({
    version: '1.1.0',
    arm: `rollout:${preview.id}`,
  })
  expect(await versionFor(officers.malinau)).toBe('1.0.0')
  expect((await ask('POST', `${id}/rollouts`, province, draft)).status).toBe(409)

  let rowVersion = 1
  const change = async (body: Record<string, unknown>, status = 200) => {
    const answer = await must<RegisteredModule>(
      ask('PATCH', `${id}/rollouts/${preview.id}`, province, { ...body, expectedVersion: rowVersion }),
      status,
    )
    if (status === 200) rowVersion += 1
    return answer
  }
  await change({ action: 'widen', rules: [{ regencies: ['65.02'], percentage: 100 }] }, 422)
  await change({ action: 'widen', rules: [{ provinces: ['65'], percentage: 100 }] })
  expect(await versionFor(officers.malinau)).toBe('1.1.0')
  await change({ action: 'pause' })
  expect(await versionFor(officers.malinau)).toBe('1.0.0')
  await change({ action: 'resume' })
  expect(await versionFor(officers.malinau)).toBe('1.1.0')
  const finished = await change({ action: 'finish' })
  expect(finished.stable).toContainEqual({ regionCode: '65', version: '1.1.0' })
  expect(await versionFor(officers.malinau)).toBe('1.1.0')
  await change({ action: 'revert' }, 409)
  rowVersion -= 1
  await change({ action: 'pause' }, 409)
})

test('a province’s rollout names its own places only, and another province neither sees nor changes it', async () => {
  for (const version of ['1.0.0', '1.1.0']) await publishVersion(version)
  const foreign = await ask('POST', `${id}/rollouts`, province, {
    version: '1.1.0',
    rules: [{ regencies: ['64.71'], percentage: 100 }],
  })
  expect(foreign.status).toBe(422)
  const started = await must<RegisteredModule>(
    ask('POST', `${id}/rollouts`, province, { version: '1.1.0', rules: [{ percentage: 100 }] }),
    201,
  )
  const [rollout] = started.rollouts as [ModuleRollout]
  expect(await versionFor(officers.balikpapan)).toBeUndefined()
  expect((await must<RegisteredModule>(ask('GET', id, foreignProvince))).rollouts).toEqual([])
  const change = { action: 'revert', expectedVersion: 1 }
  expect((await ask('PATCH', `${id}/rollouts/${rollout.id}`, foreignProvince, change)).status).toBe(404)
  expect((await ask('PATCH', `${id}/rollouts/${rollout.id}`, regency, change)).status).toBe(403)
})

test('a revoked key takes its releases away at once: the last known good one is given', async () => {
  await publishVersion('1.0.0')
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
  await publishVersion('1.0.0')
  await must(promote('1.0.0'))
  const decision = await must<ModuleDecision>(ask('GET', `${id}/explain`, regency))
  expect(decision).toMatchObject({ version: '1.0.0', reason: 'stable-province' })
  expect(decision.explanation.id).toBe('Versi stabil provinsi ini.')
  expect((await ask('GET', `${id}/explain?regionCode=65.02`, regency)).status).toBe(403)
  await must(ask('GET', `${id}/explain?regionCode=65.02`, developer))
})

test('a developer sees their own modules only, and none of another’s shows that it exists', async () => {
  await publishVersion('1.0.0')
  const other = await newDeveloper(system)
  expect((await must<{ items: unknown[] }>(ask('GET', '', other))).items).toEqual([])
  for (const path of ['', '/releases', '/health', '/explain'])
    expect((await ask('GET', `${id}${path}`, other)).status, path).toBe(404)
  const keys = await must<{ items: { isOwn: boolean }[] }>(
    system.request('GET', '/api/v1/module-keys', { cookie: other.cookie }),
  )
  expect(keys.items.map((key) => key.isOwn)).toEqual([true])
  const scopes = [developer, other].map(async ({ cookie }) =>
    must<{ items: RegisteredModule[] }>(system.request('GET', '/api/v1/modules?limit=100', { cookie })),
  )
  const [mine, theirs] = await Promise.all(scopes)
  expect(mine?.items.map((module) => module.id)).toContain(id)
  expect(theirs?.items).toEqual([])
})

test('row-level security alone keeps a developer from others’ modules and from all that is a citizen’s', async () => {
  await publishVersion('1.0.0')
  const other = await newDeveloper(system)
  const caller = await system.app.platform.sessions.find(other.cookie.split('=').slice(1).join('='), system.clock.now, {
    fresh: true,
  })
  if (!caller) throw new Error('no session')
  const tables = [
    'module',
    'module_release',
    'module_release_signature',
    'module_track',
    'module_track_change',
    'module_pin',
    'module_suspension',
    'module_scope_grant',
    'module_rollout',
    'module_load_report',
    'module_route',
  ]
  for (const table of tables) {
    const rows = await system.database.read(caller.scope, (db) => db.rows({ text: `select 1 from ${table}` }))
    expect(rows, table).toEqual([])
  }
  for (const table of ['application', 'personal_record', 'complaint', 'app_user'])
    await expect(
      system.database.read(caller.scope, (db) => db.rows({ text: `select 1 from ${table}` })),
      table,
    ).rejects.toMatchObject({ code: '42501' })
  // Nor may they write for a module of somebody else, or promote their own.
  await expect(
    system.database.write(caller.scope, (db) =>
      db.run({
        text: `insert into module_track (module_id, province_code, track, release_id) select $1, '', 'stable', $2`,
        values: [id, newId()],
      }),
    ),
  ).rejects.toMatchObject({ code: '42501' })
})

test('the platform’s people may publish modules of their own, and nobody else’s', async () => {
  const key = newKey()
  const registered = await system.request('POST', '/api/v1/module-keys', {
    cookie: platformAdmin.cookie,
    body: { publicKey: key.publicKey, label: 'sistem' },
  })
  expect(registered.status, JSON.stringify(registered.body)).toBe(201)
  await publishFor(system, { cookie: platformAdmin.cookie, key }, { id, version: '1.0.0' })
  await must(promote('1.0.0'))
  expect(await versionFor(officers.nunukan)).toBe('1.0.0')
  await publishFor(system, developer, { id: `${id}-b`, version: '1.0.0' })
  const foreign = publishFor(system, { cookie: platformAdmin.cookie, key }, { id: `${id}-b`, version: '1.1.0' })
  await expect(foreign).rejects.toThrow('id-taken')
})

test('a release in the registry never changes, whoever asks', async () => {
  await publishVersion('1.0.0')
  for (const text of [
    `update module_release set base_path = '/x' where module_id = $1`,
    `update module_release_signature set signature = 'x' where module_id = $1`,
  ])
    await expect(system.database.write(workerScope, (db) => db.run({ text, values: [id] }))).rejects.toMatchObject({
      code: '42501',
    })
})

test('a preview is shown in the developer’s own browser and no other, for eight hours at most', async () => {
  for (const version of ['1.0.0', '1.1.0']) await publishVersion(version)
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
  await publishVersion('1.0.0')
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

test('every act is in the trail, with who, where and why', async () => {
  await publishVersion('1.0.0')
  await must(promote('1.0.0'))
  await must(ask('PUT', `${id}/suspension`, regency, { reason: 'Kebocoran' }))
  await must(ask('DELETE', `${id}/suspension`, regency))
  await must(ask('PUT', `${id}/pins/65.03`, regency, { version: '1.0.0', reason: 'Pelatihan' }))
  await must(ask('GET', `${id}/health`, developer))
  const rows = await readTrail(system, 'Module', id)
  expect(rows.map(({ action }) => action)).toEqual([
    'module-published',
    'module-promoted',
    'module-suspended',
    'module-resumed',
    'module-pinned',
    'module-health-read',
  ])
  expect(rows[2]).toMatchObject({ actor_id: regency.id, regency_code: '65.03', detail: { reason: 'Kebocoran' } })
})

test('health counts loads, faults and quarters by release and arm', async () => {
  await publishVersion('1.0.0')
  await must(promote('1.0.0'))
  const report = (body: Record<string, unknown>) =>
    must(
      system.request('POST', '/api/v1/modules/load-reports', {
        cookie: officers.nunukan.cookie,
        body: { moduleId: id, version: '1.0.0', outcome: 'loaded', durationMs: 100, ...body },
      }),
      204,
    )
  await report({ arm: 'baseline' })
  await report({ arm: 'baseline', durationMs: 300 })
  await report({ arm: 'baseline', outcome: 'timeout', durationMs: 10_000 })
  await report({ arm: 'baseline', phase: 'run', outcome: 'render' })
  await report({ arm: 'baseline', phase: 'run', vitals: { lcp: 1200, inp: 80, cls: 0.02 } })
  const health = await must<{ arms: unknown[] }>(ask('GET', `${id}/health?hours=720`, province))
  for (let sent = 0; sent < 260; sent += 1)
    await system.request('POST', '/api/v1/modules/load-reports', {
      cookie: officers.malinau.cookie,
      body: { moduleId: id, version: '1.0.0', outcome: 'loaded', durationMs: 1, arm: 'pinned' },
    })
  const flooded = await must<{ arms: { arm: string; loads: number }[] }>(ask('GET', `${id}/health`, province))
  // One session’s flood is cut off, so that nobody alone can make a release look good or bad without end.
  expect(flooded.arms.find(({ arm }) => arm === 'pinned')?.loads).toBe(240)
  expect(health.arms).toMatchObject([
    {
      version: '1.0.0',
      arm: 'baseline',
      loads: 3,
      faults: { timeout: 1, render: 1 },
      failureRate: 1 / 3,
      faultsAfterMount: 1,
      loadP75Ms: 250,
      vitals: { lcpP75: 1200, inpP75: 80 },
    },
  ])
})

test('100 modules in the registry cost a boot no second query and little time', async () => {
  const timeOf = async () => {
    const times: number[] = []
    for (let round = 0; round < 15; round += 1) {
      const startedAt = performance.now()
      await bootOf(officers.nunukan)
      times.push(performance.now() - startedAt)
    }
    return times.sort((left, right) => left - right)[7] ?? 0
  }
  const before = await timeOf()
  await system.database.write(workerScope, (db) =>
    db.run({
      text: `with m as (insert into module (id, title, owner, created_by, created_at)
                 select 'banyak-' || n, '{"id":"x","en":"x"}', 'x', $1, now() from generate_series(1, 100) n returning id),
               r as (insert into module_release (id, module_id, version, digest, base_path, manifest, published_by)
                 select gen_random_uuid(), m.id, r.version, r.digest, r.base_path, r.manifest, r.published_by
                 from m, (select * from module_release where published_by is not null limit 1) r returning id, module_id),
               s as (insert into module_release_signature (release_id, module_id, key_id, signature, module_json, check_json)
                 select r.id, r.module_id, s.key_id, s.signature, s.module_json, s.check_json
                 from r, (select s.* from module_release_signature s join module_release x on x.id = s.release_id where x.published_by is not null limit 1) s)
             insert into module_track (module_id, province_code, track, release_id) select module_id, '', 'stable', id from r`,
      values: [developer.id],
    }),
  )
  const boot = await bootOf(officers.nunukan)
  expect(boot.modules.length).toBeGreaterThanOrEqual(100)
  const after = await timeOf()
  console.info(`boot: ${before.toFixed(1)} ms before, ${after.toFixed(1)} ms with 100 modules more`)
  expect(after).toBeLessThan(before + 60)
})
