import type { Knex } from 'knex'
import { policy, protect } from '../policies'

const readers = ['app_officer', 'app_auditor', 'app_developer', 'app_worker'] as const

/** The registry of modules: releases are append-only, a track is a pointer to one. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  create table module (
    id text primary key,
    title jsonb not null,
    owner text not null,
    suspended_at timestamptz,
    created_at timestamptz not null default now()
  );
  create table module_release (
    module_id text not null references module (id),
    version text not null,
    digest text not null,
    base_path text not null,
    manifest jsonb not null,
    published_at timestamptz not null default now(),
    primary key (module_id, version, digest)
  );
  create trigger module_release_append_only before update or delete on module_release for each row execute function refuse_change();
  create table module_track (
    module_id text not null references module (id),
    track text not null check (track in ('stable', 'next')),
    version text not null,
    digest text not null,
    primary key (module_id, track),
    foreign key (module_id, version, digest) references module_release (module_id, version, digest)
  );
  create table module_load_report (
    id uuid not null,
    at timestamptz not null default now(),
    module_id text not null,
    version text not null,
    outcome text not null,
    duration_ms integer not null,
    primary key (id, at)
  ) partition by range (at);
  create table module_load_report_default partition of module_load_report default;
  create index module_load_report_of on module_load_report (module_id, version, at desc);
  `)
  const statements = ['module', 'module_release', 'module_track', 'module_load_report'].flatMap((table) => [
    protect(table),
    ...readers.map((role) => policy(table, role, 'true', 'select')),
    policy(table, 'app_worker', 'true', 'insert'),
    policy(table, 'app_worker', 'true', 'update'),
    `grant select on ${table} to ${readers.join(', ')};`,
    `grant insert on ${table} to app_worker;`,
  ])
  const reporters = ['app_officer', 'app_auditor', 'app_developer'] as const
  statements.push(
    'grant update on module, module_track to app_worker;',
    ...reporters.map((role) => policy('module_load_report', role, 'true', 'insert')),
    `grant insert on module_load_report to ${reporters.join(', ')};`,
  )
  await knex.raw(statements.join('\n'))
}

export async function down(): Promise<void> {
  throw new Error('The module registry is not taken down; restore a backup instead')
}
