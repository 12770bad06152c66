import type { Knex } from 'knex'
import { policy, protect } from '../policies'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  -- Who was told that an application is late; each level once for a deadline.
  create table escalation (
    application_id uuid not null references application (id),
    level text not null check (level in ('warning', 'supervisor', 'regencyAdmin', 'provinceAdmin')),
    due_at timestamptz not null,
    told_at timestamptz not null,
    primary key (application_id, level, due_at)
  );
  ${protect('escalation')}
  ${policy('escalation', 'app_officer', 'exists (select from application a where a.id = application_id)', 'select')}
  ${policy('escalation', 'app_worker', 'true')}
  grant select on escalation to app_officer;
  grant select, insert on escalation to app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Escalations are not taken down; restore a backup instead')
}
