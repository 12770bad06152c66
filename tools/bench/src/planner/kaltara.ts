import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { placeOf } from '@sipelandukilat/domain'
import type { PlannedKit, PlannedTeam, PlanningProblem, ServicePoint } from '@sipelandukilat/planner'
import districts from '../../../../services/api/src/seed/kaltara-districts.json'

/**
 * Kaltara as a planner meets it: its 482 villages, 1,100 people who wait, 8 teams, 6 kits, 26 days. Villages and how
 * their districts are reached are real; where exactly a village lies, who waits, minutes and rupiah are invented, the
 * same for the same seed.
 */

type Place = { name: string; code: string; latitude: number; longitude: number }

/** Seats of the regencies: where the teams and kits are. */
const seats: Place[] = [
  { name: 'Tanjung Selor', code: '65.01', latitude: 2.84, longitude: 117.37 },
  { name: 'Malinau Kota', code: '65.02', latitude: 3.58, longitude: 116.63 },
  { name: 'Nunukan', code: '65.03', latitude: 4.13, longitude: 117.66 },
  { name: 'Tideng Pale', code: '65.04', latitude: 3.55, longitude: 116.98 },
  { name: 'Tarakan', code: '65.71', latitude: 3.32, longitude: 117.59 },
]

/** Kilometres in an hour, rupiah for a kilometre, and how much longer than a straight line a way is. */
const modes = {
  road: { speed: 38, perKm: 9_000, detour: 1.35 },
  river: { speed: 22, perKm: 45_000, detour: 1.5 },
  sea: { speed: 35, perKm: 30_000, detour: 1.15 },
  // A chartered small plane: dear, quick, and an hour of waiting and loading.
  air: { speed: 190, perKm: 95_000, detour: 1 },
} as const
type Mode = keyof typeof modes

const kilometres = (a: Place, b: Place) =>
  Math.hypot(
    (a.latitude - b.latitude) * 111,
    (a.longitude - b.longitude) * 111 * Math.cos((a.latitude * Math.PI) / 180),
  )

/** How a district is reached from the seat of its regency, and how one goes on inside it. */
function modesOf(access: string | null): { into: Mode; inside: Mode } {
  if (access === 'hanya udara') return { into: 'air', inside: 'road' }
  if (access?.startsWith('udara')) return { into: 'air', inside: 'river' }
  if (access?.startsWith('sungai')) return { into: 'river', inside: 'river' }
  if (access?.startsWith('laut')) return { into: 'sea', inside: 'road' }
  return { into: 'road', inside: 'road' }
}

function leg(a: Place, b: Place, mode: Mode) {
  const { speed, perKm, detour } = modes[mode]
  const km = kilometres(a, b) * detour
  const wait = mode === 'air' ? 60 : mode === 'sea' ? 20 : 0
  return { minutes: Math.round((km / speed) * 60 + wait + 5), rupiah: Math.round(km * perKm) }
}

