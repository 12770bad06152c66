import type { Knex } from 'knex'

/** The head of a regency's office decides what the law gives the head; a file tells whether there is one. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table application_event drop constraint application_event_actor_kind_check;
    alter table application_event add constraint application_event_actor_kind_check
      check (actor_kind in ('system', 'officer', 'supervisor', 'head', 'citizen'));

    -- Whether anybody is appointed, never who: officers see no accounts.
    create function app_has_office_head(regency text) returns boolean
      language sql stable security definer set search_path = public as $$
        select exists (
          select from user_role r join app_user u on u.id = r.user_id
          where r.role = 'office_head' and r.region_code = regency and u.status = 'active') $$;
    grant create on schema public to app_definer;
    alter function app_has_office_head(text) owner to app_definer;
    revoke create on schema public from app_definer;
    revoke execute on function app_has_office_head(text) from public;
    grant execute on function app_has_office_head(text) to app_officer, app_citizen, app_public, app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Decisions of heads are not taken down; restore a backup instead')
}
