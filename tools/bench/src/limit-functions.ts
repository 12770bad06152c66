/**
 * The honest limit: what a request of the API reads and writes, read and written by one SQL function. No access rules, no
 * validation, no encryption; everything else is there: the same tables, as many rows, their indexes and a durable commit. A
 * test holds the functions to the rows that the API touches.
 */
export const limitFunctions = `
create or replace function limit_file(file_id uuid) returns json language sql stable as $$
  select json_build_object(
    'application', to_json(a), 'personal', to_json(p),
    'place', concat_ws(', ', v.name, d.name, r.name),
    'products', (select coalesce(json_agg(x order by x.id), '[]') from application_product x where x.application_id = a.id),
    'attachments', (select coalesce(json_agg(x order by x.uploaded_at, x.id), '[]') from attachment x where x.application_id = a.id and x.erased_at is null),
    'checks', (select coalesce(json_agg(x order by x.field), '[]') from siak_check x where x.application_id = a.id),
    'transfer', (select to_json(x) from transfer x where x.application_id = a.id and x.status = 'requested'),
    'handover', (select to_json(x) from handover x where x.application_id = a.id),
    'delegate', (select to_json(x) from delegate x where x.application_id = a.id))
  from application a join personal_record p on p.application_id = a.id
    left join region v on v.code = a.village_code left join region d on d.code = a.district_code left join region r on r.code = a.regency_code
  where a.id = file_id
$$;

create or replace function limit_audit(audit_id uuid, audit_action text, file application) returns void language sql as $$
  insert into audit_entry (id, at, actor_kind, actor_id, action, subject, subject_ids, province_code, regency_code, detail, correlation_id)
  values (audit_id, now(), 'officer', null, audit_action, 'Application', array[file.id], file.province_code, file.regency_code, '{"masked": false}', null)
$$;

create or replace function limit_read(file_id uuid, audit_id uuid) returns json language plpgsql as $$
  declare file application;
  begin
    select * into strict file from application where id = file_id;
    perform limit_audit(audit_id, 'application-read', file);
    return limit_file(file_id);
  end $$;

create or replace function limit_event(file application, event_seq int, event_type text, old_status text, new_status text, outbox_id uuid) returns void language plpgsql as $$
  begin
    insert into application_event (application_id, seq, type, occurred_at, recorded_at, actor_kind, actor_id, channel, from_status, to_status, data, sealed,
      province_code, regency_code, district_code, village_code, created_by)
    values (file.id, event_seq, event_type, now(), now(), 'officer', null, 'counter', old_status, new_status, '{"attachments": []}', null,
      file.province_code, file.regency_code, file.district_code, file.village_code, file.created_by);
    insert into outbox (id, topic, payload, available_at)
    values (outbox_id, 'application.changed', jsonb_build_object('applicationId', file.id, 'seq', event_seq, 'provinceCode', file.province_code,
      'regencyCode', file.regency_code, 'districtCode', file.district_code, 'villageCode', file.village_code, 'createdBy', file.created_by), now());
  end $$;

create or replace function limit_transition(file_id uuid, new_ids uuid[]) returns json language plpgsql as $$
  declare file application;
  begin
    select * into strict file from application where id = file_id for update;
    update application set status = 'verifying', status_since = now(), last_seq = last_seq + 1, version = version + 1 where id = file_id returning * into strict file;
    perform limit_event(file, file.last_seq, 'start', 'routed', 'verifying', new_ids[1]);
    perform limit_audit(new_ids[2], 'application-start', file);
    return limit_file(file_id);
  end $$;

-- ids: application, personal record, product, two of the outbox, audit entry.
create or replace function limit_create(ids uuid[], number text, village text, service text, service_version int, person jsonb, words text[], secrets bytea[])
returns json language plpgsql as $$
  declare file application;
  begin
    insert into application (id, tracking_number, service_code, service_version, status, channel, province_code, regency_code, district_code, village_code,
      language, priority, presence_mode, approval_required, assisted_by, privacy_notice_version, pin_hash, occurred_at, recorded_at, submitted_at, waiting_since, status_since, due_at, last_seq)
    values (ids[1], number, service, service_version, 'routed', 'counter', left(village, 2), left(village, 5), left(village, 8), village,
      'id', 0, 'office', false, 'self', '1', secrets[1], now(), now(), now(), now(), now(), now() + interval '14 days', 2) returning * into strict file;
    insert into personal_record (id, application_id, province_code, regency_code, district_code, village_code, applicant_name, data_key, envelope,
      nik_index, kk_index, phone_index, name_words)
    values (ids[2], file.id, file.province_code, file.regency_code, file.district_code, village, person->>'name', secrets[2], secrets[3],
      secrets[4], secrets[5], secrets[6], words);
    insert into application_product (id, application_id, province_code, regency_code, district_code, village_code, product, format)
    values (ids[3], file.id, file.province_code, file.regency_code, file.district_code, village, 'ktp-el', 'card');
    insert into report_delta (month, province_code, regency_code, district_code, service_code, channel, metric, bucket, amount)
    values (date_trunc('month', now())::date, file.province_code, file.regency_code, file.district_code, service, 'counter', 'submitted', 0, 1);
    perform limit_event(file, 1, 'submit', null, 'submitted', ids[4]);
    perform limit_event(file, 2, 'route', 'submitted', 'routed', ids[5]);
    insert into name_word select unnest(words) on conflict do nothing;
    perform limit_audit(ids[6], 'application-submitted', file);
    return json_build_object('id', file.id, 'trackingNumber', file.tracking_number, 'status', file.status, 'dueAt', file.due_at);
  end $$;

create table if not exists limit_row (id uuid primary key, body jsonb, created_at timestamptz, version integer not null default 1);
`
