import type { Knex } from 'knex'
import { databaseRoles, inSetting, policy, protect, reachedBySettings } from '../policies'

/** The four codes that own a row: its acting place. */
const actingPlace = `
  province_code text not null,
  regency_code text not null,
  district_code text not null,
  village_code text not null,
  check (regency_code like province_code || '%'),
  check (district_code like regency_code || '%'),
  check (village_code like district_code || '%')`

/** A child of an application carries its codes and follows it when a transfer moves it. */
const childOfApplication = (table: string) => `
  alter table ${table} add constraint ${table}_application foreign key (application_id, province_code, regency_code, district_code, village_code)
    references application (id, province_code, regency_code, district_code, village_code) on update cascade;`

const officerReach = reachedBySettings(
  'Application',
  ['provinceCode', 'regencyCode', 'districtCode', 'villageCode', 'createdBy'],
  { id: 'id' },
)
const officerReachOfChild = reachedBySettings(
  'Application',
  ['provinceCode', 'regencyCode', 'districtCode', 'villageCode', 'createdBy'],
  { id: 'application_id' },
)
const citizenReach = (column: string) => inSetting(column, 'app.application_ids', 'uuid')

const monthPartitions = (table: string) => `
  create table ${table}_default partition of ${table} default;`

export async function up(knex: Knex): Promise<void> {
  await knex.raw('create extension if not exists pg_trgm')
  for (const role of [...databaseRoles, 'app_definer'])
    await knex.raw(`do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin noinherit; end if;
    exception when duplicate_object or unique_violation then null; end $$`)
  await knex.raw(`do $$ begin execute format('grant app_definer, app_worker to %I', current_user); end $$`)
  await knex.raw(`grant usage on schema public to ${databaseRoles.join(', ')}, app_definer`)
  await knex.raw(`grant create on schema public to app_definer`)

  await knex.raw(`
  create table region (
    code text primary key,
    name text not null,
    level text not null check (level in ('province', 'regency', 'district', 'village')),
    parent_code text references region (code),
    province_code text not null,
    regency_code text,
    is_border boolean not null default false,
    access text,
    latitude double precision,
    longitude double precision,
    status text check (status in ('preparing', 'active', 'paused')),
    time_zone text not null default 'Asia/Makassar',
    office jsonb not null default '{}',
    version integer not null default 1,
    check ((level = 'regency') = (status is not null))
  );
  create index region_parent on region (parent_code, name);
  create index region_name on region using gin (lower(name) gin_trgm_ops);
  create table holiday (
    province_code text not null references region (code),
    regency_code text not null default '',
    on_date date not null,
    name text not null,
    primary key (province_code, regency_code, on_date)
  );
  `)

  await knex.raw(`
  create table app_user (
    id uuid primary key,
    email text not null unique check (email = lower(email)),
    name text not null,
    language text not null default 'id' check (language in ('id', 'en')),
    password_hash text,
    status text not null check (status in ('invited', 'active', 'disabled')),
    auth_version integer not null default 1,
    province_code text,
    regency_code text,
    created_at timestamptz not null default now(),
    version integer not null default 1
  );
  create table user_role (
    id uuid primary key,
    user_id uuid not null references app_user (id),
    role text not null,
    region_code text references region (code),
    unique nulls not distinct (user_id, role, region_code)
  );
  create table session (
    id_hash bytea primary key,
    user_id uuid not null references app_user (id),
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null
  );
  create index session_of_user on session (user_id);
  create table invitation (
    token_hash bytea primary key,
    user_id uuid not null references app_user (id),
    purpose text not null check (purpose in ('invitation', 'reset')),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  );
  create table rate_limit (key varchar(255) primary key, points integer not null default 0, expire bigint);
  `)

  await knex.raw(`
  create table service_definition (
    code text not null,
    version integer not null,
    definition jsonb not null,
    published_at timestamptz not null default now(),
    is_current boolean not null default true,
    primary key (code, version)
  );
  create unique index service_definition_current on service_definition (code) where is_current;
  create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege'; end $$;
  create function keep_definition() returns trigger language plpgsql as $$
    begin
      if new.definition is distinct from old.definition then
        raise exception 'a published service definition is immutable' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$;
  create trigger service_definition_immutable before update on service_definition for each row execute function keep_definition();
  `)

  await knex.raw(`
  create table application (
    id uuid primary key,
    tracking_number text not null unique,
    service_code text not null,
    service_version integer not null,
    status text not null check (status in ('draft','submitted','routed','verifying','correction','awaiting_presence','approving','processing','issued','ready','delivering','completed','rejected','withdrawn')),
    channel text not null check (channel in ('web','whatsapp','sms','email','phone','counter','village','field')),
    ${actingPlace},
    domicile_village_code text,
    language text not null default 'id' check (language in ('id', 'en')),
    priority smallint not null default 0,
    presence_mode text check (presence_mode in ('office', 'village', 'home')),
    presence_done boolean not null default false,
    approval_required boolean not null default false,
    correction jsonb,
    closed_reason text,
    assignee_id uuid,
    verified_by uuid,
    approved_by uuid,
    created_by uuid,
    assisted_by text,
    privacy_notice_version text not null,
    pin_hash bytea not null,
    copied_from uuid,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    submitted_at timestamptz not null,
    status_since timestamptz not null,
    due_at timestamptz,
    closed_at timestamptz,
    last_seq integer not null default 0,
    version integer not null default 1,
    unique (id, province_code, regency_code, district_code, village_code),
    foreign key (service_code, service_version) references service_definition (code, version)
  );
  create index application_inbox on application (regency_code, status, submitted_at desc, id desc);
  create index application_open on application (regency_code, submitted_at desc, id desc) where closed_at is null;
  create index application_province on application (province_code, submitted_at desc, id desc);
  create index application_created_by on application (created_by, submitted_at desc) where created_by is not null;
  create index application_due on application (due_at) where closed_at is null;

  create table personal_record (
    id uuid primary key,
    application_id uuid not null unique,
    ${actingPlace},
    created_by uuid,
    data_key bytea,
    envelope bytea,
    applicant_name text,
    subject_name text,
    name_words text[] not null default '{}',
    nik_index bytea,
    kk_index bytea,
    phone_index bytea,
    email_index bytea,
    erased_at timestamptz
  );
  create index personal_record_words on personal_record using gin (name_words);
  create index personal_record_nik on personal_record (nik_index);

  -- The words that occur in names, each once and tied to nobody: what a misspelt word is held against.
  create table name_word (word text primary key);
  create index name_word_like on name_word using gin (word gin_trgm_ops);
  create function app_words_like(asked text) returns text[] language sql stable set search_path = public as $$
    select case when asked is null then null else coalesce((
      select array_agg(word) from (select word from name_word where word % asked or word like asked || '%' order by similarity(word, asked) desc limit 15) n), '{}') end $$;

  create table application_event (
    application_id uuid not null,
    seq integer not null,
    ${actingPlace},
    created_by uuid,
    type text not null,
    schema_version smallint not null default 1,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    actor_kind text not null check (actor_kind in ('system', 'officer', 'supervisor', 'citizen')),
    actor_id uuid,
    channel text,
    from_status text,
    to_status text,
    data jsonb not null default '{}',
    sealed bytea,
    primary key (application_id, seq, recorded_at)
  ) partition by range (recorded_at);
  ${monthPartitions('application_event')}

  create table application_product (
    id uuid primary key,
    application_id uuid not null,
    ${actingPlace},
    created_by uuid,
    product text not null,
    format text not null,
    sealed bytea,
    has_number boolean not null default false,
    attachment_id uuid,
    handed_over_at timestamptz,
    handover_method text check (handover_method in ('office', 'download', 'village', 'post', 'visit')),
    unique (application_id, product)
  );

  create table upload (
    id uuid primary key,
    media_type text,
    size bigint not null,
    blob text,
    status text not null check (status in ('receiving', 'ready', 'refused')),
    refusal text,
    claimed_by uuid,
    created_at timestamptz not null default now()
  );

  create table attachment (
    id uuid primary key,
    application_id uuid not null,
    ${actingPlace},
    created_by uuid,
    requirement text not null,
    kind text not null default 'requirement' check (kind in ('requirement', 'product', 'paper')),
    blob text not null,
    media_type text not null,
    size bigint not null,
    uploaded_at timestamptz not null,
    replaced_at timestamptz
  );
  create index attachment_application on attachment (application_id);

  create table note (
    id uuid primary key,
    application_id uuid not null,
    ${actingPlace},
    created_by uuid,
    author_id uuid not null,
    sealed bytea not null,
    created_at timestamptz not null
  );
  create index note_application on note (application_id, created_at);

  create table transfer (
    id uuid primary key,
    application_id uuid not null references application (id),
    province_code text not null,
    from_regency_code text not null,
    to_regency_code text not null,
    to_village_code text not null,
    sealed bytea not null,
    status text not null check (status in ('requested', 'accepted', 'refused', 'cancelled')),
    requested_by uuid not null,
    requested_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz
  );
  create unique index transfer_open on transfer (application_id) where status = 'requested';

  create table access_grant (
    id uuid primary key,
    application_id uuid not null references application (id),
    province_code text not null,
    from_regency_code text not null,
    to_regency_code text not null,
    sealed bytea not null,
    granted_by uuid not null,
    granted_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
  );
  create index access_grant_to on access_grant (to_regency_code, expires_at);

  create table siak_check (
    id uuid primary key,
    application_id uuid not null,
    ${actingPlace},
    created_by uuid,
    field text not null,
    result text not null check (result in ('match', 'mismatch', 'not_found')),
    sealed bytea,
    checked_by uuid not null,
    checked_at timestamptz not null,
    unique (application_id, field)
  );

  create table saved_reason (
    id uuid primary key,
    regency_code text not null,
    province_code text not null,
    kind text not null check (kind in ('correction', 'rejection')),
    body text not null,
    created_by uuid not null,
    created_at timestamptz not null
  );
  ${['personal_record', 'application_event', 'application_product', 'attachment', 'note', 'siak_check'].map(childOfApplication).join('')}
  `)

  await knex.raw(`
  create table outbox (
    id uuid primary key,
    topic text not null,
    payload jsonb not null,
    created_at timestamptz not null default now(),
    available_at timestamptz not null default now(),
    dispatched_at timestamptz
  );
  create index outbox_waiting on outbox (available_at, id) where dispatched_at is null;
  create table notice (
    id uuid primary key,
    application_id uuid not null references application (id),
    event_seq integer not null,
    template text not null,
    channel text not null,
    status text not null check (status in ('sent', 'failed', 'no-contact')),
    attempts integer not null default 1,
    recorded_at timestamptz not null default now(),
    unique (application_id, event_seq, template, channel)
  );
  create table idempotency (
    key text not null,
    principal text not null,
    endpoint text not null,
    body_hash bytea not null,
    resource_id uuid,
    created_at timestamptz not null default now(),
    primary key (key, principal, endpoint)
  );
  create table audit_entry (
    id uuid not null,
    at timestamptz not null,
    actor_kind text not null,
    actor_id uuid,
    action text not null,
    subject text not null,
    subject_ids text[] not null,
    province_code text,
    regency_code text,
    detail jsonb not null default '{}',
    correlation_id text,
    primary key (id, at)
  ) partition by range (at);
  ${monthPartitions('audit_entry')}
  create index audit_entry_region on audit_entry (regency_code, at desc, id desc);
  create index audit_entry_province on audit_entry (province_code, at desc, id desc);
  -- A list page names 25 rows; only what was done to one row is looked up by that row.
  create index audit_entry_subject on audit_entry using gin (subject_ids) where action <> 'applications-listed';
  create trigger audit_entry_append_only before update or delete on audit_entry for each row execute function refuse_change();
  create function keep_event() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or (to_jsonb(new) - array['province_code','regency_code','district_code','village_code'])
         is distinct from (to_jsonb(old) - array['province_code','regency_code','district_code','village_code']) then
        raise exception 'application_event is append-only' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$;
  -- A transfer moves an event's region with its application; nothing else of it ever changes.
  create trigger application_event_append_only before update or delete on application_event for each row execute function keep_event();
  create function make_month_partitions(first_month date, months integer) returns void language plpgsql as $$
    declare parent text; month date; name text;
    begin
      foreach parent in array array['application_event', 'audit_entry'] loop
        for step in 0..months - 1 loop
          month := date_trunc('month', first_month)::date + (step || ' months')::interval;
          name := parent || '_' || to_char(month, 'YYYYMM');
          if to_regclass(name) is null then
            execute format('create table %I partition of %I for values from (%L) to (%L)', name, parent, month, month + interval '1 month');
          end if;
        end loop;
      end loop;
    end $$;
  `)

  const children = ['personal_record', 'application_event', 'application_product', 'attachment', 'note', 'siak_check']
  const statements: string[] = []
  for (const table of ['application', ...children]) {
    const reach = table === 'application' ? officerReach : officerReachOfChild
    const id = table === 'application' ? 'id' : 'application_id'
    statements.push(
      protect(table),
      policy(table, 'app_officer', reach),
      policy(table, 'app_citizen', citizenReach(id)),
      policy(table, 'app_worker', 'true'),
    )
    statements.push(`grant select, insert, update on ${table} to app_officer, app_citizen, app_worker;`)
  }
  statements.push(policy('access_grant', 'app_gate', 'true', 'select'), 'grant select on access_grant to app_gate;')
  for (const table of ['transfer', 'access_grant'])
    statements.push(
      protect(table),
      policy(
        table,
        'app_officer',
        [
          inSetting('from_regency_code', 'app.office_regencies'),
          inSetting('to_regency_code', 'app.office_regencies'),
          inSetting('province_code', 'app.application_provinces'),
        ].join(' or '),
      ),
      policy(table, 'app_worker', 'true'),
      policy(table, 'app_definer', 'true'),
      `grant select, insert, update on ${table} to app_officer, app_worker; grant select, insert, update on ${table} to app_definer;`,
    )
  statements.push(
    protect('saved_reason'),
    policy('saved_reason', 'app_officer', inSetting('regency_code', 'app.office_regencies')),
    policy('saved_reason', 'app_worker', 'true'),
    'grant select, insert, delete on saved_reason to app_officer, app_worker;',
    protect('app_user'),
    policy('app_user', 'app_officer', reachedBySettings('User', ['provinceCode', 'regencyCode'], { id: 'id' })),
    policy('app_user', 'app_gate', 'true'),
    policy('app_user', 'app_worker', 'true'),
    policy('app_user', 'app_definer', 'true'),
    'grant select (id, email, name, language, status, auth_version, province_code, regency_code, created_at, version), insert (id, email, name, language, status, province_code, regency_code), update (name, language, status, version) on app_user to app_officer;',
    'grant select, insert, update on app_user to app_gate, app_worker;',
    'grant select, update on app_user to app_definer;',
    protect('user_role'),
    policy('user_role', 'app_officer', 'exists (select from app_user where app_user.id = user_id)'),
    policy('user_role', 'app_gate', 'true'),
    policy('user_role', 'app_worker', 'true'),
    policy('user_role', 'app_definer', 'true'),
    'grant select, insert, delete on user_role to app_officer, app_gate, app_worker; grant select on user_role to app_definer;',
    'grant select, insert, update, delete on session, invitation, rate_limit to app_gate, app_worker; grant select, delete on session to app_definer;',
    'grant insert on invitation to app_officer; grant delete on session to app_officer;',
    'grant select (user_id) on session to app_officer;',
    'grant select on region, holiday, service_definition to app_officer, app_citizen, app_public, app_worker, app_auditor, app_developer, app_gate, app_definer;',
    'grant update on region to app_officer; grant insert, update on region to app_worker; grant insert, delete on holiday to app_officer, app_worker;',
    protect('region'),
    ...(['app_citizen', 'app_public', 'app_auditor', 'app_developer', 'app_gate', 'app_definer'] as const).map((role) =>
      policy('region', role, 'true', 'select'),
    ),
    policy('region', 'app_officer', 'true', 'select'),
    policy('region', 'app_officer', reachedBySettings('Region', ['provinceCode', 'regencyCode']), 'update'),
    policy('region', 'app_worker', 'true'),
    protect('holiday'),
    ...(
      ['app_citizen', 'app_public', 'app_auditor', 'app_developer', 'app_gate', 'app_definer', 'app_officer'] as const
    ).map((role) => policy('holiday', role, 'true', 'select')),
    policy('holiday', 'app_worker', 'true'),
    ...(['insert', 'update', 'delete'] as const).map((command) =>
      policy('holiday', 'app_officer', reachedBySettings('Region', ['provinceCode', 'regencyCode']), command),
    ),
    'grant insert, update on service_definition to app_worker;',
    protect('upload'),
    policy('upload', 'app_officer', 'true'),
    policy('upload', 'app_public', 'true'),
    policy('upload', 'app_citizen', 'true'),
    policy('upload', 'app_worker', 'true'),
    'grant select, insert, update on upload to app_officer, app_public, app_citizen, app_worker; grant delete on upload to app_worker;',
    'grant insert on outbox to app_officer, app_citizen, app_public, app_gate; grant select, insert, update, delete on outbox to app_worker;',
    'grant select, insert, update on notice to app_worker; grant select on notice to app_officer;',
    protect('notice'),
    policy('notice', 'app_officer', 'exists (select from application where application.id = application_id)'),
    policy('notice', 'app_worker', 'true'),
    'grant select, insert, update on idempotency to app_officer, app_citizen, app_public; grant select, delete on idempotency to app_worker;',
    protect('audit_entry'),
    policy('audit_entry', 'app_officer', reachedBySettings('AuditEntry', ['provinceCode', 'regencyCode']), 'select'),
    policy('audit_entry', 'app_auditor', reachedBySettings('AuditEntry', ['provinceCode', 'regencyCode']), 'select'),
    ...(
      [
        'app_officer',
        'app_citizen',
        'app_public',
        'app_worker',
        'app_auditor',
        'app_developer',
        'app_gate',
        'app_definer',
      ] as const
    ).map((role) => policy('audit_entry', role, 'true', 'insert')),
    'grant insert on audit_entry to app_officer, app_citizen, app_public, app_worker, app_auditor, app_developer, app_gate, app_definer;',
    'grant select on audit_entry to app_officer, app_auditor;',
    policy('application', 'app_definer', 'true'),
    policy('personal_record', 'app_definer', 'true', 'select'),
    'grant select, insert on name_word to app_officer, app_citizen, app_worker; grant select on name_word to app_definer;',
    'grant select, update on application to app_definer; grant select on personal_record to app_definer;',
  )
  await knex.raw(statements.join('\n'))

  await knex.raw(`
  -- Whether a session still stands, and the version of its user's rights: read in each request's own transaction.
  -- Names are qualified instead of a search_path clause, which would cost more than the query.
  create function app_session_check(session_hash bytea, at timestamptz) returns integer
    language plpgsql stable security definer as $$
    begin
      return (select u.auth_version from public.session s join public.app_user u on u.id = s.user_id
        where s.id_hash = session_hash and s.expires_at operator(pg_catalog.>) at
          and s.last_seen_at operator(pg_catalog.>) (at operator(pg_catalog.-) interval '30 minutes') and u.status = 'active');
    end $$;

  -- The only way a row changes its acting place: by a transfer that was accepted (or decided by the province).
  create function app_move_application(transfer_id uuid) returns void
    language plpgsql security definer set search_path = public as $$
    declare t transfer;
    begin
      select * into t from transfer where id = transfer_id and status = 'accepted';
      if not found then raise exception 'no accepted transfer' using errcode = 'insufficient_privilege'; end if;
      update application set
        province_code = split_part(t.to_village_code, '.', 1),
        regency_code = t.to_regency_code,
        district_code = t.to_regency_code || coalesce('.' || nullif(split_part(t.to_village_code, '.', 3), ''), ''),
        village_code = t.to_village_code,
        assignee_id = null,
        version = version + 1
      where id = t.application_id and regency_code = t.from_regency_code;
    end $$;

  -- Names of colleagues for timelines and assignment; an officer may see a name without seeing the account.
  create function app_user_names(user_ids uuid[]) returns table (id uuid, name text)
    language sql stable security definer set search_path = public as $$
      select u.id, u.name from app_user u where u.id = any(user_ids) $$;

  -- The officers whom a supervisor may give work to, in a regency that the caller's own settings reach.
  create function app_officers_of(regency text) returns table (id uuid, name text)
    language sql stable security definer set search_path = public as $$
      select distinct u.id, u.name from user_role r join app_user u on u.id = r.user_id
      where r.role in ('intake_officer', 'supervisor') and u.status = 'active'
        and (r.region_code = regency or r.region_code like regency || '.%')
        and (${inSetting('regency', 'app.office_regencies')} or ${inSetting('left(regency, 2)', 'app.application_provinces')}) $$;

  -- Applications by a name with typing errors: each asked word becomes the words of names like it, and a row must hold one
  -- of each. Overlap is not leakproof, so under row-level security its index could not serve; here it can, and the caller's
  -- own settings bound the answer as the policy does.
  create function app_search_applications(asked text[], most integer) returns table (application_id uuid, score real)
    language plpgsql stable security definer set search_path = public set plan_cache_mode = force_custom_plan as $$
    declare
      near_1 text[]; near_2 text[]; near_3 text[];
      whole text := array_to_string(asked, ' ');
    begin
      near_1 := app_words_like(asked[1]); near_2 := app_words_like(asked[2]); near_3 := app_words_like(asked[3]);
      return query
        select found.application_id, greatest(similarity(lower(found.applicant_name), whole), similarity(lower(found.subject_name), whole))
        from (
          select p.application_id, p.applicant_name, p.subject_name from personal_record p
          where p.name_words && near_1 and (near_2 is null or p.name_words && near_2) and (near_3 is null or p.name_words && near_3)
            and (${officerReachOfChild.replaceAll(/\b(province_code|regency_code|district_code|village_code|created_by|application_id) = any/g, 'p.$1 = any')})
          limit 2000) found
        order by 2 desc, 1 desc limit most;
    end $$;

  -- Rights changed: sessions of these users work out their principal anew at the next request.
  create function bump_auth_version() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      update app_user set auth_version = auth_version + 1 where id = coalesce(new.user_id, old.user_id);
      return null;
    end $$;
  create trigger user_role_bumps after insert or update or delete on user_role for each row execute function bump_auth_version();
  create function bump_granted_regency() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      update app_user set auth_version = auth_version + 1
      where id in (select user_id from user_role where region_code = new.to_regency_code or region_code like new.to_regency_code || '.%');
      return null;
    end $$;
  create trigger access_grant_bumps after insert or update on access_grant for each row execute function bump_granted_regency();
  create function bump_disabled_user() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      if new.status is distinct from old.status then
        new.auth_version := old.auth_version + 1;
        if new.status = 'disabled' then delete from session where user_id = new.id; end if;
      end if;
      return new;
    end $$;
  create trigger app_user_status before update on app_user for each row execute function bump_disabled_user();

  alter function app_session_check(bytea, timestamptz) owner to app_definer;
  alter function app_move_application(uuid) owner to app_definer;
  alter function bump_auth_version() owner to app_definer;
  alter function bump_granted_regency() owner to app_definer;
  alter function bump_disabled_user() owner to app_definer;
  alter function app_user_names(uuid[]) owner to app_definer;
  alter function app_officers_of(text) owner to app_definer;
  alter function app_search_applications(text[], integer) owner to app_definer;
  revoke execute on function app_session_check(bytea, timestamptz), app_move_application(uuid), app_user_names(uuid[]),
    app_officers_of(text), app_search_applications(text[], integer) from public;
  grant execute on function app_user_names(uuid[]) to app_officer, app_auditor, app_worker;
  grant execute on function app_officers_of(text), app_search_applications(text[], integer) to app_officer;
  grant execute on function app_session_check(bytea, timestamptz) to app_officer, app_auditor, app_developer, app_gate, app_worker;
  grant execute on function app_move_application(uuid) to app_officer, app_worker;
  revoke create on schema public from app_definer;
  `)
}

export async function down(): Promise<void> {
  throw new Error('The foundation is not taken down; restore a backup instead')
}
