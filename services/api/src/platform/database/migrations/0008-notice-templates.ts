import type { Knex } from 'knex'
import { policy, protect } from '../policies'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  -- What a province says in its notices instead of the words that come with the system.
  create table notice_template (
    province_code text not null references region (code),
    template text not null,
    language text not null check (language in ('id', 'en')),
    body text not null,
    changed_by uuid not null,
    changed_at timestamptz not null,
    version integer not null default 1,
    primary key (province_code, template, language)
  );
  ${protect('notice_template')}
  ${policy('notice_template', 'app_officer', `province_code = any((select string_to_array(current_setting('app.region_provinces', true), ','))::text[])`)}
  ${policy('notice_template', 'app_worker', 'true')}
  grant select, insert, update, delete on notice_template to app_officer;
  grant select on notice_template to app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Notice templates are not taken down; restore a backup instead')
}
