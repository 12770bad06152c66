import type { Knex } from 'knex'
import { policy, protect, reachedBySettings } from '../policies'

/** Searches for trips: what was asked, how far it is, what is proposed. Villages and counts, no personal value. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  create table planning_run (
    id uuid primary key,
    province_code text not null references region (code),
    name text not null,
    starts_on date not null,
    ends_on date not null,
    -- Regencies, teams, kits, budget, fairness floor, objectives, profile of the network, hours.
    settings jsonb not null check (jsonb_typeof(settings) = 'object'),
    status text not null default 'queued' check (status in ('queued', 'running', 'done', 'cancelled', 'failed')),
    progress jsonb not null default '[]' check (jsonb_typeof(progress) = 'array'),
    findings jsonb not null default '[]' check (jsonb_typeof(findings) = 'array'),
    proposals jsonb not null default '[]' check (jsonb_typeof(proposals) = 'array'),
    -- What the planner was given, and the visit requests behind each of its points; null until it begins.
    problem jsonb,
    demand jsonb,
    trip_ids uuid[] not null default '{}',
    created_by uuid not null,
    created_at timestamptz not null,
    accepted_at timestamptz,
    accepted_by uuid,
    version integer not null default 1,
    check (ends_on >= starts_on and ends_on - starts_on < 92),
    check ((accepted_at is null) = (accepted_by is null))
  );
  create index planning_run_province on planning_run (province_code, created_at desc);
  `)
  await knex.raw(
    [
      protect('planning_run'),
      policy('planning_run', 'app_officer', reachedBySettings('PlanningRun', ['provinceCode'])),
      policy('planning_run', 'app_worker', 'true'),
      `grant select, insert, update on planning_run to app_officer, app_worker;`,
    ].join('\n'),
  )
}

export async function down(): Promise<void> {
  throw new Error('Planning runs are not taken down; restore a backup instead')
}
