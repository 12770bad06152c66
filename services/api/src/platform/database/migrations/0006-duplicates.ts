import type { Knex } from 'knex'
import { policy, protect } from '../policies'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  -- Two applications that may be one request, the earlier first; a person decides.
  create table duplicate_pair (
    earlier_id uuid not null references application (id),
    later_id uuid not null references application (id),
    score real not null check (score between 0 and 1),
    reasons text[] not null,
    found_at timestamptz not null,
    decision text check (decision in ('distinct', 'merged')),
    decided_by uuid,
    decided_at timestamptz,
    primary key (earlier_id, later_id)
  );
  create index duplicate_pair_later on duplicate_pair (later_id);
  create index personal_record_kk on personal_record (kk_index) where kk_index is not null;
  create index personal_record_phone on personal_record (phone_index) where phone_index is not null;
  ${protect('duplicate_pair')}
  -- Both must be the reader's: what a sibling regency has is not shown by way of a likeness.
  ${policy(
    'duplicate_pair',
    'app_officer',
    'exists (select from application a where a.id = earlier_id) and exists (select from application a where a.id = later_id)',
  )}
  ${policy('duplicate_pair', 'app_worker', 'true')}
  grant select, update on duplicate_pair to app_officer;
  grant select, insert, update on duplicate_pair to app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Duplicates are not taken down; restore a backup instead')
}
