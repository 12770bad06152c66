import type { Knex } from 'knex'
import { policy, protect } from '../policies'

const tablesOf = {
  reference: ['region', 'holiday', 'service_definition'],
  modules: [
    'module',
    'module_release',
    'module_release_signature',
    'module_key',
    'module_track',
    'module_track_change',
    'module_pin',
    'module_suspension',
    'module_rollout',
    'module_configuration',
  ],
}

/**
 * One number for all reference data (regions, holidays, services in force) and one for the registry of modules: it moves on
 * with every change, in the same transaction. What a process keeps of them is used by naming the number, and the transaction
 * fails where it has moved on.
 */
export async function up(knex: Knex): Promise<void> {
  const triggers = Object.entries(tablesOf).flatMap(([topic, tables]) =>
    tables.map(
      (table) =>
        `create trigger ${table}_moves_on after insert or update or delete on ${table} for each statement execute function move_on('${topic}');`,
    ),
  )
  await knex.raw(`
    create table kept_version (topic text primary key, version bigint not null);
    comment on table kept_version is 'how often what processes keep was changed';
    insert into kept_version (topic, version) values ('reference', 1), ('modules', 1);
    ${protect('kept_version')}
    ${policy('kept_version', 'app_definer', 'true')}
    grant select, update on kept_version to app_definer;

    create function move_on() returns trigger language plpgsql security definer set search_path = public as $$
      begin
        update kept_version set version = version + 1 where topic = tg_argv[0];
        return null;
      end $$;
    create function app_kept_version(wanted text) returns bigint language plpgsql stable security definer as $$
      begin
        return (select version from public.kept_version where topic operator(pg_catalog.=) wanted);
      end $$;
    create function app_prove_kept(wanted text, expected bigint) returns void language plpgsql stable security definer as $$
      begin
        if (select version from public.kept_version where topic operator(pg_catalog.=) wanted) is distinct from expected then
          raise exception 'what was kept has changed' using errcode = 'SP003';
        end if;
      end $$;
    grant create on schema public to app_definer;
    alter function move_on() owner to app_definer;
    alter function app_kept_version(text) owner to app_definer;
    alter function app_prove_kept(text, bigint) owner to app_definer;
    revoke create on schema public from app_definer;
    revoke execute on function move_on(), app_kept_version(text), app_prove_kept(text, bigint) from public;
    grant execute on function app_kept_version(text), app_prove_kept(text, bigint)
      to app_officer, app_citizen, app_public, app_worker, app_auditor, app_developer, app_gate;
    ${triggers.join('\n    ')}
  `)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not taken down; restore a backup instead')
}
