import { rowOf } from '@sipelandukilat/access'
import type {
  LegClosure,
  LegDeparture,
  TravelLeg,
  TravelMode,
  TravelNode,
  TravelProfile,
} from '@sipelandukilat/contract'
import { toLocalDate } from '@sipelandukilat/domain'
import { isLegOpenOn, type Network } from '@sipelandukilat/planner'
import type { Db } from '../../../platform/database/db'

export type NodeRow = {
  id: string
  province_code: string
  code: string
  kind: TravelNode['kind']
  name: string
  village_code: string | null
  latitude: number | null
  longitude: number | null
  is_estimate: boolean
  version: number
}

export type LegRow = {
  id: string
  province_code: string
  code: string
  from_id: string
  to_id: string
  is_both_ways: boolean
  mode: TravelMode
  minutes: number
  rupiah_per_person: number
  rupiah_per_trip: number
  most_people: number | null
  most_kilograms: number | null
  timetable: LegDeparture[]
  timetable_back: LegDeparture[]
  months: number[] | null
  profiles: TravelProfile[]
  closures: LegClosure[]
  is_estimate: boolean
  note: string
  version: number
}

export const rowOfNetwork = (provinceCode: string) => rowOf('TravelNetwork', { provinceCode })

export const toNode = (row: NodeRow): TravelNode => ({
  id: row.id,
  provinceCode: row.province_code,
  code: row.code,
  kind: row.kind,
  name: row.name,
  villageCode: row.village_code,
  latitude: row.latitude,
  longitude: row.longitude,
  isEstimate: row.is_estimate,
  version: row.version,
})

export const toLeg = (row: LegRow, now: Date): TravelLeg => ({
  id: row.id,
  provinceCode: row.province_code,
  code: row.code,
  fromId: row.from_id,
  toId: row.to_id,
  isBothWays: row.is_both_ways,
  mode: row.mode,
  minutes: row.minutes,
  rupiahPerPerson: row.rupiah_per_person,
  rupiahPerTrip: row.rupiah_per_trip,
  mostPeople: row.most_people,
  mostKilograms: row.most_kilograms,
  timetable: row.timetable,
  timetableBack: row.timetable_back,
  months: row.months,
  profiles: row.profiles,
  closures: row.closures,
  isEstimate: row.is_estimate,
  note: row.note,
  isClosedToday: !isLegOpenOn(row, toLocalDate(now)),
  version: row.version,
})

/** All places and legs that the caller’s transaction sees, or those of one province. */
export async function loadNetworkRows(db: Db, provinceCode?: string): Promise<{ nodes: NodeRow[]; legs: LegRow[] }> {
  const values = [provinceCode ?? null]
  const where = 'where $1::text is null or province_code = $1'
  const [nodes, legs] = await Promise.all([
    db.rows<NodeRow>({ text: `select * from travel_node ${where} order by name, id`, values }),
    db.rows<LegRow>({ text: `select * from travel_leg ${where} order by code, id`, values }),
  ])
  return { nodes, legs }
}

/** A leg as the planner takes it; `id` names it in what is found wrong. */
export const toPlannerLeg = (leg: LegValues, id: string): Network['legs'][number] => ({
  id,
  from: leg.from_id,
  to: leg.to_id,
  isBothWays: leg.is_both_ways,
  mode: leg.mode,
  minutes: leg.minutes,
  rupiahPerPerson: leg.rupiah_per_person,
  rupiahPerTrip: leg.rupiah_per_trip,
  mostPeople: leg.most_people,
  mostKilograms: leg.most_kilograms,
  timetable: leg.timetable,
  timetableBack: leg.timetable_back,
  months: leg.months,
  profiles: leg.profiles,
  closures: leg.closures,
})

/** Rows as the planner’s network; nodes and legs go by their ids. */
export const toPlannerNetwork = ({ nodes, legs }: { nodes: readonly NodeRow[]; legs: readonly LegRow[] }): Network => ({
  nodes: nodes.map(({ id, name, kind }) => ({ id, name, kind })),
  legs: legs.map((leg) => toPlannerLeg(leg, leg.id)),
})

/** The travel network of a province for the planner, with the node of each village. */
export async function loadPlannerNetwork(
  db: Db,
  provinceCode: string,
): Promise<{ network: Network; nodeOfVillage: Map<string, string> }> {
  const rows = await loadNetworkRows(db, provinceCode)
  return {
    network: toPlannerNetwork(rows),
    nodeOfVillage: new Map(
      rows.nodes.flatMap(({ id, village_code }) => (village_code === null ? [] : [[village_code, id] as const])),
    ),
  }
}

export type NodeValues = Omit<NodeRow, 'id' | 'province_code' | 'version'>
export type LegValues = Omit<LegRow, 'id' | 'province_code' | 'version'>

const nodeColumns = [
  'code',
  'kind',
  'name',
  'village_code',
  'latitude',
  'longitude',
  'is_estimate',
] as const satisfies readonly (keyof NodeValues)[]

const legColumns = [
  'code',
  'from_id',
  'to_id',
  'is_both_ways',
  'mode',
  'minutes',
  'rupiah_per_person',
  'rupiah_per_trip',
  'most_people',
  'most_kilograms',
  'timetable',
  'timetable_back',
  'months',
  'profiles',
  'closures',
  'is_estimate',
  'note',
] as const satisfies readonly (keyof LegValues)[]

const jsonColumns: ReadonlySet<string> = new Set(['timetable', 'timetable_back', 'closures'])
const toValue = (column: string, value: unknown) => (jsonColumns.has(column) ? JSON.stringify(value) : value)

function insertInto(table: string, columns: readonly string[]) {
  const names = ['id', 'province_code', ...columns].join(', ')
  const places = Array.from({ length: columns.length + 2 }, (_, index) => `$${index + 1}`).join(', ')
  return `insert into ${table} (${names}) values (${places})`
}
const updateOf = (table: string, columns: readonly string[]) =>
  `update ${table} set ${columns.map((name, index) => `${name} = $${index + 2}`).join(', ')}, version = version + 1 where id = $1`

const insertNodeText = insertInto('travel_node', nodeColumns)
const insertLegText = insertInto('travel_leg', legColumns)
const updateNodeText = updateOf('travel_node', nodeColumns)
const updateLegText = updateOf('travel_leg', legColumns)

const nodeValues = (node: NodeValues) => nodeColumns.map((column) => node[column])
const legValues = (leg: LegValues) => legColumns.map((column) => toValue(column, leg[column]))

type Placed = { id: string; provinceCode: string }

export const insertNode = (db: Db, { id, provinceCode }: Placed, node: NodeValues): Promise<number> =>
  db.run({ text: insertNodeText, values: [id, provinceCode, ...nodeValues(node)] })
export const insertLeg = (db: Db, { id, provinceCode }: Placed, leg: LegValues): Promise<number> =>
  db.run({ text: insertLegText, values: [id, provinceCode, ...legValues(leg)] })
export const updateNode = (db: Db, id: string, node: NodeValues): Promise<number> =>
  db.run({ text: updateNodeText, values: [id, ...nodeValues(node)] })
export const updateLeg = (db: Db, id: string, leg: LegValues): Promise<number> =>
  db.run({ text: updateLegText, values: [id, ...legValues(leg)] })
