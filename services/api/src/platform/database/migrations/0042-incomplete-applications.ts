import type { Knex } from 'knex'
import { policy } from '../policies'

/** A smaller number could point to a person. */
const smallest = 5
const durations = `('days', 'waiting_days', 'citizen_days')`

/**
 * An application that its citizen has confirmed but that lacks papers or answers stands in the acting regency's inbox as
 * *incomplete*. The office's clock begins when it is complete; the citizen has waited since the first message.
 */
export async function up(knex: Knex): Promise<void> {
  const statuses = [
    'draft',
    'incomplete',
    'submitted',
    'routed',
    'verifying',
    'correction',
    'awaiting_presence',
    'approving',
    'processing',
    'issued',
    'ready',
    'delivering',
    'completed',
    'rejected',
    'withdrawn',
    'merged',
  ]
  const metrics = [
    'submitted',
    'incomplete',
    'completed',
    'rejected',
    'withdrawn',
    'merged',
    'within_deadline',
    'with_deadline',
    'corrections',
    'days',
    'waiting_days',
    'citizen_days',
  ]
  const oneOf = (column: string, values: readonly string[]) =>
    `check (${column} in (${values.map((value) => `'${value}'`).join(', ')}))`
  await knex.raw(`
    alter table application drop constraint application_status_check, add constraint application_status_check ${oneOf('status', statuses)},
      add column lacks jsonb, add column waiting_since timestamptz not null default now(),
      add constraint application_lacks_check check (status <> 'incomplete' or lacks is not null);
    comment on column application.lacks is 'while incomplete: paths of the answers and requirements that are missing';
    comment on column application.waiting_since is 'when its citizen first asked for it';
    update application set waiting_since = occurred_at;
    alter table application alter column waiting_since drop default;
    create index application_incomplete on application (village_code) where status = 'incomplete';
    -- A registrar's session names those of the village, so that both walls let them through.
    ${policy('application', 'app_gate', "status = 'incomplete'", 'select')}
    grant select (id, village_code, status) on application to app_gate;
    alter table report_delta drop constraint report_delta_metric_check, add constraint report_delta_metric_check ${oneOf('metric', metrics)};
    alter table report_rollup drop constraint report_rollup_metric_check, add constraint report_rollup_metric_check ${oneOf('metric', metrics)};
    -- Durations are suppressed as a whole, as in 0004-reports: those of the citizen with the others.
    create or replace function app_compare_regencies(province text, first_month date, last_month date)
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
          case when s.metric in ${durations} then s.amount when s.amount < ${smallest} then null else s.amount end
        from sums s
        where s.metric not in ${durations}
          or (select sum(t.amount) from sums t where t.regency_code = s.regency_code and t.metric = s.metric) >= ${smallest}
        union all select o.regency_code, 'overdue', 0, case when o.amount < ${smallest} then null else o.amount end from overdue o $$;
  `)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not taken down; restore a backup instead')
}
