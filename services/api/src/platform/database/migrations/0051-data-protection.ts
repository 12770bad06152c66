import type { Knex } from 'knex'
import { policy, protect, reachedBySettings } from '../policies'

/** Who answers in a province for the protection of data (UU 27/2022 art. 53), and the register of its incidents (art. 46). */
export async function up(knex: Knex): Promise<void> {
  const ofProvince = reachedBySettings('Region', ['provinceCode'])
  const seen = reachedBySettings('DataIncident', ['provinceCode'], { regencyCodes: 'regency_codes' })
  // Regencies read what concerns them; the province writes.
  const written = reachedBySettings('DataIncident', ['provinceCode'])
  await knex.raw(`
    create table data_protection_contact (
      province_code text primary key references region (code),
      name text not null,
      email text not null,
      phone text not null,
      address text not null,
      -- Null where first data entered it.
      changed_by uuid,
      changed_at timestamptz not null default now(),
      version integer not null default 1,
      check (length(province_code) = 2)
    );
    comment on table data_protection_contact is 'whom citizens of a province ask about the protection of their data; everybody reads it';
    ${protect('data_protection_contact')}
    ${(['app_officer', 'app_citizen', 'app_public'] as const).map((role) => policy('data_protection_contact', role, 'true', 'select')).join('\n    ')}
    ${(['insert', 'update'] as const).map((command) => policy('data_protection_contact', 'app_officer', ofProvince, command)).join('\n    ')}
    ${policy('data_protection_contact', 'app_worker', 'true')}
    grant select on data_protection_contact to app_officer, app_citizen, app_public, app_worker;
    grant insert, update on data_protection_contact to app_officer, app_worker;

    create table data_incident (
      id uuid primary key,
      province_code text not null references region (code),
      regency_codes text[] not null check (cardinality(regency_codes) > 0),
      found_at timestamptz not null,
      due_at timestamptz not null,
      agency_told_at timestamptz,
      people_told_at timestamptz,
      closed_at timestamptz,
      warned_at timestamptz,
      escalated_at timestamptz,
      created_by uuid not null references app_user (id),
      created_at timestamptz not null,
      version integer not null default 1,
      data_key bytea not null,
      sealed bytea not null
    );
    comment on table data_incident is 'incidents of data protection as they stand; what is written of them is sealed';
    create index data_incident_open on data_incident (due_at, id) where closed_at is null;
    create index data_incident_closed on data_incident (closed_at desc, id desc) where closed_at is not null;
    ${protect('data_incident')}
    ${policy('data_incident', 'app_officer', seen, 'select')}
    ${(['insert', 'update'] as const).map((command) => policy('data_incident', 'app_officer', written, command)).join('\n    ')}
    ${policy('data_incident', 'app_worker', 'true')}
    grant select, insert, update on data_incident to app_officer, app_worker;

    create table data_incident_entry (
      id uuid primary key,
      incident_id uuid not null references data_incident (id),
      kind text not null check (kind in ('recorded', 'changed', 'agencyTold', 'peopleTold', 'closed')),
      at timestamptz not null,
      author_id uuid not null references app_user (id),
      sealed bytea not null
    );
    comment on table data_incident_entry is 'each step of an incident as it was written down, under the key of the incident';
    create index data_incident_entry_of on data_incident_entry (incident_id, at, id);
    create trigger data_incident_entry_append_only before update or delete on data_incident_entry for each row execute function refuse_change();
    ${protect('data_incident_entry')}
    ${policy('data_incident_entry', 'app_officer', 'exists (select from data_incident i where i.id = incident_id)', 'select')}
    ${policy('data_incident_entry', 'app_officer', `exists (select from data_incident where id = incident_id and (${written}))`, 'insert')}
    ${policy('data_incident_entry', 'app_worker', 'true')}
    grant select, insert on data_incident_entry to app_officer, app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('The register of data protection is not taken down; restore a backup instead')
}
