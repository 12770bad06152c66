import type { listRegions, ResponseOf } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, it as test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.03', '65.71')` }),
  )
})
afterAll(() => system.close())

type Found = ResponseOf<typeof listRegions>
const list = async (query: string) =>
  (await system.request('GET', `/api/v1/public/regions?${query}`)).body as unknown as Found

test.each(['Desa Aji Kuning', 'ajikuning', 'aji kunign', 'aji kuning kab nunukan'])(
  '%s finds the village by its name, with what it lies in',
  async (q) => {
    const { items } = await list(`level=village&q=${encodeURIComponent(q)}`)
    expect(items[0]).toEqual({
      code: '65.03.12.2003',
      name: 'Aji Kuning',
      level: 'village',
      parentCode: '65.03.12',
      path: 'Sebatik Tengah, Kabupaten Nunukan',
    })
  },
)

test('where the system serves comes first of equal names, and what is not given is counted', async () => {
  const { items, total } = await list('level=village&q=karang%20anyar')
  expect(items[0]?.code).toMatch(/^65\./)
  expect(items).toHaveLength(30)
  expect(total).toBeGreaterThan(100)
})

test('a search stays within a parent, and at its level', async () => {
  const { items, total } = await list('level=village&q=krayan&parent=65.03')
  expect(total).toBeGreaterThan(20)
  expect(items.every(({ code }) => code.startsWith('65.03.') && code.length === 13)).toBe(true)
  expect((await list('level=district&q=tarakan')).items.map(({ name }) => name)).toContain('Tarakan Barat')
})

test('a name that changed is found by the new one', async () => {
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set name = 'Zirkonia Baru' where code = '65.03.12.2003'` }),
  )
  expect((await list('level=village&q=zirkonia')).items.map(({ code }) => code)).toEqual(['65.03.12.2003'])
})

test('without a search it lists what is directly in a parent, by name, or the provinces', async () => {
  const { items, total } = await list('parent=65.71')
  expect(items.map(({ name, path }) => `${name} in ${path}`)).toEqual([
    'Tarakan Barat in Kota Tarakan, Kalimantan Utara',
    'Tarakan Tengah in Kota Tarakan, Kalimantan Utara',
    'Tarakan Timur in Kota Tarakan, Kalimantan Utara',
    'Tarakan Utara in Kota Tarakan, Kalimantan Utara',
  ])
  expect(total).toBe(4)
  expect((await list('')).total).toBe(38)
})
