import type { Knex } from 'knex'

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
  `)
}

export async function down(): Promise<void> {
  throw new Error('Arrivals are not taken down; restore a backup instead')
}
