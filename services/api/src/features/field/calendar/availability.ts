import { formatDate, perLanguage } from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'
import type { Db } from '../../../platform/database/db'
import { from } from '../../../platform/database/from'
import { invalid, Problem } from '../../../platform/problem'

type Booking = { teamId: string | null; kitId: string | null; startsOn: string; endsOn: string }
type Days = { from_on: string; until_on: string }

const wordDays = ({ from_on, until_on }: Days) =>
  perLanguage((language) =>
    from_on === until_on
      ? formatDate(from_on, language)
      : `${formatDate(from_on, language)} – ${formatDate(until_on, language)}`,
  )

/**
 * Nobody is taken from leave, no kit from maintenance. What the trip has booked already is not asked about again: who falls
 * ill on the way must not stop the trip from being changed.
 * @throws Problem `conflict` naming what stands in the way, `invalid` where the trip is longer than the team may be away.
 */
export async function assertAvailable(db: Db, booking: Booking, ownTripId: string): Promise<void> {
  const { teamId, kitId, startsOn, endsOn } = booking
  const hasAlready = async (booked: { team_id: string } | { kit_id: string }) =>
    (await db.first(
      from('trip')
        .where({ id: ownTripId, ...booked })
        .where('starts_on', '<=', startsOn)
        .where('ends_on', '>=', endsOn)
        .select('id'),
    )) !== undefined
  if (teamId !== null && !(await hasAlready({ team_id: teamId }))) await assertTeam(db, teamId, startsOn, endsOn)
  if (kitId !== null && !(await hasAlready({ kit_id: kitId }))) await assertKit(db, kitId, startsOn, endsOn)
}

async function assertTeam(db: Db, teamId: string, startsOn: string, endsOn: string): Promise<void> {
  // Leave that is being entered at this moment waits for this booking, or this for it.
  const team = await db.first(from('team').where({ id: teamId }).forUpdate().select('longest_days'))
  const days = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 + 1
  const most = team?.longest_days ?? null
  if (most !== null && days > most) throw invalid('endsOn', fieldTexts.of('teamMayAwayMostDaysMost', { most, days }))
  const away = await db.first<Days & { name: string | null }>({
    text: `select l.from_on, l.until_on, (select name from app_user_names(array[l.user_id])) as name
           from team_leave l join team t on t.id = $1
           where (l.team_id = t.id and l.user_id is null or l.user_id = any(t.member_ids))
             and daterange(l.from_on, l.until_on, '[]') && daterange($2::date, $3::date, '[]')
           order by l.from_on, l.id limit 1`,
    values: [teamId, startsOn, endsOn],
  })
  if (away)
    throw new Problem('conflict', {
      detail: away.name
        ? fieldTexts.of('memberAway', { name: away.name, days: wordDays(away) })
        : fieldTexts.of('teamAway', { days: wordDays(away) }),
    })
}

async function assertKit(db: Db, kitId: string, startsOn: string, endsOn: string): Promise<void> {
  await db.first(from('kit').where({ id: kitId }).forUpdate().select('id'))
  const days = await db.first<Days>({
    text: `select from_on, until_on from kit_maintenance
           where kit_id = $1 and daterange(from_on, until_on, '[]') && daterange($2::date, $3::date, '[]')
           order by from_on, id limit 1`,
    values: [kitId, startsOn, endsOn],
  })
  if (days)
    throw new Problem('conflict', {
      detail: fieldTexts.of('kitMaintenanceWorddays', {
        wordDays: wordDays(days),
      }),
    })
}

/** People on leave are put on no trip. @throws Problem `conflict` naming the first of them. */
export async function assertMembersAvailable(
  db: Db,
  userIds: readonly string[],
  trip: { id: string; starts_on: string; ends_on: string },
): Promise<void> {
  const away = await db.first<Days & { name: string }>({
    text: `select l.from_on, l.until_on, n.name from team_leave l join app_user_names($1) n on n.id = l.user_id
           where l.user_id = any($1) and daterange(l.from_on, l.until_on, '[]') && daterange($2::date, $3::date, '[]')
             and not exists (select from trip_member m where m.trip_id = $4 and m.user_id = l.user_id)
           order by l.from_on, l.id limit 1`,
    values: [userIds, trip.starts_on, trip.ends_on, trip.id],
  })
  if (away)
    throw new Problem('conflict', {
      detail: fieldTexts.of('nameAwayWorddays', {
        name: away.name,
        wordDays: wordDays(away),
      }),
    })
}
