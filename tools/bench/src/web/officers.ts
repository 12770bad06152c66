import { createHash, randomUUID } from 'node:crypto'
import { hashToken } from '@sipelandukilat/api/bench'
import pg from 'pg'

export type Person = {
  email: string
  roles: readonly string[]
  /** Where the roles are held; null is everywhere. */
  regionCode: string | null
}

/** Together the roles open a screen of each module. */
const everywhere: Person = {
  email: 'all-modules@bench.test',
  roles: ['intake_officer', 'field_officer', 'supervisor', 'regency_admin'],
  regionCode: '65.03',
}

/** A session of somebody who has every module: several roles in one regency. */
export const signInEverywhere = (ownerUrl: string): Promise<string> => signIn(ownerUrl, everywhere)

/** A session of a person, who is made once; its twelve hours begin anew. */
export async function signIn(ownerUrl: string, person: Person): Promise<string> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const found = await owner.query<{ id: string }>('select id from app_user where email = $1', [person.email])
    const id = found.rows[0]?.id ?? (await createUser(owner, person))
    const token = createHash('sha256').update(`bench officer ${id}`).digest('base64url')
    await owner.query(
      `insert into session (id_hash, user_id, created_at, last_seen_at, expires_at) values ($1, $2, now(), now(), now() + interval '12 hours')
       on conflict (id_hash) do update set created_at = now(), last_seen_at = now(), expires_at = now() + interval '12 hours'`,
      [hashToken(token), id],
    )
    return token
  } finally {
    await owner.end()
  }
}

async function createUser(owner: pg.Client, { email, roles, regionCode }: Person): Promise<string> {
  const id = randomUUID()
  await owner.query(
    `with added as (insert into app_user (id, email, name, status, province_code, regency_code)
       values ($1, $2, 'Bench', 'active', left($3::text, 2), case when length($3) = 5 then $3 end) returning id)
     insert into user_role (id, user_id, role, region_code)
       select gen_random_uuid(), added.id, role, $3 from added, unnest($4::text[]) as role`,
    [id, email, regionCode, roles],
  )
  return id
}
