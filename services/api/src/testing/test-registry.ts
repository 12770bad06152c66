import { BootManifest } from '@sipelandukilat/contract'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { type DeveloperKey, newDeveloper, publishFor } from './release-maker'
import { createTestSystem, type TestSystem } from './test-system'

export type User = { id: string; cookie: string }

/** A registry with the people who work with it, and what they do. */
type TestRegistry = {
  system: TestSystem
  developer: User & { key: DeveloperKey }
  platformAdmin: User
  /** Of the province 65; its regency 65.03; and of another province. */
  province: User
  regency: User
  foreignProvince: User
  officers: Record<'nunukan' | 'malinau' | 'balikpapan', User>
  ask: (method: string, path: string, who: User, body?: unknown) => ReturnType<TestSystem['request']>
  bootOf: (who: User, extraCookie?: string) => Promise<BootManifest>
  /** The module that a test is about; each begins with a new one. */
  of: (id: string) => {
    publish: (version: string, requestedScopes?: string[]) => Promise<void>
    promote: (version: string, who?: User, provinceCode?: string) => ReturnType<TestSystem['request']>
    versionFor: (who: User) => Promise<string | undefined>
  }
}

/** The body of an answer that must have this status. */
export async function must<T>(answer: Promise<{ status: number; body: unknown }>, status = 200): Promise<T> {
  const { status: given, body } = await answer
  expect(given, JSON.stringify(body)).toBe(status)
  return body as T
}

async function createTestRegistry(): Promise<TestRegistry> {
  const system = await createTestSystem()
  const developer = await newDeveloper(system)
  const platformAdmin = await system.createUser([{ role: 'platform_admin', regionCode: null }])
  const province = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  const foreignProvince = await system.createUser([{ role: 'province_admin', regionCode: '64' }])
  const regency = await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }])
  const officers = {
    nunukan: await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }]),
    malinau: await system.createUser([{ role: 'supervisor', regionCode: '65.02' }]),
    balikpapan: await system.createUser([{ role: 'intake_officer', regionCode: '64.71' }]),
  }
  const ask: TestRegistry['ask'] = (method, path, who, body) =>
    system.request(method, `/api/v1/modules/${path}`, { cookie: who.cookie, ...(body === undefined ? {} : { body }) })
  const bootOf: TestRegistry['bootOf'] = async (who, extraCookie = '') =>
    BootManifest.parse(await must(system.request('GET', '/api/v1/boot', { cookie: `${who.cookie}${extraCookie}` })))
  return {
    system,
    developer,
    platformAdmin,
    province,
    regency,
    foreignProvince,
    officers,
    ask,
    bootOf,
    of: (id) => ({
      publish: (version, requestedScopes = []) => publishFor(system, developer, { id, version, requestedScopes }),
      promote: (version, who = province, provinceCode) =>
        ask('PUT', `${id}/tracks/stable`, who, { version, ...(provinceCode ? { provinceCode } : {}) }),
      versionFor: async (who) => (await bootOf(who)).modules.find((module) => module.id === id)?.version,
    }),
  }
}

// Of the file that called `withTestRegistry`: filled before its tests, and the last part before each of them.
export let system: TestRegistry['system']
export let developer: TestRegistry['developer']
export let platformAdmin: TestRegistry['platformAdmin']
export let province: TestRegistry['province']
export let foreignProvince: TestRegistry['foreignProvince']
export let regency: TestRegistry['regency']
export let officers: TestRegistry['officers']
export let ask: TestRegistry['ask']
export let bootOf: TestRegistry['bootOf']
export let id: string
export let publish: ReturnType<TestRegistry['of']>['publish']
export let promote: ReturnType<TestRegistry['of']>['promote']
export let versionFor: ReturnType<TestRegistry['of']>['versionFor']

/** Gives a test file a registry of its own, and each of its tests a module that no other has. */
export function withTestRegistry(): void {
  let registry: TestRegistry
  let count = 0
  beforeAll(async () => {
    registry = await createTestRegistry()
    ;({ system, developer, platformAdmin, province, foreignProvince, regency, officers, ask, bootOf } = registry)
  })
  beforeEach(() => {
    count += 1
    id = `modul-${count}`
    ;({ publish, promote, versionFor } = registry.of(id))
  })
  afterAll(() => registry.system.close())
}
