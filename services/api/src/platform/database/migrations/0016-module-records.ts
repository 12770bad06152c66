import type { Knex } from 'knex'
import { policy, protect, reachedBySettings } from '../policies'

const reach = reachedBySettings('ModuleRecord', [
  'provinceCode',
  'regencyCode',
  'districtCode',
  'villageCode',
  'createdBy',
])

/** Documents that modules keep for a region, each under a key of its own. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  create table module_record (
    id uuid primary key,
    module_id text not null references module (id),
    collection text not null,
    region_code text not null references region (code),
    province_code text not null generated always as (left(region_code, 2)) stored,
    regency_code text not null generated always as (left(region_code, 5)) stored,
    district_code text generated always as (case when length(region_code) >= 8 then left(region_code, 8) end) stored,
    village_code text generated always as (case when length(region_code) = 13 then region_code end) stored,
    data_key bytea not null,
    sealed bytea not null,
    created_by uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version integer not null default 1,
    check (length(region_code) >= 5)
  );
  create index module_record_regency on module_record (module_id, collection, regency_code, created_at desc, id desc);
  create index module_record_province on module_record (module_id, collection, province_code, created_at desc, id desc);
  `)
  await knex.raw(
    [
      protect('module_record'),
      policy('module_record', 'app_officer', reach, 'select'),
      policy('module_record', 'app_officer', reach, 'update'),
      policy('module_record', 'app_officer', reach, 'delete'),
      // A registrar keeps a document for their village, and sees what they keep.
      policy('module_record', 'app_officer', reach, 'insert'),
      policy('module_record', 'app_worker', 'true', 'select'),
      policy('module_record', 'app_definer', 'true', 'select'),
      'grant select, insert, update, delete on module_record to app_officer; grant select on module_record to app_worker, app_definer;',
    ].join('\n'),
  )
  await knex.raw(`
  -- How many documents of a kind a regency has, also those its caller may not see: a registrar's place is taken from the same number.
  create function app_module_records(module text, kind text, regency text) returns integer
    language sql stable security definer set search_path = public as $$
      select count(*)::int from module_record where module_id = module and collection = kind and regency_code = regency $$;
  -- What a release declares of a kind; of the release published last where none is named.
  create function app_record_declaration(module text, kind text, wanted text) returns jsonb
    language sql stable security definer set search_path = public as $$
      select (select d from jsonb_array_elements(r.manifest #> '{contributes,records}') d where d ->> 'collection' = kind)
      from module_release r where r.module_id = module and (wanted is null or r.version = wanted) order by r.published_at desc limit 1 $$;
  grant create on schema public to app_definer;
  alter function app_module_records(text, text, text) owner to app_definer;
  alter function app_record_declaration(text, text, text) owner to app_definer;
  revoke create on schema public from app_definer;
  revoke execute on function app_module_records(text, text, text), app_record_declaration(text, text, text) from public;
  grant execute on function app_module_records(text, text, text), app_record_declaration(text, text, text) to app_officer;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Documents of modules are not taken down; restore a backup instead')
}
