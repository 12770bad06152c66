import type { Knex } from 'knex'

/** A transfer answers from which district and village the application came, so that the figures leave just there. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    drop function app_move_application(uuid);
    create function app_move_application(transfer_id uuid) returns table (district_code text, village_code text)
      language plpgsql security definer set search_path = public as $$
      declare t transfer;
      begin
        select * into t from transfer where id = transfer_id and status = 'accepted';
        if not found then raise exception 'no accepted transfer' using errcode = 'insufficient_privilege'; end if;
        return query
          with before as (
            select a.id, a.district_code, a.village_code from application a
            where a.id = t.application_id and a.regency_code = t.from_regency_code for update)
          update application a set
            province_code = split_part(t.to_village_code, '.', 1),
            regency_code = t.to_regency_code,
            district_code = t.to_regency_code || coalesce('.' || nullif(split_part(t.to_village_code, '.', 3), ''), ''),
            village_code = t.to_village_code,
            assignee_id = null,
            version = a.version + 1
          from before where a.id = before.id
          returning before.district_code, before.village_code;
      end $$;
    grant create on schema public to app_definer;
    alter function app_move_application(uuid) owner to app_definer;
    revoke create on schema public from app_definer;
    revoke execute on function app_move_application(uuid) from public;
    grant execute on function app_move_application(uuid) to app_officer, app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not taken down; restore a backup instead')
}
