import type { Knex } from 'knex'
import { inSetting, policy, reachedBySettings } from '../policies'

/** Fewer answers could point to a person. */
const smallest = 5
const elements = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9']

export async function up(knex: Knex): Promise<void> {
  const reach = reachedBySettings('Report', ['provinceCode', 'regencyCode', 'districtCode']).replaceAll(
    /\b(province|regency|district)_code = any/g,
    'a.$1_code = any',
  )
  await knex.raw(`
  ${policy('survey_answer', 'app_citizen', inSetting('application_id', 'app.application_ids', 'uuid'))}
  ${policy('survey_answer', 'app_definer', 'true', 'select')}
  grant select, insert on survey_answer to app_citizen;
  grant select on survey_answer to app_definer;
  create index survey_answer_region on survey_answer (province_code, regency_code, answered_at);

  -- Answers of a region in sum (whole = true) and of each regency. What too few gave stays in the database. A province is
  -- open by its regencies to those who may compare them.
  create function app_satisfaction(region text, first_month date, last_month date)
    returns table (whole boolean, regency_code text, count integer, sums integer[])
    language sql stable security definer set search_path = public as $$
      with answers as (
        select a.regency_code, s.scores,
          (case length(region) when 2 then a.province_code when 5 then a.regency_code else a.district_code end = region and (${reach})) as counts,
          (left(current_setting('app.report_compare', true), 2) = a.province_code and left(region, 2) = a.province_code) as compares
        from survey_answer s join application a on a.id = s.application_id
        where s.answered_at >= first_month::timestamp at time zone 'Asia/Makassar'
          and s.answered_at < (last_month + interval '1 month') at time zone 'Asia/Makassar'),
      groups as (
        select true as whole, ''::text as regency_code, count(*)::int as count,
          array[${elements.map((id) => `sum((scores->>'${id}')::int)`).join(', ')}]::int[] as sums
        from answers where counts
        union all
        select false, answers.regency_code, count(*)::int,
          array[${elements.map((id) => `sum((scores->>'${id}')::int)`).join(', ')}]::int[]
        from answers where counts or compares group by 2)
      select g.whole, g.regency_code, case when g.count between 1 and ${smallest - 1} then null else g.count end,
        case when g.count < ${smallest} then null else g.sums end
      from groups g $$;
  grant create on schema public to app_definer;
  alter function app_satisfaction(text, date, date) owner to app_definer;
  revoke create on schema public from app_definer;
  revoke execute on function app_satisfaction(text, date, date) from public;
  grant execute on function app_satisfaction(text, date, date) to app_officer;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Surveys are not taken down; restore a backup instead')
}
