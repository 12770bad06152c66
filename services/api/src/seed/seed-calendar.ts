import { addCalendarDays, toLocalDate } from '@sipelandukilat/domain'
import { workerScope } from '../platform/caller'
import type { Database } from '../platform/database/db'
import { from } from '../platform/database/from'
import { newId } from '../platform/id'

/** What the demonstration’s teams can do, who of them is away, and how its kits are. Again does nothing. */
export async function seedCalendar(database: Database, now: Date): Promise<void> {
  const day = (days: number) => addCalendarDays(toLocalDate(now), days)
  await database.write(workerScope, async (db) => {
    const known = await db.first(from('team_leave').limit(1).select('id'))
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
      await db.run(
        from('team_leave').insert({
          id: newId(),
          team_id: team.id,
          user_id: userId,
          province_code: '65',
          regency_code: team.regency_code,
          from_on: day(25 + index),
          until_on: day(27 + index),
          kind: index === 0 ? 'training' : 'annual',
          note: index === 0 ? 'Pelatihan operator' : '',
          created_by: userId,
        }),
      )
    }
    const keeper = teams[0]?.member_ids[0]
    for (const kit of kits.filter(({ state }) => state === 'repair'))
      if (keeper)
        await db.run(
          from('kit_maintenance').insert({
            id: newId(),
            kit_id: kit.id,
            province_code: '65',
            regency_code: kit.regency_code,
            from_on: day(-3),
            until_on: day(9),
            note: 'Ganti pemindai sidik jari',
            created_by: keeper,
          }),
        )
  })
}
