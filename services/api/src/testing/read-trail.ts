import pg from 'pg'
import type { TestSystem } from './test-system'

export type TrailRow = {
  action: string
  actor_kind: string
  actor_id: string | null
  regency_code: string | null
  detail: Record<string, unknown>
}

/** The trail of one row, oldest first, as the database's owner reads it: nobody whom the API serves reads all of it. */
export async function readTrail(
  system: Pick<TestSystem, 'ownerUrl'>,
  subject: string,
  subjectId: string,
): Promise<TrailRow[]> {
  const owner = new pg.Client({ connectionString: system.ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<TrailRow>(
      `select action, actor_kind, actor_id, regency_code, detail from audit_entry
       where subject = $1 and subject_ids @> array[$2] order by at, id`,
      [subject, subjectId],
    )
    return rows
  } finally {
    await owner.end()
  }
}
