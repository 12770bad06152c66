import { rowOf } from '@sipelandukilat/access'
import type { TravelLeg, TravelNode, TravelProfile } from '@sipelandukilat/contract'
import { toLocalDate } from '@sipelandukilat/domain'
import { isLegOpenOn, type Network } from '@sipelandukilat/planner'
import type { Db } from '../../../platform/database/db'
import { from, type Row } from '../../../platform/database/from'

export type NodeRow = Row<'travel_node'>
/** `profiles` holds the planner’s words only: nothing else passes the contract on the way in. */
export type LegRow = Omit<Row<'travel_leg'>, 'profiles'> & { profiles: TravelProfile[] }

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

type Placed = { id: string; provinceCode: string }

export const insertNode = (db: Db, { id, provinceCode }: Placed, node: NodeValues): Promise<number> =>
  db.run(from('travel_node').insert({ id, province_code: provinceCode, ...node }))
export const insertLeg = (db: Db, { id, provinceCode }: Placed, leg: LegValues): Promise<number> =>
  db.run(from('travel_leg').insert({ id, province_code: provinceCode, ...leg }))
export const updateNode = (db: Db, id: string, node: NodeValues): Promise<number> =>
  db.run(from('travel_node').where({ id }).update(node).increment('version', 1))
export const updateLeg = (db: Db, id: string, leg: LegValues): Promise<number> =>
  db.run(from('travel_leg').where({ id }).update(leg).increment('version', 1))
export const deleteNode = (db: Db, id: string): Promise<number> => db.run(from('travel_node').where({ id }).delete())
export const deleteLeg = (db: Db, id: string): Promise<number> => db.run(from('travel_leg').where({ id }).delete())

export const findNodeForUpdate = (db: Db, id: string) => db.first(from('travel_node').where({ id }).forUpdate())
export const findLegForUpdate = (db: Db, id: string) => db.first(from('travel_leg').where({ id }).forUpdate())

/** Codes of the legs that begin or end at a place. */
export const listLegsOfNode = (db: Db, nodeId: string): Promise<{ code: string }[]> =>
  db.rows<{ code: string }>({
    text: 'select code from travel_leg where from_id = $1 or to_id = $1 order by code',
    values: [nodeId],
  })

/** Notes that what stood as an estimate was found to be so. */
export const confirmNodes = (db: Db, provinceCode: string, ids: readonly string[]): Promise<number> =>
  db.run(
    from('travel_node')
      .where({ province_code: provinceCode, is_estimate: true })
      .whereAny('id', ids)
      .update({ is_estimate: false })
      .increment('version', 1),
  )
export const confirmLegs = (db: Db, provinceCode: string, ids: readonly string[]): Promise<number> =>
  db.run(
    from('travel_leg')
      .where({ province_code: provinceCode, is_estimate: true })
      .whereAny('id', ids)
      .update({ is_estimate: false })
      .increment('version', 1),
  )

export const listVillagesWithoutNode = (
  db: Db,
  provinceCodes: readonly string[],
): Promise<{ code: string; name: string }[]> =>
  db.rows<{ code: string; name: string }>({
    text: `select code, name from region r where level = 'village' and province_code = any($1)
             and not exists (select from travel_node n where n.village_code = r.code) order by code`,
    values: [provinceCodes],
  })

export async function countVillages(db: Db, provinceCodes: readonly string[]): Promise<number> {
  const row = await db.first<{ count: number }>({
    text: `select count(*) from region where level = 'village' and province_code = any($1)`,
    values: [provinceCodes],
  })
  return row?.count ?? 0
}
