import type { Knex } from 'knex'

/**
 * Two officers who give the same number at the same moment: the second waits for the first, and then finds it taken. The
 * number is held until the transaction that asks ends.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    drop function app_number_is_taken(bytea, uuid, text, bytea);
    create function app_number_is_taken(wanted bytea, own uuid, of_product text, family bytea) returns boolean
      language plpgsql volatile security definer set search_path = public as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended(encode(wanted, 'hex'), 53));
        return exists (
          select from application_product p
          join application mine on mine.id = own
          left join personal_record r on r.application_id = p.application_id
          where p.number_index = wanted and p.product = of_product and p.application_id <> own
            and p.province_code = mine.province_code
            and (family is null or r.kk_index is distinct from family));
      end $$;
    grant create on schema public to app_definer;
    alter function app_number_is_taken(bytea, uuid, text, bytea) owner to app_definer;
    revoke create on schema public from app_definer;
    revoke execute on function app_number_is_taken(bytea, uuid, text, bytea) from public;
    grant execute on function app_number_is_taken(bytea, uuid, text, bytea) to app_officer, app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('A number stays held while it is given; restore a backup instead')
}
