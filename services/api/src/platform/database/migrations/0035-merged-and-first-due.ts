import type { Knex } from 'knex'

/**
 * An application that turned out to be another one is *merged* and names it; its citizen took nothing back. The day that was
 * promised first stays known: no later reckoning promises an earlier one.
 */
export async function up(knex: Knex): Promise<void> {
  const metrics = [
    'submitted',
    'completed',
    'rejected',
    'withdrawn',
    'merged',
    'within_deadline',
    'with_deadline',
    'corrections',
    'days',
    'waiting_days',
  ]
  const oneOf = (column: string, values: readonly string[]) =>
    `check (${column} in (${values.map((value) => `'${value}'`).join(', ')}))`
  const statuses = [
    'draft',
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
  await knex.raw(`
    alter table application drop constraint application_status_check, add constraint application_status_check ${oneOf('status', statuses)},
      add column merged_into text, add column first_due_at timestamptz,
      add constraint application_merged_check check ((status = 'merged') = (merged_into is not null));
    comment on column application.merged_into is 'the tracking number of the application that goes on in its place';
    comment on column application.first_due_at is 'the day for which it was promised first';
    alter table report_delta drop constraint report_delta_metric_check, add constraint report_delta_metric_check ${oneOf('metric', metrics)};
    alter table report_rollup drop constraint report_rollup_metric_check, add constraint report_rollup_metric_check ${oneOf('metric', metrics)};
    update application a set status = 'merged', closed_reason = null, merged_into = e.data->>'mergedInto'
      from application_event e where a.closed_reason = 'merged' and e.application_id = a.id and e.data->>'mergedInto' is not null;
    update application set first_due_at = due_at where due_at is not null;
  `)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not taken down; restore a backup instead')
}
