import type { ModuleRollout, RegisteredModule } from '@sipelandukilat/contract'
import { expect, test } from 'vitest'
import {
  ask,
  bootOf,
  foreignProvince,
  id,
  must,
  officers,
  promote,
  province,
  publish,
  regency,
  versionFor,
  withTestRegistry,
} from '../../testing/test-registry'

withTestRegistry()

test('a regency that a rollout reaches goes back to what everybody else has', async () => {
  for (const version of ['1.0.0', '1.1.0']) await publish(version)
  await must(promote('1.0.0'))
  await must(
    ask('POST', `${id}/rollouts`, province, { version: '1.1.0', rules: [{ regencies: ['65.03'], percentage: 100 }] }),
    201,
  )
  expect(await versionFor(officers.nunukan)).toBe('1.1.0')
  await must(ask('POST', `${id}/rollback`, regency, { reason: 'Tidak bisa menyimpan' }))
  expect(await versionFor(officers.nunukan)).toBe('1.0.0')
})

test('a rollout is previewed, started, widened, paused, resumed and finished', async () => {
  for (const version of ['1.0.0', '1.1.0']) await publish(version)
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
  for (const version of ['1.0.0', '1.1.0']) await publish(version)
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
