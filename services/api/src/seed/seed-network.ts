import type { TravelMode } from '@sipelandukilat/contract'
import { newLegCode } from '../features/field/network/leg-code'
import type { LegRow, NodeRow } from '../features/field/network/network-store'
import { workerScope } from '../platform/caller'
import type { Database, Db } from '../platform/database/db'
import { from } from '../platform/database/from'
import { newId } from '../platform/id'
import { type HubLeg, hubLegs, hubs } from './kaltara-hubs'

const province = '65'
const source = 'Perkiraan awal dari letak dan akses kecamatan; konfirmasi oleh petugas yang pernah menempuhnya.'

type Region = {
  code: string
  name: string
  level: 'district' | 'village'
  access: string | null
  latitude: number | null
  longitude: number | null
}

/**
 * The travel network of Kaltara as an estimate to be confirmed: hubs, the seat of each district, each village with a leg to
 * that seat. Where the province has a network already, nothing is done.
 */
export async function seedNetwork(database: Database): Promise<void> {
  await database.write(workerScope, async (db) => {
    const known = await db.first(from('travel_node').where({ province_code: province }).limit(1).select('id'))
    if (known) return
    const regions = await db.rows<Region>({
      text: `select code, name, level, access, latitude, longitude from region
             where province_code = $1 and level in ('district', 'village') order by code`,
      values: [province],
    })
    await insertNetwork(db, regions)
  })
}

async function insertNetwork(db: Db, regions: readonly Region[]): Promise<void> {
  const nodes: NodeRow[] = hubs.map(([code, kind, name, latitude, longitude]) =>
    toNode({ code, kind, name, latitude, longitude }),
  )
  const legs: LegRow[] = []
  const taken = new Set<string>()
  const idOf = new Map(nodes.map(({ code, id }) => [code, id]))
  const addNode = (node: NodeRow) => {
    nodes.push(node)
    idOf.set(node.code, node.id)
  }
  const addLeg = (leg: HubLeg) => {
    const from = idOf.get(leg.from)
    const to = idOf.get(leg.to)
    if (from === undefined || to === undefined) throw new Error(`The leg ${leg.from}–${leg.to} has no such ends`)
    const code = newLegCode(leg.from, leg.to, leg.mode, taken)
    taken.add(code)
    legs.push(toLeg(leg, code, from, to))
  }
  const villages = regions.filter(({ level }) => level === 'village')
  for (const district of regions.filter(({ level }) => level === 'district')) {
    const { code, name, latitude, longitude } = district
    addNode(toNode({ code, kind: 'other', name: `Pusat Kecamatan ${name}`, latitude, longitude }))
    villages
      .filter((village) => village.code.startsWith(`${code}.`))
      .forEach((village, index, { length }) => {
        const { kilometres, ...position } = spread(district, index)
        addNode(
          toNode({ code: village.code, kind: 'village', name: village.name, village_code: village.code, ...position }),
        )
        addLeg(toVillageLeg(district, village.code, kilometres, index / length))
      })
  }
  for (const leg of hubLegs) addLeg(leg)
  for (const [table, rows] of [
    ['travel_node', nodes],
    ['travel_leg', legs],
  ] as const)
    await db.run({
      text: `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`,
      values: [JSON.stringify(rows)],
    })
}

const toNode = (node: Partial<NodeRow> & Pick<NodeRow, 'code' | 'kind' | 'name'>): NodeRow => ({
  id: newId(),
  province_code: province,
  village_code: null,
  latitude: null,
  longitude: null,
  is_estimate: true,
  version: 1,
  ...node,
})

function toLeg(leg: HubLeg, code: string, from: string, to: string): LegRow {
  const [days, there, back] = leg.leaves ?? [[], [], []]
  const timetableOf = (hours: readonly string[]) => hours.map((leaves) => ({ days: [...days], leaves }))
  return {
    id: newId(),
    province_code: province,
    code,
    from_id: from,
    to_id: to,
    is_both_ways: true,
    mode: leg.mode,
    minutes: leg.minutes,
    rupiah_per_person: leg.person ?? 0,
    rupiah_per_trip: leg.trip ?? 0,
    most_people: leg.people ?? null,
    most_kilograms: leg.kilograms ?? null,
    timetable: timetableOf(there),
    timetable_back: timetableOf(back),
    months: null,
    profiles: [...(leg.profiles ?? (['dry', 'wet', 'low_river'] as const))],
    closures: [],
    is_estimate: true,
    note: source,
    version: 1,
  }
}

/** Villages lie around the seat of their district, the further the later they come: a sunflower’s spiral of 1 to 12 km. */
function spread({ latitude, longitude }: Region, index: number) {
  const degrees = 0.012 * Math.sqrt(index + 1)
  const angle = index * 2.399963
  const round = (value: number) => Math.round(value * 10_000) / 10_000
  const kilometres = degrees * 111
  if (latitude === null || longitude === null) return { kilometres, latitude: null, longitude: null }
  return {
    kilometres,
    latitude: round(latitude + degrees * Math.cos(angle)),
    longitude: round(longitude + degrees * Math.sin(angle)),
  }
}

/** Kilometres an hour, and rupiah for a car or boat by the minute. */
const pace: Partial<Record<TravelMode, { speed: number; minute: number; people: number }>> = {
  road: { speed: 25, minute: 5_000, people: 6 },
  river: { speed: 12, minute: 20_000, people: 8 },
}

/** By boat where rivers are the way, on foot in the far half of the highlands of Krayan, else by road. */
function toVillageLeg(district: Region, to: string, kilometres: number, far: number): HubLeg {
  const { code, access } = district
  const isRiver = access?.startsWith('sungai') === true || access?.includes('/sungai') === true
  const mode: TravelMode = isRiver ? 'river' : access === 'hanya udara' && far >= 0.5 ? 'foot' : 'road'
  const own = pace[mode]
  const minutes = Math.round((kilometres / (own?.speed ?? 4)) * 60) + 10
  return {
    from: code,
    to,
    mode,
    minutes,
    ...(own ? { trip: minutes * own.minute, people: own.people } : {}),
    // In the upper reaches boats run aground when the river falls.
    ...(isRiver && far >= 0.5 ? { profiles: ['dry', 'wet'] } : {}),
  }
}
