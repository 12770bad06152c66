import type { ModuleDecision, RegisteredModule, RegistryChange } from '@sipelandukilat/contract'
import { expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { newId } from '../../platform/id'
import { readTrail } from '../../testing/read-trail'
import { newDeveloper, newKey, publishFor } from '../../testing/release-maker'
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
  type User,
  versionFor,
  withTestRegistry,
} from '../../testing/test-registry'

withTestRegistry()

test('a developer sees their own modules only, and none of another’s shows that it exists', async () => {
  await publish('1.0.0')
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
  await publish('1.0.0')
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
  await publish('1.0.0')
  for (const text of [
    `update module_release set base_path = '/x' where module_id = $1`,
    `update module_release_signature set signature = 'x' where module_id = $1`,
  ])
    await expect(system.database.write(workerScope, (db) => db.run({ text, values: [id] }))).rejects.toMatchObject({
      code: '42501',
    })
})

test('a release that was put into the database past the gate is given to nobody: its signature does not hold', async () => {
  await publish('1.0.0')
  await must(promote('1.0.0'))
  const plant = (version: string, text: string) =>
    system.database.write(workerScope, async (db) => {
      const releaseId = newId()
      await db.run({
        text: `insert into module_release (id, module_id, version, digest, base_path, manifest)
               select $1, module_id, $2, digest, base_path, manifest from module_release where module_id = $3 and version = '1.0.0'`,
        values: [releaseId, version, id],
      })
      await db.run({
        text: `insert into module_release_signature (release_id, module_id, key_id, signature, module_json, check_json)
               select $1, s.module_id, s.key_id, s.signature, ${text}, s.check_json from module_release_signature s
               join module_release r on r.id = s.release_id where r.module_id = $2 and r.version = '1.0.0'`,
        values: [releaseId, id],
      })
      await db.run({
        text: `update module_track set release_id = $1 where module_id = $2 and track = 'stable'`,
        values: [releaseId, id],
      })
    })
  const decision = () => must<ModuleDecision>(ask('GET', `${id}/explain?regionCode=65.03`, province))
  await plant('1.0.1', `s.module_json || ' '::bytea`)
  expect(await decision()).toMatchObject({
    version: '1.0.0',
    reason: 'last-known-good',
    passedOver: { version: '1.0.1', because: 'signature' },
  })
  expect(await versionFor(officers.nunukan)).toBe('1.0.0')
  // Nor are bytes that were signed as one version another.
  await plant('1.0.2', 's.module_json')
  expect(await decision()).toMatchObject({ version: '1.0.0', passedOver: { version: '1.0.2', because: 'signature' } })
})

test('every change is in the trail, with who, where and why', async () => {
  await publish('1.0.0')
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

test('what was done with a module is told to those whose place it was, and to its developer', async () => {
  await publish('1.0.0')
  await must(promote('1.0.0'))
  await must(ask('PUT', `${id}/suspension`, regency, { reason: 'Gagal untuk 6503055708129903 saja' }))
  const actionsFor = async (who: User) =>
    (await must<{ items: RegistryChange[] }>(ask('GET', `${id}/changes`, who))).items.map(({ action }) => action)
  const all = ['module-suspended', 'module-promoted', 'module-published']
  expect(await actionsFor(regency)).toEqual(all)
  expect(await actionsFor(developer)).toEqual(all)
  expect(await actionsFor(foreignProvince)).toEqual(['module-published'])
  expect((await ask('GET', `${id}/changes`, officers.nunukan)).status).toBe(403)
  const { items, nextCursor } = await must<{ items: RegistryChange[]; nextCursor: string | null }>(
    ask('GET', `${id}/changes?limit=1`, regency),
  )
  // A number that could be a citizen's is in nobody's reasons.
  expect(items[0]?.detail.reason).toBe('Gagal untuk … saja')
  const next = await must<{ items: RegistryChange[] }>(
    ask('GET', `${id}/changes?limit=1&cursor=${nextCursor}`, regency),
  )
  expect(next.items.map(({ action }) => action)).toEqual(['module-promoted'])
})

test('health counts loads, faults and quarters by release and arm', async () => {
  await publish('1.0.0')
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
  // The quickest of several: the others also tell how busy the machine is.
  const timeOf = async () => {
    const times: number[] = []
    for (let round = 0; round < 15; round += 1) {
      const startedAt = performance.now()
      await bootOf(officers.nunukan)
      times.push(performance.now() - startedAt)
    }
    return Math.min(...times)
  }
  const before = await timeOf()
  await publish('1.0.0')
  await system.database.write(workerScope, async (db) => {
    const [like] = await db.rows<{ module_json: Buffer }>({
      text: 'select module_json from module_release_signature where module_id = $1',
      values: [id],
    })
    const planted = Array.from({ length: 100 }, (_, index) => {
      const json = like?.module_json.toString('utf8').replaceAll(id, `banyak-${index}`) ?? ''
      return {
        id: `banyak-${index}`,
        releaseId: newId(),
        json,
        signature: developer.key.sign(Buffer.from(`${json}\n`)),
      }
    })
    await db.run({
      text: `with p as (select * from jsonb_to_recordset($1::jsonb) as p (id text, "releaseId" uuid, json text, signature text)),
               m as (insert into module (id, title, owner) select id, '{"id":"x","en":"x"}', 'x' from p returning id),
               r as (insert into module_release (id, module_id, version, digest, base_path, manifest)
                 select p."releaseId", m.id, '1.0.0', 'x', '/m', p.json::jsonb from p join m on m.id = p.id returning id, module_id),
               s as (insert into module_release_signature (release_id, module_id, key_id, signature, module_json)
                 select r.id, r.module_id, $2, p.signature, convert_to(p.json, 'UTF8') from r join p on p.id = r.module_id)
             insert into module_track (module_id, province_code, track, release_id) select module_id, '', 'stable', id from r`,
      values: [JSON.stringify(planted), developer.key.keyId],
    })
  })
  const boot = await bootOf(officers.nunukan)
  expect(boot.modules.length).toBeGreaterThanOrEqual(100)
  const after = await timeOf()
  console.info(`boot: ${before.toFixed(1)} ms before, ${after.toFixed(1)} ms with 100 modules more`)
  expect(after).toBeLessThan(before + 60)
})
