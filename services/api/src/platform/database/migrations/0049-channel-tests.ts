import type { Knex } from 'knex'
import { policy, protect, reachedBySettings } from '../policies'

/** Messages by which an administrator tries a channel; and the trail by who did it, which the screen asks for. */
export async function up(knex: Knex): Promise<void> {
  const ofProvince = reachedBySettings('Region', ['provinceCode'])
  await knex.raw(`
    create table channel_test (
      id uuid primary key,
      channel text not null check (channel in ('whatsapp', 'sms', 'email')),
      province_code text,
      requested_by uuid not null references app_user (id),
      requested_at timestamptz not null,
      language text not null,
      sealed_address bytea,
      state text not null default 'waiting' check (state in ('waiting', 'accepted', 'refused', 'unreachable')),
      reason text,
      code text,
      template text,
      sealed_words bytea,
      finished_at timestamptz,
      check ((state = 'waiting') = (finished_at is null)),
      check (finished_at is null or sealed_address is null)
    );
    comment on table channel_test is 'a message that tries a channel; deleted after a day, the trail keeps that it was sent';
    comment on column channel_test.province_code is 'of who asked; null for the platform';
    comment on column channel_test.sealed_address is 'where it goes, under the wrapping key; gone once it was tried';
    comment on column channel_test.sealed_words is 'what the far side answered, which may quote the address';
    ${protect('channel_test')}
    ${policy('channel_test', 'app_officer', ofProvince, 'select')}
    ${policy('channel_test', 'app_officer', ofProvince, 'insert')}
    ${policy('channel_test', 'app_worker', 'true')}
    grant select, insert on channel_test to app_officer;
    grant select, insert, update, delete on channel_test to app_worker;
    create index channel_test_requested on channel_test (requested_at);
    create index audit_entry_actor on audit_entry (actor_id, at desc, id desc) where actor_id is not null;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Channel tests are not taken down; restore a backup instead')
}
