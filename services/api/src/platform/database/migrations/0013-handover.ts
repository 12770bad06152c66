import type { Knex } from 'knex'
import { inSetting, policy, protect, reachedBySettings } from '../policies'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  -- How an application's documents reached their owner: sent off (a delivery), received, or both.
  create table handover (
    id uuid primary key,
    application_id uuid not null unique,
    province_code text not null,
    regency_code text not null,
    district_code text not null,
    village_code text not null,
    created_by uuid,
    carrier text check (carrier in ('officer', 'village', 'post')),
    sent_at timestamptz,
    method text check (method in ('office', 'download', 'village', 'post', 'visit')),
    recipient text check (recipient in ('applicant', 'family', 'delegate', 'village_registrar')),
    proof text check (proof in ('signature', 'thumbprint', 'photo', 'none')),
    attachment_id uuid references attachment (id),
    received_at timestamptz,
    recorded_by uuid not null,
    -- Name, relation, place, note and the carrier's reference.
    sealed bytea not null,
    check (carrier is not null or method is not null),
    check ((method is null) = (recipient is null) and (method is null) = (proof is null) and (method is null) = (received_at is null)),
    check ((proof is not null and proof <> 'none') = (attachment_id is not null)),
    foreign key (application_id, province_code, regency_code, district_code, village_code)
      references application (id, province_code, regency_code, district_code, village_code) on update cascade
  );
  alter table attachment drop constraint attachment_kind_check,
    add constraint attachment_kind_check check (kind in ('requirement', 'product', 'paper', 'proof'));
  ${protect('handover')}
  ${policy(
    'handover',
    'app_officer',
    reachedBySettings('Application', ['provinceCode', 'regencyCode', 'districtCode', 'villageCode', 'createdBy'], {
      id: 'application_id',
    }),
  )}
  ${policy('handover', 'app_citizen', inSetting('application_id', 'app.application_ids', 'uuid'), 'select')}
  ${policy('handover', 'app_worker', 'true')}
  grant select, insert, update on handover to app_officer, app_worker;
  grant select on handover to app_citizen;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Handovers are not taken down; restore a backup instead')
}
