import type { TravelProfile, TripHindrance } from '@sipelandukilat/contract'
import type { LocalDate } from '@sipelandukilat/domain'
import type { Db } from '../../../platform/database/db'
import { listTravelWays, seasonOf, type TravelWays } from '../network/travel-ways'
import { firstDayLeft } from './replan-trip'
import { listMembers, type TripRecord } from './trip-store'

type Left = {
  /** Villages of the stops that are left, in their order. */
  villageCodes: readonly string[]
  /** Where the team was last; undefined: nowhere yet. */
  lastVillage: string | undefined
  hindrances: readonly TripHindrance[]
  today: LocalDate
}

type TripWays = { profile: TravelProfile; ways: TravelWays; startIndex: number | null }

/**
 * The ways of the days that are left of a trip, from where its team is: under the water that is named now, else under what it was
 * planned with. A team that has not set out leaves from the base it was planned with, else from the nearest office.
 */
export async function listTripWays(
  db: Db,
  trip: TripRecord,
  { villageCodes, lastVillage, hindrances, today }: Left,
): Promise<TripWays> {
  const planned = await findPlanned(db, trip)
  const plannedProfile = planned?.profile ?? seasonOf(trip.starts_on)
  const profile = hindrances.find(({ kind }) => kind === 'water')
  const from = firstDayLeft({ startsOn: trip.starts_on }, today)
  const hasSetOut = lastVillage !== undefined || today > trip.starts_on
  const current = profile?.kind === 'water' ? profile.profile : plannedProfile
  const ways = await listTravelWays(db, trip.province_code, {
    days: { from, until: trip.ends_on },
    villageCodes: [...villageCodes, ...(lastVillage === undefined ? [] : [lastVillage])],
    base: hasSetOut ? null : { nodeId: planned?.baseId ?? null },
    profile: current,
    plannedProfile,
    people: (await listMembers(db, trip.id)).length,
  })
  // The place after the villages: where the team was last, or its base, if the network knows one.
  return { profile: current, ways, startIndex: ways.ways.length > villageCodes.length ? villageCodes.length : null }
}

/** What the planning run assumed from which the trip was accepted, as far as the caller sees it. */
async function findPlanned(
  db: Db,
  trip: TripRecord,
): Promise<{ profile: TravelProfile; baseId: string | null } | undefined> {
  return db.first({
    text: `select settings ->> 'profile' as profile,
             (select team ->> 'baseId' from jsonb_array_elements(settings -> 'teams') team where team ->> 'teamId' = $2::text limit 1) as "baseId"
           from planning_run where $1 = any(trip_ids)`,
    values: [trip.id, trip.team_id],
  })
}
