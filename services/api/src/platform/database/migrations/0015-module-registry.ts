import type { Knex } from 'knex'
import { inSetting, policy, protect } from '../policies'

const provinces = `current_setting('app.module_provinces', true)`
const regencies = `current_setting('app.module_regencies', true)`

/** A developer's own modules, by the row that says whose they are. */
const isOwn = `exists (select from module m where m.id = module_id and ${inSetting('m.created_by', 'app.module_creators', 'uuid')})`
/** Who owns what they bring themselves: a developer, and the platform's people. */
const isOwner = (column: string) =>
  `(${inSetting(column, 'app.module_creators', 'uuid')} or (select ${provinces} = '*'))`
const isReader = `(select coalesce(${provinces}, '') <> '' or coalesce(${regencies}, '') <> '')`

/** Who may look at, and who decides, what stands for a place. Developers look at what stands for their own modules. */
const looks = (place: string) => `app_sees_module_place(${place}) or ${isOwn}`
const decides = (place: string) => `app_decides_module_place(${place})`

const people = ['app_officer', 'app_developer'] as const

/** Tables that are decided by administrators for a place. */
const placed = {
  module_pin: 'region_code',
  module_suspension: 'region_code',
  module_scope_grant: 'province_code',
  module_rollout: 'province_code',
} as const

