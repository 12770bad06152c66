import type { Knex } from 'knex'
import { policy, protect, reachedBySettings } from '../policies'

/** Fewer answers could point to a person. */
const smallest = 5
const elements = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9']
const traits = { sex: 'sex', ageGroup: 'age_group', education: 'education', occupation: 'occupation' }

/** Who answered the survey, apart from the answers, and what of the survey everybody may read. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- No application, no day and no order of ids: a profile belongs to a month of a regency and to nobody.
    create table survey_respondent (
      id uuid primary key default gen_random_uuid(),
      province_code text not null,
      regency_code text not null,
      month date not null,
      sex text,
      age_group text,
      education text,
      occupation text
    );
    comment on table survey_respondent is 'profiles of those who answered the survey, apart from their answers';
    create index survey_respondent_region on survey_respondent (province_code, regency_code, month);
    ${protect('survey_respondent')}
    ${policy('survey_respondent', 'app_citizen', 'true', 'insert')}
    ${policy('survey_respondent', 'app_worker', 'true')}
    ${policy('survey_respondent', 'app_definer', 'true', 'select')}
    grant insert on survey_respondent to app_citizen, app_worker;
    grant select on survey_respondent to app_worker, app_definer;

    -- Respondents of a province or regency by group; groups of too few stay in the database.
    create function app_survey_profile(region text, first_month date, last_month date)
      returns table (trait text, code text, count integer)
      language sql stable security definer set search_path = public as $$
        with reached as (
          select * from survey_respondent
          where case length(region) when 2 then province_code when 5 then regency_code end = region
            and month between first_month and last_month
            and (${reachedBySettings('Report', ['provinceCode', 'regencyCode'])}))
        ${Object.entries(traits)
          .map(
            ([trait, column]) =>
              `select '${trait}'::text, ${column}, case when count(*) < ${smallest} then null else count(*)::int end from reached where ${column} is not null group by 2`,
          )
          .join(' union all ')} $$;

    -- What a regency shows to everybody of its survey; one row, empty where too few have answered.
    create function app_public_satisfaction(regency text, first_month date, last_month date)
      returns table (count integer, sums integer[], served integer)
      language sql stable security definer set search_path = public as $$
        with answers as (
          select count(*)::int as count, array[${elements.map((id) => `sum((scores->>'${id}')::int)`).join(', ')}]::int[] as sums
          from survey_answer
          where regency_code = regency and answered_at >= first_month::timestamp at time zone 'Asia/Makassar'
            and answered_at < (last_month + interval '1 month') at time zone 'Asia/Makassar'),
        given as (
          select coalesce(sum(amount), 0)::int as served from report_figure
          where regency_code = regency and metric = 'completed' and month between first_month and last_month)
        select a.count, a.sums, g.served from answers a, given g where a.count >= ${smallest} $$;
    grant create on schema public to app_definer;
    alter function app_survey_profile(text, date, date) owner to app_definer;
    alter function app_public_satisfaction(text, date, date) owner to app_definer;
    revoke create on schema public from app_definer;
    revoke execute on function app_survey_profile(text, date, date), app_public_satisfaction(text, date, date) from public;
    grant execute on function app_survey_profile(text, date, date) to app_officer;
    grant execute on function app_public_satisfaction(text, date, date), app_survey_words(text) to app_public;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Surveys are not taken down; restore a backup instead')
}
