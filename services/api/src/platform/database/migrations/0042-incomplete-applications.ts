import type { Knex } from 'knex'
import { policy } from '../policies'

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
  `)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not taken down; restore a backup instead')
}
