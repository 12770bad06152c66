import type { Knex } from 'knex'

/** What a travel order rests on, in the office's own lines; number and rank of the civil servants whom it names. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table trip add column order_basis text[] check (cardinality(order_basis) between 1 and 10);
    comment on column trip.order_basis is 'the lines under Dasar; null for the facts of the trip itself';
    alter table app_user add column nip text check (nip ~ '^[0-9]{18}$'), add column grade text;
    comment on column app_user.nip is 'number of the civil servant, printed on travel orders';
    comment on column app_user.grade is 'golongan/ruang, such as III/b';
    grant select (nip, grade), insert (nip, grade), update (nip, grade) on app_user to app_officer;

    -- Of colleagues on a travel order; an officer may see it without seeing the account.
    create function app_civil_servants(user_ids uuid[]) returns table (id uuid, nip text, grade text)
      language sql stable security definer set search_path = public as $$
        select u.id, u.nip, u.grade from app_user u where u.id = any(user_ids) $$;
    grant create on schema public to app_definer;
    alter function app_civil_servants(uuid[]) owner to app_definer;
    revoke create on schema public from app_definer;
    revoke execute on function app_civil_servants(uuid[]) from public;
    grant execute on function app_civil_servants(uuid[]) to app_officer, app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('What travel orders rest on is not taken down; restore a backup instead')
}
