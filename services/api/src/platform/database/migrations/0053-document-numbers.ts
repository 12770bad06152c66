import type { Knex } from 'knex'
import { policy } from '../policies'

/**
 * A document that corrected answers no longer call for goes, while it has no number; the policies of its rows hold already. And the
 * number of a document is looked up without being read: who holds it already, in whatever part of the province.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- The same text is signed again where an officer asks for its paper anew.
    alter table signed_statement drop constraint signed_statement_application_id_form_text_hash_key;
    alter table signed_statement add unique (application_id, form, text_hash, signed_at);

    grant delete on application_product to app_citizen, app_officer, app_worker;
    alter table application_product add column number_index bytea;
    comment on column application_product.number_index is 'blind index of the number; null before it is issued, and of numbers kept before 2026-12';
    create index application_product_number on application_product (number_index) where number_index is not null;

    -- Whether another application was given the number, never which: an officer of one district sees no other's. With the
    -- index of a family card it is asked of other families alone.
    create function app_number_is_taken(wanted bytea, own uuid, of_product text, family bytea) returns boolean
      language sql stable security definer set search_path = public as $$
        select exists (
          select from application_product p
          join application mine on mine.id = own
          left join personal_record r on r.application_id = p.application_id
          where p.number_index = wanted and p.product = of_product and p.application_id <> own
            and p.province_code = mine.province_code
            and (family is null or r.kk_index is distinct from family)) $$;
    ${policy('application_product', 'app_definer', 'true', 'select')}
    grant select on application_product to app_definer;
    grant create on schema public to app_definer;
    alter function app_number_is_taken(bytea, uuid, text, bytea) owner to app_definer;
    revoke create on schema public from app_definer;
    revoke execute on function app_number_is_taken(bytea, uuid, text, bytea) from public;
    grant execute on function app_number_is_taken(bytea, uuid, text, bytea) to app_officer, app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Numbers that were given are not forgotten; restore a backup instead')
}
