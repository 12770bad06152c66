import type { Knex } from 'knex'
import { policy, protect } from '../policies'

/**
 * One number for all reference data (regions, holidays, services in force): it moves on with every change, in the same
 * transaction. What a process keeps of them is used by naming the number, and the transaction fails where it has moved on.
 */
export async function up(knex: Knex): Promise<void> {
  const triggers = ['region', 'holiday', 'service_definition'].map(
    (table) =>
      `create trigger ${table}_moves_reference after insert or update or delete on ${table} for each statement execute function move_reference();`,
  )
  await knex.raw(`
    create table reference_version (is_only boolean primary key default true check (is_only), version bigint not null);
    comment on table reference_version is 'one row: how often reference data was changed';
    insert into reference_version (version) values (1);
    ${protect('reference_version')}
    ${policy('reference_version', 'app_definer', 'true')}
    grant select, update on reference_version to app_definer;

    create function move_reference() returns trigger language plpgsql security definer set search_path = public as $$
      begin
        update reference_version set version = version + 1;
        return null;
      end $$;
    create function app_reference_version() returns bigint language plpgsql stable security definer as $$
      begin
        return (select version from public.reference_version);
      end $$;
    create function app_prove_reference(expected bigint) returns void language plpgsql stable security definer as $$
      begin
        if (select version from public.reference_version) is distinct from expected then
          raise exception 'reference data was changed' using errcode = 'SP003';
        end if;
      end $$;
    grant create on schema public to app_definer;
    alter function move_reference() owner to app_definer;
    alter function app_reference_version() owner to app_definer;
    alter function app_prove_reference(bigint) owner to app_definer;
    revoke create on schema public from app_definer;
    revoke execute on function move_reference(), app_reference_version(), app_prove_reference(bigint) from public;
    grant execute on function app_reference_version(), app_prove_reference(bigint) to app_officer, app_citizen, app_public, app_worker;
    ${triggers.join('\n    ')}
  `)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not taken down; restore a backup instead')
}
