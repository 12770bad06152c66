import { addCalendarDays, toLocalDate } from '@sipelandukilat/domain'
import { workerScope } from '../platform/caller'
import type { Database } from '../platform/database/db'
import { newId } from '../platform/id'

/** What the demonstration’s teams can do, who of them is away, and how its kits are. Again does nothing. */
export async function seedCalendar(database: Database, now: Date): Promise<void> {
  const day = (days: number) => addCalendarDays(toLocalDate(now), days)
  await database.write(workerScope, async (db) => {
    const known = await db.first({ text: 'select 1 from team_leave limit 1' })
    if (known) return
    const teams = await db.rows<{ id: string; regency_code: string | null; member_ids: string[] }>({
      text: `update team set skills = case when regency_code is null then '{enrolment,card_printing,medical,driving}'::text[]
                 else '{enrolment,boat,local_language}'::text[] end,
               longest_days = case when regency_code is null then 14 else 10 end
             where province_code = '65' returning id, regency_code, member_ids`,
    })
    const kits = await db.rows<{ id: string; regency_code: string | null; state: string }>({
      text: `update kit set blanks = case when regency_code is null then 1200 else 80 end, blanks_low = 100,
               ribbons = case when regency_code is null then 14 else 5 end, ribbons_low = 4
             where province_code = '65' returning id, regency_code, state`,
    })
    for (const [index, team] of teams.entries()) {
      const userId = team.member_ids[index % Math.max(1, team.member_ids.length)]
      if (!userId) continue
      await db.run({
        text: `insert into team_leave (id, team_id, user_id, province_code, regency_code, from_on, until_on, kind, note, created_by)
               values ($1, $2, $3, '65', $4, $5, $6, $7, $8, $3)`,
        values: [
          newId(),
          team.id,
          userId,
          team.regency_code,
          day(25 + index),
          day(27 + index),
          index === 0 ? 'training' : 'annual',
          index === 0 ? 'Pelatihan operator' : '',
        ],
      })
    }
    const keeper = teams[0]?.member_ids[0]
    for (const kit of kits.filter(({ state }) => state === 'repair'))
      if (keeper)
        await db.run({
          text: `insert into kit_maintenance (id, kit_id, province_code, regency_code, from_on, until_on, note, created_by)
                 values ($1, $2, '65', $3, $4, $5, 'Ganti pemindai sidik jari', $6)`,
          values: [newId(), kit.id, kit.regency_code, day(-3), day(9), keeper],
        })
  })
}
