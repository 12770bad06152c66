import type { Knex } from 'knex'
import { policy, protect } from '../policies'

/** What modules bring beside their screens: settings by place, and services of their own. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  create table module_configuration (
    module_id text not null references module (id),
    -- A regency, a province, or the platform (the empty code).
    region_code text not null check (length(region_code) in (0, 2, 5)),
    settings jsonb not null,
    version integer not null default 1,
    changed_at timestamptz not null,
    changed_by uuid not null references app_user (id),
    primary key (module_id, region_code)
  );
  -- Which module brought a service: its code belongs to that module from then on.
  create table module_service (
    code text primary key,
    module_id text not null references module (id)
  );
  create index module_service_of on module_service (module_id);
  `)
  const places = ['app_officer', 'app_developer'] as const
  await knex.raw(
    [
      protect('module_configuration'),
      ...places.map((role) => policy('module_configuration', role, 'app_sees_module_place(region_code)', 'select')),
      policy('module_configuration', 'app_officer', 'app_decides_module_place(region_code)', 'insert'),
      policy('module_configuration', 'app_officer', 'app_decides_module_place(region_code)', 'update'),
      policy('module_configuration', 'app_worker', 'true', 'select'),
      policy('module_configuration', 'app_definer', 'true', 'select'),
      'grant select on module_configuration to app_officer, app_developer, app_worker, app_definer;',
      'grant insert, update on module_configuration to app_officer;',
      protect('module_service'),
      policy('module_service', 'app_worker', 'true', 'select'),
      policy('module_service', 'app_definer', 'true'),
      'grant select on module_service to app_worker; grant select, insert on module_service to app_definer;',
      'grant select, insert, update on service_definition to app_definer;',
    ].join('\n'),
  )
  await knex.raw(`
  -- What is set for a place and for what it lies in, for the shells there.
  create function app_module_settings(province text, regency text) returns table (module_id text, region_code text, settings jsonb)
    language sql stable security definer set search_path = public as $$
      select c.module_id, c.region_code, c.settings from module_configuration c
      where c.region_code in ('', province, regency) order by length(c.region_code) $$;
  -- Codes of services that are not this module's to bring.
  create function app_foreign_services(wanted text, codes text[]) returns text[]
    language sql stable security definer set search_path = public as $$
      select array(select c from unnest(codes) c
        where exists (select from service_definition d where d.code = c)
          and not exists (select from module_service s where s.code = c and s.module_id = wanted)) $$;
  -- What the releases of a module bring that are stable somewhere.
  create function app_services_in_force(wanted text) returns table (code text, version integer, definition jsonb)
    language sql stable security definer set search_path = public as $$
      select distinct on (d ->> 'code', (d ->> 'version')::integer) d ->> 'code', (d ->> 'version')::integer, d
      from module_track t join module_release r on r.id = t.release_id,
        jsonb_array_elements(coalesce(r.manifest #> '{contributes,serviceDefinitions}', '[]')) d
      where t.module_id = wanted and t.track = 'stable' $$;
  -- Brings the services on offer in line with those: each in its newest version; what none of them brings any more is not
  -- offered. What was applied for goes on by the version it began with.
  create function app_apply_module_services(wanted text) returns void
    language plpgsql security definer set search_path = public as $$
    begin
      if app_foreign_services(wanted, array(select code from app_services_in_force(wanted))) <> '{}' then
        raise exception 'A service of this module has the code of another' using errcode = '23505';
      end if;
      insert into module_service (code, module_id) select distinct f.code, wanted from app_services_in_force(wanted) f
        on conflict do nothing;
      insert into service_definition (code, version, definition, is_current)
        select f.code, f.version, f.definition, false from app_services_in_force(wanted) f on conflict (code, version) do nothing;
      update service_definition d set is_current = false where d.is_current
        and d.code in (select s.code from module_service s where s.module_id = wanted)
        and d.version is distinct from (select max(f.version) from app_services_in_force(wanted) f where f.code = d.code);
      update service_definition d set is_current = true where not d.is_current
        and d.version = (select max(f.version) from app_services_in_force(wanted) f where f.code = d.code);
    end $$;
  grant create on schema public to app_definer;
  ${[
    'app_module_settings(text, text)',
    'app_foreign_services(text, text[])',
    'app_services_in_force(text)',
    'app_apply_module_services(text)',
  ]
    .map(
      (name) => `alter function ${name} owner to app_definer; revoke execute on function ${name} from public;
    grant execute on function ${name} to app_officer, app_auditor, app_developer, app_worker;`,
    )
    .join('\n')}
  revoke create on schema public from app_definer;
  revoke execute on function app_apply_module_services(text) from app_auditor, app_developer;
  `)
}

export async function down(): Promise<void> {
  throw new Error('What modules brought is not taken down; restore a backup instead')
}