function createDraw(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function readVillages(): { code: string; name: string }[] {
  const folder = path.dirname(createRequire(import.meta.url).resolve('idn-area-data/package.json'))
  return readFileSync(path.join(folder, 'data', 'villages.csv'), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.startsWith('65'))
    .map((line) => {
      const [code = '', , name = ''] = line.split(',')
      return { code, name }
    })
}

/** Least minutes between all places (Floyd–Warshall), with the rupiah of that way. */
function closeWays(minutes: number[][], rupiah: number[][]): void {
  const size = minutes.length
  for (let via = 0; via < size; via += 1)
    for (let from = 0; from < size; from += 1) {
      const [row, costs, first] = [minutes[from] ?? [], rupiah[from] ?? [], minutes[from]?.[via] ?? 0]
      if (first === Number.POSITIVE_INFINITY) continue
      for (let to = 0; to < size; to += 1) {
        const way = first + (minutes[via]?.[to] ?? 0)
        if (way >= (row[to] ?? 0)) continue
        row[to] = way
        costs[to] = (costs[via] ?? 0) + (rupiah[via]?.[to] ?? 0)
      }
    }
}

export function makeKaltara(seed = 1): PlanningProblem {
  const draw = createDraw(seed)
  const access = new Map(districts.map((district) => [district.code, district]))
  const villages = readVillages()
  const places: Place[] = [
    ...seats,
    ...villages.map(({ code, name }) => {
      const district = access.get(placeOf(code).districtCode)
      const spread = district?.access ? 0.09 : 0.06
      return {
        name,
        code,
        latitude: (district?.latitude ?? 3) + (draw() - 0.5) * 2 * spread,
        longitude: (district?.longitude ?? 117) + (draw() - 0.5) * 2 * spread,
      }
    }),
  ]
  const size = places.length
  const minutes = places.map((_, from) => places.map((__, to) => (from === to ? 0 : Number.POSITIVE_INFINITY)))
  const rupiah = places.map(() => places.map(() => 0))
  const connect = (from: number, to: number, mode: Mode) => {
    const [a, b] = [places[from], places[to]]
    const row = minutes[from]
    if (!a || !b || !row) return
    const way = leg(a, b, mode)
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      if (way.minutes >= (minutes[one]?.[other] ?? 0)) continue
      minutes[one]?.splice(other, 1, way.minutes)
      rupiah[one]?.splice(other, 1, way.rupiah)
    }
  }
  const districtOf = (index: number) => placeOf(places[index]?.code ?? '').districtCode
  const byDistrict = new Map<string, number[]>()
  for (let index = seats.length; index < size; index += 1)
    byDistrict.set(districtOf(index), [...(byDistrict.get(districtOf(index)) ?? []), index])
  for (const [code, inside] of byDistrict) {
    const { into, inside: mode } = modesOf(access.get(code)?.access ?? null)
    for (const [at, one] of inside.entries()) for (const other of inside.slice(at + 1)) connect(one, other, mode)
    const seat = seats.findIndex((one) => code.startsWith(one.code))
    const [first] = inside
    if (first !== undefined) connect(seat, first, into)
  }
  // Neighbouring districts without an obstacle are joined by road; the seats by road or sea.
  const firsts = [...byDistrict].filter(([code]) => !access.get(code)?.access && !code.startsWith('65.71'))
  for (const [, [one]] of firsts)
    for (const [, [other]] of firsts) {
      const [a, b] = [places[one ?? 0], places[other ?? 0]]
      if (one !== undefined && other !== undefined && one < other && a && b && kilometres(a, b) < 45)
        connect(one, other, 'road')
    }
  for (const [from, to, mode] of [
    [0, 1, 'road'],
    [1, 3, 'road'],
    [0, 4, 'sea'],
    [2, 4, 'sea'],
    [3, 4, 'sea'],
  ] as const)
    connect(from, to, mode)
  closeWays(minutes, rupiah)
  const matrix = (rows: number[][]) =>
    rows.map((row, from) => row.map((value, to) => (Number.isFinite(minutes[from]?.[to]) ? value : null)))

  return {
    period: { days: 26, opens: 7 * 60, closes: 18 * 60, closedDays: [] },
    places: places.map(({ name }) => name),
    networks: [{ profile: 'dry', minutes: matrix(minutes), rupiah: matrix(rupiah) }],
    profile: 'dry',
    connections: [],
    points: toPoints(places, draw),
    teams: toTeams(draw),
    kits: toKits(),
    budget: 900_000_000,
    fairnessFloor: 0.4,
  }
}

/** 1,100 people over all villages, at least one in each; more of them, and more urgent, far from the seats. */
function toPoints(places: readonly Place[], draw: () => number): ServicePoint[] {
  const villages = places.slice(seats.length)
  const people = villages.map(() => 1)
  const weights = villages.map(
    (village) => 0.5 + Math.min(3, Math.min(...seats.map((seat) => kilometres(seat, village))) / 60),
  )
  const sum = weights.reduce((all, one) => all + one, 0)
  for (let left = 1_100 - villages.length; left > 0; left -= 1) {
    let at = draw() * sum
    const index = weights.findIndex((weight) => {
      at -= weight
      return at < 0
    })
    people[Math.max(0, index)] = (people[Math.max(0, index)] ?? 0) + 1
  }
  return villages.map((village, index) => {
    const count = people[index] ?? 1
    let priority = 0
    for (let person = 0; person < count; person += 1) priority += 1 + Math.round(draw() * draw() * 80) / 10
    return {
      id: village.code,
      place: seats.length + index,
      district: placeOf(village.code).districtCode,
      regency: placeOf(village.code).regencyCode,
      people: count,
      priority: Math.round(priority * 10) / 10,
      setUp: 40,
      perPerson: 15,
      blanks: count,
      skills: draw() < 0.05 ? ['nurse'] : [],
      canSleep: true,
    }
  })
}

function toTeams(draw: () => number): PlannedTeam[] {
  return [0, 0, 1, 1, 2, 2, 3, 4].map((base, index) => {
    const leave = Math.floor(draw() * 22)
    return {
      id: `team-${index + 1}`,
      base,
      members: 4 + (index % 3),
      skills: index % 2 === 0 ? ['nurse'] : [],
      dailyMinutes: 600,
      bookedDays: index % 3 === 0 ? [leave, leave + 1, leave + 2] : [],
      longestTrip: 10,
      costPerDay: 1_800_000,
    }
  })
}

const toKits = (): PlannedKit[] =>
  [0, 1, 1, 2, 2, 4].map((base, index) => ({
    id: `kit-${index + 1}`,
    base,
    bookedDays: index === 3 ? [12, 13, 14] : [],
    blanks: 120,
  }))
