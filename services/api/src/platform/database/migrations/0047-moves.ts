import type { Knex } from 'knex'
import { inSetting, reachedByApplication } from '../policies'

/**
 * An arrival that a moving letter opened at the destination: which letter, and until when it may be supplied. A move between
 * regencies is counted on one of its two sides only.
 */
export async function up(knex: Knex): Promise<void> {
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
    'moves',
  ]
  const isMetric = `check (metric in (${metrics.map((metric) => `'${metric}'`).join(', ')}))`
  await knex.raw(`
    alter table application
      add column arrival_of uuid references application (id),
      add column arrival_until date,
      add column move_regency_code text references region (code),
      add constraint application_arrival_check check ((arrival_of is null) = (arrival_until is null));
    comment on column application.arrival_of is 'the moving letter that opened this arrival';
    comment on column application.arrival_until is 'the last day on which that letter is valid';
    comment on column application.move_regency_code is 'of a move that is counted here: the regency at its other end';
    create unique index application_arrival on application (arrival_of) where arrival_of is not null;
    create index application_awaited on application (arrival_until) where arrival_of is not null and status = 'incomplete';
    alter table report_delta drop constraint report_delta_metric_check, add constraint report_delta_metric_check ${isMetric};
    alter table report_rollup drop constraint report_rollup_metric_check, add constraint report_rollup_metric_check ${isMetric};

    -- The other half of a move, for whoever sees this half: its number, its office and how far it is, and nobody's name.
    create function app_move_pair(application uuid)
      returns table (side text, id uuid, tracking_number text, regency_code text, state text, until date)
      language sql stable security definer set search_path = public as $$
        with own as (
          select o.id, o.arrival_of from application o
          where o.id = app_move_pair.application and (${reachedByApplication('id')} or ${inSetting('id', 'app.application_ids', 'uuid')})),
        pair as (
          select 'letter' as side, own.arrival_of as letter_id, own.id as arrival_id from own where own.arrival_of is not null
          union all select 'arrival', own.id, a.id from own join application a on a.arrival_of = own.id)
        select p.side, other.id, other.tracking_number, other.regency_code,
          case when a.status = 'incomplete' then 'awaited' when a.closed_reason = 'arrival-expired' then 'expired'
            when a.closed_at is not null and a.first_due_at is null then 'ended' else 'arrived' end,
          a.arrival_until
        from pair p join application a on a.id = p.arrival_id
          join application other on other.id = case p.side when 'letter' then p.letter_id else p.arrival_id end $$;
    grant create on schema public to app_definer;
    alter function app_move_pair(uuid) owner to app_definer;
    revoke create on schema public from app_definer;
    revoke execute on function app_move_pair(uuid) from public;
    grant execute on function app_move_pair(uuid) to app_officer, app_citizen, app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Arrivals are not taken down; restore a backup instead')
}
