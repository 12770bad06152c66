import type { ImportLine, ResponseOf, readTravelNetwork, TravelLeg, TravelNode } from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import { buildMatrix, checkNetwork } from '@sipelandukilat/planner'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../../platform/caller'
import { seedNetwork } from '../../../seed/seed-network'
import { readTrail } from '../../../testing/read-trail'
import { createTestSystem, type TestSystem } from '../../../testing/test-system'
import { loadPlannerNetwork } from './network-store'

let system: TestSystem
type User = { id: string; cookie: string }
let coordinator: User
let supervisor: User
let elsewhere: User

beforeAll(async () => {
  system = await createTestSystem()
  // Twice, as after a restart.
  for (const _ of [1, 2]) await seedNetwork(system.database)
  coordinator = await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }])
  supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
  elsewhere = await system.createUser([{ role: 'trip_coordinator', regionCode: '64' }])
})
afterAll(() => system.close())

async function call<T>(user: User, method: string, path: string, body?: unknown, status = 200): Promise<T> {
  const answer = await system.request(method, `/api/v1${path}`, {
    cookie: user.cookie,
    ...(body === undefined ? {} : { body }),
  })
  expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body).slice(0, 500)}`).toBe(status)
  return answer.body as T
}

type Network = ResponseOf<typeof readTravelNetwork>
type Unreachable = {
  items: { code: string; reason: { code: string; text: string } }[]
  villages: number
  reachedVillages: number
}
type Refusal = { detail: string; errors?: { path: string; message: string }[] }

const read = (user: User) => call<Network>(user, 'GET', '/travel-network')
const nodeOf = ({ nodes }: Network, code: string): TravelNode => {
  const node = nodes.find((one) => one.code === code)
  if (!node) throw new Error(`No node ${code}`)
  return node
}

const nodeInput = {
  provinceCode: '65',
  code: 'DMG-UJI',
  kind: 'jetty',
  name: 'Dermaga Uji',
  villageCode: null,
  latitude: 3.5,
  longitude: 116.5,
  isEstimate: false,
}
const legInput = (from: TravelNode, to: TravelNode) => ({
  fromId: from.id,
  toId: to.id,
  isBothWays: true,
  mode: 'river',
  minutes: 45,
  rupiahPerPerson: 0,
  rupiahPerTrip: 600_000,
  mostPeople: 8,
  mostKilograms: null,
  timetable: [],
  timetableBack: [],
  months: null,
  profiles: ['dry', 'wet'],
  closures: [],
  isEstimate: true,
  note: '',
})

test('Kaltara begins with an estimate in which every village is reached when rivers carry boats', async () => {
  const network = await read(coordinator)
  expect(network.nodes.filter(({ kind }) => kind === 'village')).toHaveLength(482)
  expect([...network.nodes, ...network.legs].every(({ isEstimate }) => isEstimate)).toBe(true)
  expect(network.editable).toEqual(['65'])
  const dry = await call<Unreachable>(coordinator, 'GET', '/travel-network/unreachable?profile=dry')
  expect(dry).toEqual({ items: [], villages: 482, reachedVillages: 482 })
  const low = await call<Unreachable>(coordinator, 'GET', '/travel-network/unreachable?profile=low_river')
  expect(low.reachedVillages).toBeLessThan(482)
  const hulu = low.items.find(({ code }) => code.startsWith('65.03.21.'))
  expect(hulu?.reason.code).toBe('closed-in-profile')
  expect(hulu?.reason.text).toContain('Lumbis Ogong–Pusat Kecamatan Lumbis Pansiangan')
})

test('the planner gets it as a matrix, flights as connections', async () => {
  const { network, nodeOfVillage } = await system.database.read(workerScope, (db) => loadPlannerNetwork(db, '65'))
  expect(checkNetwork(network).ok).toBe(true)
  const office = network.nodes.find(({ name }) => name.includes('Nunukan') && name.includes('Disdukcapil'))?.id ?? ''
  // One village of each district stands for all.
  const villages = [...new Map([...nodeOfVillage].map((one) => [one[0].slice(0, 8), one] as const)).values()]
  const matrix = buildMatrix(network, {
    profile: 'dry',
    from: '2026-08-03',
    until: '2026-08-28',
    party: { people: 6, kilograms: 200 },
    places: [office, ...villages.map(([, id]) => id)],
  })
  expect(matrix.minutes.flat().filter((minutes) => minutes === null)).toHaveLength(0)
  const krayan = 1 + villages.findIndex(([code]) => code.startsWith('65.03.05.'))
  expect(matrix.connections.some(({ from, to }) => from === 0 && to === krayan)).toBe(true)
})

test('a regency of the province reads it and changes nothing; another province sees none of it', async () => {
  const network = await read(supervisor)
  expect(network.legs.length).toBeGreaterThan(482)
  expect(network.editable).toEqual([])
  await call(supervisor, 'POST', '/travel-nodes', nodeInput, 403)
  expect(await read(elsewhere)).toMatchObject({ nodes: [], legs: [] })
  await call(elsewhere, 'DELETE', `/travel-legs/${network.legs[0]?.id}?expectedVersion=1`, undefined, 404)
})

test('a place with legs is not deleted, and says which; without them it is', async () => {
  const created = await call<TravelNode>(coordinator, 'POST', '/travel-nodes', nodeInput, 201)
  await call(coordinator, 'POST', '/travel-nodes', nodeInput, 409)
  const seat = nodeOf(await read(coordinator), '65.02.12')
  const leg = await call<TravelLeg>(
    coordinator,
    'POST',
    '/travel-legs',
    { provinceCode: '65', ...legInput(created, seat) },
    201,
  )
  const remove = (path: string, status: number) => call<Refusal>(coordinator, 'DELETE', path, undefined, status)
  const refusal = await remove(`/travel-nodes/${created.id}?expectedVersion=1`, 409)
  expect(refusal.detail).toContain(leg.code)
  await remove(`/travel-legs/${leg.id}?expectedVersion=7`, 409)
  await remove(`/travel-legs/${leg.id}?expectedVersion=1`, 204)
  await remove(`/travel-nodes/${created.id}?expectedVersion=1`, 204)
  expect((await readTrail(system, 'TravelNetwork', created.id)).map(({ action }) => action)).toEqual([
    'travel-node-created',
    'travel-node-deleted',
  ])
})

test.each([
  ['negative minutes', { minutes: -5 }, 'minutes'],
  ['no water that opens it', { profiles: [] }, 'profiles'],
  ['a timetable there and none back', { timetable: [{ days: [1], leaves: '08:00' }] }, 'timetableBack'],
  [
    'a closed period that ends first',
    { closures: [{ from: '2026-08-09', until: '2026-08-01', reason: '' }] },
    'closures',
  ],
  ['a timetable without days', { isBothWays: false, timetable: [{ days: [], leaves: '08:00' }] }, 'timetable'],
  ['seats for nobody', { mostPeople: 0 }, 'mostPeople'],
])('a leg with %s is refused in words at its field', async (_, change, path) => {
  const network = await read(coordinator)
  const input = legInput(nodeOf(network, '65.02.12'), nodeOf(network, '65.02.01'))
  const refusal = await call<Refusal>(
    coordinator,
    'POST',
    '/travel-legs',
    { provinceCode: '65', ...input, ...change },
    422,
  )
  expect(refusal.errors?.map((error) => error.path)).toEqual([path])
})

test('a leg closed today says so, and cuts off what lies behind it', async () => {
  const network = await read(coordinator)
  const leg = network.legs.find(({ code }) => code === 'KTR-BULUNGAN>65.01.09-road')
  if (!leg) throw new Error('No road to Sekatak')
  const { id, provinceCode: _, code: __, isClosedToday: ___, version, ...fields } = leg
  const closures = [{ from: '2026-09-10', until: '2026-09-20', reason: 'Longsor' }]
  const closed = await call<TravelLeg>(coordinator, 'PUT', `/travel-legs/${id}`, {
    ...fields,
    closures,
    expectedVersion: version,
  })
  expect(closed.isClosedToday).toBe(true)
  const missed = await call<Unreachable>(coordinator, 'GET', '/travel-network/unreachable?profile=dry&on=2026-09-14')
  expect(new Set(missed.items.map(({ code }) => placeOf(code).districtCode))).toEqual(new Set(['65.01.09']))
  expect(missed.items[0]?.reason.code).toBe('closed-in-season')
  await call(coordinator, 'PUT', `/travel-legs/${id}`, { ...fields, expectedVersion: version }, 409)
  await call(coordinator, 'PUT', `/travel-legs/${id}`, { ...fields, closures: [], expectedVersion: closed.version })
})

test('estimates are confirmed, each once', async () => {
  const network = await read(coordinator)
  const ids = network.legs.slice(0, 3).map(({ id }) => id)
  const confirm = () => call(coordinator, 'POST', '/travel-network/confirmations', { provinceCode: '65', legIds: ids })
  expect(await confirm()).toEqual({ confirmed: 3 })
  expect(await confirm()).toEqual({ confirmed: 0 })
})

const preview = async (kind: string, csv: string) =>
  (
    await call<{ lines: ImportLine[] }>(coordinator, 'POST', '/travel-network/import-previews', {
      provinceCode: '65',
      kind,
      csv,
    })
  ).lines

test('what was exported says nothing new when it is imported', async () => {
  for (const kind of ['nodes', 'legs']) {
    const { csv } = await call<{ csv: string }>(coordinator, 'GET', `/travel-network/export?kind=${kind}`)
    const lines = await preview(kind, csv)
    expect(lines.length).toBeGreaterThan(480)
    expect(lines.filter(({ action, problems }) => action !== 'same' || problems.length > 0)).toEqual([])
  }
})

test('each bad line of a file is named; the good ones chosen are taken, all or none', async () => {
  const csv = [
    'dari;ke;moda;menit;jadwal;jadwal_pulang;dua_arah;bulan;catatan',
    'KTR-MALINAU;65.02.15;darat;240;;;ya;3-9;"Jalan baru; belum diaspal"',
    'KTR-MALINAU;BDR-TIADA;udara;40;1 4@08:00;1 4@09:00;ya;;',
    'KTR-MALINAU;65.02.12;darat;-10;;;ya;;',
    'KTR-MALINAU;65.02.12;unta;seribu;8@08:00;;mungkin;13;',
    'KTR-MALINAU;65.02.12;udara;25;1 4@08:00;;ya;;',
  ].join('\n')
  const lines = await preview('legs', csv)
  expect(lines.map(({ line, problems }) => [line, problems.map(({ column }) => column)])).toEqual([
    [2, []],
    [3, ['ke']],
    [4, ['menit']],
    [5, ['moda', 'menit', 'dua_arah', 'jadwal', 'bulan']],
    [6, ['jadwal_pulang']],
  ])
  expect(lines[1]?.problems[0]?.text).toContain('BDR-TIADA')
  const take = (chosen: number[], status = 200) =>
    call<Refusal & { added: number }>(
      coordinator,
      'POST',
      '/travel-network/imports',
      { provinceCode: '65', kind: 'legs', csv, lines: chosen },
      status,
    )
  const before = (await read(coordinator)).legs.length
  expect((await take([2, 4], 422)).errors?.[0]?.message).toContain('Baris 4')
  expect((await read(coordinator)).legs).toHaveLength(before)
  expect(await take([2])).toMatchObject({ added: 1 })
  const added = (await read(coordinator)).legs.find(({ code }) => code === 'KTR-MALINAU>65.02.15-road')
  expect(added).toMatchObject({ months: [3, 4, 5, 6, 7, 8, 9], note: 'Jalan baru; belum diaspal', minutes: 240 })
})

test('places are imported with their villages, and one village is one place', async () => {
  const csv = [
    'kode,jenis,nama,kode_desa,lintang,bujur',
    'DMG-LABANG,dermaga,Dermaga Labang,,4.2,116.1',
    'DUA,desa,Dua,65.03.05.2022,,',
    'TIGA,desa,Tiga,64.01.01.2001,3,',
  ].join('\r\n')
  const lines = await preview('nodes', csv)
  expect(lines.map(({ problems }) => problems.map(({ column }) => column))).toEqual([
    [],
    ['kode_desa'],
    ['kode_desa', 'lintang'],
  ])
})

test('a file without names of columns is refused, naming them', async () => {
  const body = { provinceCode: '65', kind: 'legs', csv: 'a,b\n1,2\n' }
  const refusal = await call<Refusal>(coordinator, 'POST', '/travel-network/import-previews', body, 422)
  expect(refusal.errors?.[0]?.message).toContain('dari, ke, moda, menit')
})