/**
 * The registry grows: releases are signed and owned, tracks stand by province, regions may be pinned or suspended, rollouts
 * give a release to some. What a shell boots from is read by one function that looks at the caller's own region only.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  -- The codes of the caller's places come from the rules of access; the empty place is the platform.
  create function app_sees_module_place(place text) returns boolean language sql stable as $$
    select case
      when ${provinces} = '*' then true
      when place = '' then coalesce(${provinces}, '') <> '' or coalesce(${regencies}, '') <> ''
      else left(place, 2) = any(string_to_array(${provinces}, ',')) or place = any(string_to_array(${regencies}, ','))
        or exists (select from unnest(string_to_array(${regencies}, ',')) r where left(r, 2) = place) end $$;
  create function app_decides_module_place(place text) returns boolean language sql stable as $$
    select ${provinces} = '*' or left(place, 2) = any(string_to_array(${provinces}, ',')) or place = any(string_to_array(${regencies}, ',')) $$;

  alter table module add column created_by uuid references app_user (id);
  create index module_of_owner on module (created_by) where created_by is not null;

  create table module_key (
    key_id text primary key,
    -- Null for the system's own key.
    owner_id uuid references app_user (id),
    label text not null,
    public_key text not null unique,
    valid_from timestamptz not null,
    valid_until timestamptz,
    revoked_at timestamptz,
    revoked_by uuid references app_user (id),
    revoked_reason text,
    check (valid_until is null or valid_until > valid_from),
    check ((revoked_at is null) = (revoked_reason is null))
  );
  create index module_key_owner on module_key (owner_id);

  alter table module_release
    add column id uuid not null default gen_random_uuid(),
    add column published_by uuid references app_user (id),
    add column sizes jsonb,
    -- What the gate noted when it let the release in.
    add column findings jsonb not null default '[]';
  alter table module_release add constraint module_release_id unique (id);
  -- Only the system's own development builds may repeat a version with other content.
  create unique index module_release_version on module_release (module_id, version) where published_by is not null;
  create index module_release_newest on module_release (module_id, published_at desc, id desc);

  -- Apart from the release, so that one published before signatures were kept can be given its own without being changed.
  create table module_release_signature (
    release_id uuid primary key references module_release (id),
    module_id text not null references module (id),
    key_id text not null references module_key (key_id),
    signature text not null,
    module_json bytea not null,
    check_json bytea
  );
  create trigger module_release_signature_append_only before update or delete on module_release_signature for each row execute function refuse_change();

  create table module_route (path text primary key, module_id text not null references module (id));
  create index module_route_of on module_route (module_id);
  insert into module_route (path, module_id)
    select distinct on (path) path, module_id from module_release, jsonb_array_elements_text(manifest -> 'contributes' -> 'routes') as path
    order by path, module_id;

  -- A track stands for the platform (the empty code) or for one province.
  alter table module_track add column province_code text not null default '', add column release_id uuid references module_release (id);
  update module_track t set release_id = r.id from module_release r
    where r.module_id = t.module_id and r.version = t.version and r.digest = t.digest;
  alter table module_track drop constraint module_track_pkey;
  alter table module_track alter column release_id set not null, drop column version, drop column digest,
    add primary key (module_id, province_code, track);

  -- What each track pointed to, newest last; what was rolled back is passed over when one goes back once more.
  create table module_track_change (
    id uuid primary key,
    module_id text not null references module (id),
    province_code text not null,
    track text not null,
    release_id uuid not null references module_release (id),
    at timestamptz not null,
    by uuid references app_user (id),
    cause text not null check (cause in ('promoted', 'rolled-back', 'rollout-finished', 'published')),
    rolled_back_at timestamptz,
    rolled_back_by uuid references app_user (id),
    reason text
  );
  create index module_track_change_of on module_track_change (module_id, track, province_code, at desc, id desc);
  insert into module_track_change (id, module_id, province_code, track, release_id, at, cause)
    select gen_random_uuid(), module_id, province_code, track, release_id, now(), 'published' from module_track;

  create table module_pin (
    module_id text not null references module (id),
    region_code text not null references region (code) check (length(region_code) in (2, 5)),
    release_id uuid not null references module_release (id),
    reason text not null,
    at timestamptz not null,
    by uuid not null references app_user (id),
    primary key (module_id, region_code)
  );
  create table module_suspension (
    module_id text not null references module (id),
    region_code text not null check (length(region_code) in (0, 2, 5)),
    reason text not null,
    at timestamptz not null,
    by uuid references app_user (id),
    primary key (module_id, region_code)
  );
  insert into module_suspension (module_id, region_code, reason, at)
    select id, '', 'suspended', suspended_at from module where suspended_at is not null;
  alter table module drop column suspended_at;

  create table module_scope_grant (
    module_id text not null references module (id),
    province_code text not null check (length(province_code) in (0, 2)),
    granted text[] not null,
    at timestamptz not null,
    by uuid references app_user (id),
    primary key (module_id, province_code)
  );
  create table module_rollout (
    id uuid primary key,
    module_id text not null references module (id),
    province_code text not null check (length(province_code) in (0, 2)),
    release_id uuid not null references module_release (id),
    rules jsonb not null,
    bucket_by text not null check (bucket_by in ('region', 'user')),
    status text not null default 'running' check (status in ('running', 'paused', 'finished', 'reverted')),
    reason text,
    -- What the guardrail saw when it took the release back.
    verdict jsonb,
    created_by uuid not null references app_user (id),
    created_at timestamptz not null,
    changed_at timestamptz not null,
    -- Since when its reports count: a resumed rollout is judged by what came after.
    judged_from timestamptz not null,
    version integer not null default 1
  );
  create unique index module_rollout_open on module_rollout (module_id, province_code) where status in ('running', 'paused');
  create index module_rollout_of on module_rollout (module_id, created_at desc);

  alter table module_load_report
    add column arm text not null default 'baseline',
    add column phase text not null default 'load',
    add column lcp real, add column inp real, add column cls real;
  create index module_load_report_recent on module_load_report (module_id, at desc);
  `)

  await knex.raw(
    [
      // Until now everybody who signs in read the whole registry; from now on a shell boots by the function below.
      ...['module', 'module_release', 'module_track', 'module_load_report'].flatMap((table) =>
        (['app_officer', 'app_auditor', 'app_developer'] as const).map(
          (role) => `drop policy ${table}_${role}_select on ${table}; revoke select on ${table} from ${role};`,
        ),
      ),
      ...Object.keys(placed)
        .concat('module_key', 'module_release_signature', 'module_route', 'module_track_change')
        .map(protect),
      ...people.flatMap((role) => [
        policy('module', role, `${isReader} or ${inSetting('created_by', 'app.module_creators', 'uuid')}`, 'select'),
        policy('module', role, isOwner('created_by'), 'insert'),
        policy('module', role, isOwner('created_by'), 'update'),
        ...['module_release', 'module_release_signature', 'module_route'].flatMap((table) => [
          policy(table, role, `${isReader} or ${isOwn}`, 'select'),
          policy(table, role, `${isOwn} or (select ${provinces} = '*')`, 'insert'),
        ]),
        policy('module_load_report', role, `${isReader} or ${isOwn}`, 'select'),
        policy('module_key', role, `${isReader} or ${inSetting('owner_id', 'app.module_creators', 'uuid')}`, 'select'),
        policy('module_key', role, isOwner('owner_id'), 'insert'),
        policy('module_key', role, isOwner('owner_id'), 'update'),
        ...['module_track', 'module_track_change'].flatMap((table) => [
          policy(table, role, looks('province_code'), 'select'),
          policy(table, role, `${decides('province_code')} or (track = 'next' and ${isOwn})`, 'insert'),
          policy(table, role, `${decides('province_code')} or (track = 'next' and ${isOwn})`, 'update'),
        ]),
        ...Object.entries(placed).flatMap(([table, place]) => [
          policy(table, role, looks(place), 'select'),
          ...(['insert', 'update', 'delete'] as const).map((command) => policy(table, role, decides(place), command)),
        ]),
      ]),
      ...Object.keys(placed)
        .concat('module_key', 'module_release_signature', 'module_route', 'module_track_change')
        .map((table) => policy(table, 'app_worker', 'true')),
      policy('module_load_report', 'app_worker', 'true', 'delete'),
      ...Object.keys(placed)
        .concat('module', 'module_release', 'module_route', 'module_track', 'module_track_change', 'module_key')
        .map((table) => policy(table, 'app_definer', 'true', 'select')),
      `grant select on module, module_release, module_release_signature, module_route, module_track, module_track_change,
         module_load_report, module_key, ${Object.keys(placed).join(', ')} to app_officer, app_developer, app_worker;
       grant select on module, module_release, module_route, module_track, module_track_change, module_key,
         ${Object.keys(placed).join(', ')} to app_definer;
       grant insert on module, module_release, module_release_signature, module_route, module_track, module_track_change, module_key
         to app_officer, app_developer, app_worker;
       grant update (title, owner) on module to app_officer, app_developer;
       grant update on module_track, module_track_change, module_key to app_officer, app_developer, app_worker;
       grant delete on module_load_report to app_worker;
       grant insert, update, delete on ${Object.keys(placed).join(', ')} to app_officer, app_worker;`,
    ].join('\n'),
  )

  await knex.raw(`
  -- Everything that a shell of one place may be given, one row for each module; releases that a preview names come along.
  create function app_boot_registry(province text, regency text, wanted uuid[])
    returns table (module_id text, suspended text[], pins jsonb, rollouts jsonb, stable jsonb, earlier jsonb, releases jsonb)
    language sql stable security definer set search_path = public as $$
      with pin as (select p.module_id, p.region_code, p.release_id from module_pin p where p.region_code in (province, regency)),
        rollout as (select r.* from module_rollout r where r.status = 'running' and r.province_code in ('', province)),
        track as (select t.module_id, t.province_code, t.release_id from module_track t where t.track = 'stable' and t.province_code in ('', province)),
        past as (select c.module_id, c.province_code, c.release_id, c.place from (
            select c.*, row_number() over (partition by c.module_id, c.province_code order by c.at desc, c.id desc) as place
              from module_track_change c where c.track = 'stable' and c.province_code in ('', province) and c.rolled_back_at is null) c
          where c.place <= 6),
        named as (
          select n.module_id, jsonb_agg(jsonb_build_object('id', r.id, 'version', r.version, 'isKeyRevoked', k.revoked_at is not null)) as releases from (
            select pin.module_id, release_id from pin union select rollout.module_id, release_id from rollout
            union select track.module_id, release_id from track union select past.module_id, release_id from past
            union select w.module_id, w.id from module_release w where w.id = any(wanted)) n
          join module_release r on r.id = n.release_id
          left join module_release_signature s on s.release_id = r.id left join module_key k on k.key_id = s.key_id
          group by n.module_id),
        -- Gathered once for all modules: a list for each would be read again for each.
        suspensions as (select s.module_id, array_agg(s.region_code) as list from module_suspension s
          where s.region_code in ('', province, regency) group by s.module_id),
        pins as (select pin.module_id, jsonb_agg(jsonb_build_object('regionCode', region_code, 'releaseId', release_id)) as list
          from pin group by pin.module_id),
        rollouts as (select rollout.module_id, jsonb_agg(jsonb_build_object('id', id, 'provinceCode', province_code, 'releaseId', release_id,
            'rules', rules, 'bucketBy', bucket_by)) as list from rollout group by rollout.module_id),
        tracks as (select track.module_id, jsonb_agg(jsonb_build_object('provinceCode', province_code, 'releaseId', release_id)) as list
          from track group by track.module_id),
        pasts as (select past.module_id, jsonb_agg(jsonb_build_object('provinceCode', province_code, 'releaseId', release_id) order by place) as list
          from past group by past.module_id)
      select m.id, coalesce(suspensions.list, '{}'), pins.list, rollouts.list, tracks.list, pasts.list, named.releases
      from module m join named on named.module_id = m.id
        left join suspensions on suspensions.module_id = m.id left join pins on pins.module_id = m.id
        left join rollouts on rollouts.module_id = m.id left join tracks on tracks.module_id = m.id left join pasts on pasts.module_id = m.id
      order by m.id $$;
  -- The releases themselves, with what they are signed with. They never change, so a process remembers them.
  create function app_boot_releases(wanted uuid[])
    returns table (id uuid, module_id text, base_path text, manifest jsonb, signature text, public_key text, key_id text, module_json bytea, check_json bytea)
    language sql stable security definer set search_path = public as $$
      select r.id, r.module_id, r.base_path, r.manifest, s.signature, k.public_key, s.key_id, s.module_json, s.check_json
      from module_release r left join module_release_signature s on s.release_id = r.id left join module_key k on k.key_id = s.key_id
      where r.id = any(wanted) $$;
  -- What a new release is held against: who has its id, who has its routes, and what the shell shares (what the system's
  -- own modules were built against).
  create function app_module_claims(wanted text, paths text[])
    returns table (is_taken boolean, owner_id uuid, routes jsonb, shared jsonb)
    language sql stable security definer set search_path = public as $$
      select exists (select from module where id = wanted), (select created_by from module where id = wanted),
        (select jsonb_agg(jsonb_build_object('route', r.path, 'moduleId', r.module_id)) from module_route r
          where r.module_id <> wanted and exists (
            select from unnest(paths) p where p = r.path or starts_with(p, r.path || '/') or starts_with(r.path, p || '/'))),
        (select manifest -> 'builtAgainst' from module_release where published_by is null order by published_at desc limit 1) $$;
  -- What was done with a module, where the caller may look; who only looked at it is for auditors.
  create function app_module_acts(wanted text, before_at timestamptz, before_id uuid, most integer)
    returns table (id uuid, at timestamptz, action text, actor_kind text, actor_id uuid, place text, detail jsonb)
    language sql stable security definer set search_path = public as $$
      select e.id, date_trunc('milliseconds', e.at), e.action, e.actor_kind, e.actor_id, p.place, e.detail
      from audit_entry e cross join lateral (select coalesce(e.regency_code, e.province_code, '') as place) p
      where e.subject_ids @> array[wanted] and e.subject = 'Module' and e.action <> 'applications-listed'
        and e.action not in ('modules-listed', 'module-read', 'module-releases-listed', 'module-health-read', 'module-explained', 'module-acts-listed')
        and (app_sees_module_place(p.place)
          or exists (select from module m where m.id = wanted and ${inSetting('m.created_by', 'app.module_creators', 'uuid')}))
        and (before_at is null or (date_trunc('milliseconds', e.at), e.id) < (before_at, before_id))
      order by date_trunc('milliseconds', e.at) desc, e.id desc limit most $$;
  ${policy('module_release_signature', 'app_definer', 'true', 'select')}
  grant select on module_release_signature to app_definer;
  grant create on schema public to app_definer;
  ${['app_boot_registry(text, text, uuid[])', 'app_boot_releases(uuid[])', 'app_module_claims(text, text[])']
    .map(
      (name) => `alter function ${name} owner to app_definer; revoke execute on function ${name} from public;
    grant execute on function ${name} to app_officer, app_auditor, app_developer, app_worker;`,
    )
    .join('\n')}
  revoke create on schema public from app_definer;
  `)
}

export async function down(): Promise<void> {
  throw new Error('The module registry is not taken down; restore a backup instead')
}
