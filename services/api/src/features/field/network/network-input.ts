import type { BodyOf, createTravelLeg, createTravelNode } from '@sipelandukilat/contract'
import { fieldTexts } from '#texts'
import type { Db } from '../../../platform/database/db'
import { from } from '../../../platform/database/from'
import { invalid, Problem } from '../../../platform/problem'
import { newLegCode } from './leg-code'
import { assertLeg } from './leg-faults'
import type { LegValues, NodeValues } from './network-store'

type NodeBody = Pick<
  BodyOf<typeof createTravelNode>,
  'code' | 'kind' | 'name' | 'villageCode' | 'latitude' | 'longitude' | 'isEstimate'
>
type LegBody = Omit<BodyOf<typeof createTravelLeg>, 'provinceCode'>

/** What a node’s fields mean together. @throws Problem `invalid`, `conflict`. */
export async function toNodeValues(db: Db, provinceCode: string, body: NodeBody, id: string): Promise<NodeValues> {
  if ((body.latitude === null) !== (body.longitude === null))
    throw invalid('latitude', fieldTexts.of('giveBothLatitudeLongitudeNeither'))
  if (body.villageCode !== null && !body.villageCode.startsWith(`${provinceCode}.`))
    throw invalid('villageCode', fieldTexts.of('chooseVillageProvince'))
  const other = await db.first<{ name: string; code: string }>({
    text: `select name, code from travel_node where id <> $1 and province_code = $2 and (code = $3 or village_code = $4) limit 1`,
    values: [id, provinceCode, body.code, body.villageCode],
  })
  if (other)
    throw new Problem('conflict', {
      detail: fieldTexts.of('codeVillageAlreadyBelongsPlaceName', { name: other.name, code: other.code }),
    })
  return {
    code: body.code,
    kind: body.kind,
    name: body.name,
    village_code: body.villageCode,
    latitude: body.latitude,
    longitude: body.longitude,
    is_estimate: body.isEstimate,
  }
}

/** What a leg’s fields mean together. @throws Problem `invalid`. */
export async function toLegValues(db: Db, provinceCode: string, body: LegBody, code?: string): Promise<LegValues> {
  const ends = await db.rows(
    from('travel_node')
      .where({ province_code: provinceCode })
      .whereAny('id', [body.fromId, body.toId])
      .select('id', 'name', 'code'),
  )
  const endOf = (field: 'fromId' | 'toId') => {
    const node = ends.find(({ id }) => id === body[field])
    if (!node) throw invalid(field, fieldTexts.of('choosePlaceNetwork'))
    return node
  }
  const [start, end] = [endOf('fromId'), endOf('toId')]
  const taken = await db.rows(
    from('travel_leg').where({ province_code: provinceCode, from_id: start.id, to_id: end.id }).select('code'),
  )
  const values: LegValues = {
    code: code ?? newLegCode(start.code, end.code, body.mode, new Set(taken.map((one) => one.code))),
    from_id: start.id,
    to_id: end.id,
    is_both_ways: body.isBothWays,
    mode: body.mode,
    minutes: body.minutes,
    rupiah_per_person: body.rupiahPerPerson,
    rupiah_per_trip: body.rupiahPerTrip,
    most_people: body.mostPeople,
    most_kilograms: body.mostKilograms,
    timetable: body.timetable,
    timetable_back: body.isBothWays ? body.timetableBack : [],
    months: body.months,
    profiles: body.profiles,
    closures: body.closures,
    is_estimate: body.isEstimate,
    note: body.note,
  }
  assertLeg(values, `${start.name} – ${end.name}`)
  return values
}
