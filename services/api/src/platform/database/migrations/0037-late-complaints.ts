import type { Knex } from 'knex'
import { reachedBySettings } from '../policies'

const counted = reachedBySettings('Report', ['provinceCode', 'regencyCode', 'districtCode']).replaceAll(
  /\b(\w+_code) = any/g,
  'c.$1 = any',
)

/** A complaint is late in the reports when it is in its list: also where it was not forwarded, or not answered on, in time. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create or replace function app_complaint_counts(region text, first_month date, last_month date, at timestamptz)
      returns table (regency_code text, received integer, in_time integer, late integer)
      language sql stable security definer set search_path = public as $$
        select c.regency_code, count(*)::int,
          (count(*) filter (where coalesce(c.answered_at, c.closed_at) <= c.answer_due_at))::int,
          (count(*) filter (where coalesce(c.answered_at, c.closed_at, at) > c.answer_due_at or c.due_at < at))::int
        from complaint c
        where c.received_at >= first_month::timestamp at time zone 'Asia/Makassar'
          and c.received_at < (last_month + interval '1 month') at time zone 'Asia/Makassar'
          and case length(region) when 2 then c.province_code when 5 then c.regency_code else c.district_code end = region
          and (${counted})
        group by 1 $$;
  `)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not taken down; restore a backup instead')
}
