import type { Knex } from 'knex'
import { policy, protect, reachedBySettings } from '../policies'

const dimensions = `
    month date not null,
    province_code text not null,
    regency_code text not null,
    district_code text not null,
    service_code text not null,
    channel text not null,
    metric text not null check (metric in ('submitted', 'completed', 'rejected', 'withdrawn', 'within_deadline', 'with_deadline', 'corrections', 'days', 'waiting_days')),
    bucket integer not null`

/** Numbers below this could point to a person. */
const smallest = 5

export async function up(knex: Knex): Promise<void> {
  const readers = reachedBySettings('Report', ['provinceCode', 'regencyCode', 'districtCode'])
  /** The same reach on the rows of a named table. */
  const reach = (table: string) =>
    readers.replaceAll(/\b(province|regency|district)_code = any/g, `${table}.$1_code = any`)
  await knex.raw(`
  create table report_delta (id bigint generated always as identity primary key, ${dimensions}, amount integer not null);
  create table report_rollup (${dimensions}, amount bigint not null,
    primary key (province_code, regency_code, district_code, month, service_code, channel, metric, bucket));
  create table baseline (
    region_code text not null references region (code),
    province_code text not null,
    regency_code text not null default '',
    figure text not null,
    value double precision not null,
    period text not null,
    source text not null,
    primary key (region_code, figure)
  );
  ${['report_delta', 'report_rollup', 'baseline'].map(protect).join('\n')}
  ${['report_delta', 'report_rollup'].map((table) => `${policy(table, 'app_officer', readers, 'select')} ${policy(table, 'app_worker', 'true')} ${policy(table, 'app_definer', 'true', 'select')}`).join('\n')}
  ${['app_officer', 'app_citizen'].map((role) => policy('report_delta', role as 'app_officer' | 'app_citizen', 'true', 'insert')).join('\n')}
  ${policy('baseline', 'app_officer', reachedBySettings('Report', ['provinceCode', 'regencyCode']))}
  ${policy('baseline', 'app_worker', 'true')}
  grant insert on report_delta to app_officer, app_citizen;
  grant select on report_delta, report_rollup to app_officer, app_definer;
  grant select, insert, update, delete on report_delta, report_rollup, baseline to app_worker;
  grant select, insert, update, delete on baseline to app_officer;

  -- Folded and unfolded together: a figure is exact now.
  create view report_figure with (security_invoker) as
    select month, province_code, regency_code, district_code, service_code, channel, metric, bucket, amount from report_rollup
    union all
    select month, province_code, regency_code, district_code, service_code, channel, metric, bucket, amount from report_delta;
  grant select on report_figure to app_officer, app_worker, app_definer;

  -- Sibling regencies as aggregates. The suppression happens here, so that small numbers never leave the database.
  create function app_compare_regencies(province text, first_month date, last_month date)
    returns table (regency_code text, metric text, bucket integer, amount bigint)
    language sql stable security definer set search_path = public as $$
      with overdue as (
        select a.regency_code, count(*) as amount from application a
        where a.province_code = province and a.closed_at is null and a.due_at < now() and left(current_setting('app.report_compare', true), 2) = province
        group by 1),
      sums as (
        select f.regency_code, f.metric, f.bucket, sum(f.amount)::bigint as amount from report_figure f
        where f.province_code = province and f.month between first_month and last_month and left(current_setting('app.report_compare', true), 2) = province
        group by 1, 2, 3)
      select s.regency_code, s.metric, s.bucket,
        case when s.metric in ('days', 'waiting_days') then s.amount when s.amount < ${smallest} then null else s.amount end
      from sums s
      where s.metric not in ('days', 'waiting_days')
        or (select sum(t.amount) from sums t where t.regency_code = s.regency_code and t.metric = s.metric) >= ${smallest}
      union all select o.regency_code, 'overdue', 0, case when o.amount < ${smallest} then null else o.amount end from overdue o $$;
  -- What is open now, as numbers: some who read reports see no application. Bounded by the caller's own report settings.
  create function app_open_applications(region text) returns table (service_code text, channel text, regency_code text, open integer, overdue integer)
    language sql stable security definer set search_path = public as $$
      select a.service_code, a.channel, a.regency_code, count(*)::int, (count(*) filter (where a.due_at < now()))::int from application a
      where a.closed_at is null and case length(region) when 2 then a.province_code when 5 then a.regency_code else a.district_code end = region
        and (${reach('a')})
      group by 1, 2, 3 $$;
  -- Villages where an application was completed in the months.
  create function app_villages_served(region text, first_month date, last_month date) returns integer
    language sql stable security definer set search_path = public as $$
      select count(distinct a.village_code)::int from application a
      where a.status = 'completed' and a.closed_at >= first_month::timestamp at time zone 'Asia/Makassar'
        and a.closed_at < (last_month + interval '1 month') at time zone 'Asia/Makassar'
        and case length(region) when 2 then a.province_code when 5 then a.regency_code else a.district_code end = region
        and (${reach('a')}) $$;
  grant create on schema public to app_definer;
  alter function app_open_applications(text) owner to app_definer;
  alter function app_villages_served(text, date, date) owner to app_definer;
  revoke execute on function app_open_applications(text), app_villages_served(text, date, date) from public;
  grant execute on function app_open_applications(text), app_villages_served(text, date, date) to app_officer;
  alter function app_compare_regencies(text, date, date) owner to app_definer;
  revoke create on schema public from app_definer;
  revoke execute on function app_compare_regencies(text, date, date) from public;
  grant execute on function app_compare_regencies(text, date, date) to app_officer;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Reports are not taken down; restore a backup instead')
}
