import type { Knex } from 'knex'

/** The list of one's applications says of each status what the application's own page says: what it rests on comes along. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  drop function app_account_applications();
  create function app_account_applications()
    returns table (id uuid, regency_code text, tracking_number text, service_code text, title jsonb,
      status text, status_since timestamptz, submitted_at timestamptz, due_at timestamptz,
      presence_mode text, visit_on date, arrival_until date, ready_as text, merged_into text)
    language sql stable security definer set search_path = public as $$
      with verified as (select decode(nullif(current_setting('app.contact_index', true), ''), 'hex') as contact),
      mine as (
        select p.application_id from personal_record p where p.phone_index = (select contact from verified)
        union
        select p.application_id from personal_record p where p.email_index = (select contact from verified))
      select a.id, a.regency_code, a.tracking_number, a.service_code, d.definition -> 'title',
        a.status, a.status_since, a.submitted_at, a.due_at, a.presence_mode,
        case when a.status = 'awaiting_presence' then (select v.on_date from app_visit_appointment(a.id) v limit 1) end,
        a.arrival_until,
        case when a.status = 'ready' then (
          select case when count(*) = 0 then 'nothing' when bool_and(is_downloaded) then 'download' when bool_or(is_downloaded) then 'both' else 'pickup' end
          from (select g.attachment_id is not null or (g.format = 'pdf' and g.pickup_place is null) as is_downloaded
                from application_product g where g.application_id = a.id and g.format <> 'record') given) end,
        a.merged_into
      from mine join application a on a.id = mine.application_id
        join service_definition d on d.code = a.service_code and d.version = a.service_version
      order by a.submitted_at desc, a.id desc limit 100 $$;
  grant create on schema public to app_definer;
  alter function app_account_applications() owner to app_definer;
  revoke create on schema public from app_definer;
  revoke execute on function app_account_applications() from public;
  grant execute on function app_account_applications() to app_citizen;
  `)
}

export async function down(): Promise<void> {
  throw new Error('What a list says of a status is not taken down; restore a backup instead')
}
