import type { Knex } from 'knex'

/**
 * Rights that changed end the transaction by an error of the database, so that whatever travels behind the proof, the commit
 * too, has no effect. A change that must touch one row fails in the same way where it touches none.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function app_prove_session(session_hash bytea, at timestamptz, expected integer) returns void
      language plpgsql stable security definer as $$
      begin
        if (select u.auth_version from public.session s join public.app_user u on u.id = s.user_id
          where s.id_hash = session_hash and s.expires_at operator(pg_catalog.>) at
            and s.last_seen_at operator(pg_catalog.>) (at operator(pg_catalog.-) interval '30 minutes') and u.status = 'active')
          is distinct from expected then
          raise exception 'the rights are no longer those of the request' using errcode = 'SP001';
        end if;
      end $$;
    create function app_exactly_one(touched bigint) returns void language plpgsql immutable as $$
      begin
        if touched operator(pg_catalog.<>) 1 then raise exception '% rows instead of one', touched using errcode = 'SP002'; end if;
      end $$;
    grant create on schema public to app_definer;
    alter function app_prove_session(bytea, timestamptz, integer) owner to app_definer;
    revoke create on schema public from app_definer;
    revoke execute on function app_prove_session(bytea, timestamptz, integer) from public;

    -- Pending entries would be read through by every search, at its worst right after many applications came in.
    alter index name_word_like set (fastupdate = off);
    alter index personal_record_words set (fastupdate = off);
  `)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not taken down; restore a backup instead')
}
