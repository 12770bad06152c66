import type { Duplicate } from '@sipelandukilat/contract'
import type { Db } from '../../platform/database/db'
import { from, type NewRow, type Row } from '../../platform/database/from'
import { placeColumnList } from '../../platform/database/place-sql'
import { newId } from '../../platform/id'

/** The other application of a pair, with what was found and decided. */
type PairRow = Pick<Row<'application'>, 'id' | 'tracking_number' | 'status' | 'channel' | 'submitted_at' | 'version'> &
  Pick<Row<'duplicate_pair'>, 'score' | 'earlier_id' | 'decision'> & {
    applicant_name: string | null
    reasons: Duplicate['reasons']
  }

/** Finding a pair again changes nothing. */
export async function insertPair(db: Db, pair: NewRow<'duplicate_pair'>): Promise<void> {
  await db.run(from('duplicate_pair').insert(pair).onConflict().ignore())
}

/** What may be the same as an application: the undecided first, then the likeliest; at most 20. */
export const listPairs = (db: Db, applicationId: string): Promise<PairRow[]> =>
  db.rows<PairRow>({
    text: `select a.id, a.tracking_number, a.status, a.channel, p.applicant_name, a.submitted_at, d.score, d.reasons, d.earlier_id, d.decision, a.version
           from duplicate_pair d join application a on a.id = case when d.earlier_id = $1 then d.later_id else d.earlier_id end
             left join personal_record p on p.application_id = a.id
           where $1 in (d.earlier_id, d.later_id) order by d.decision nulls first, d.score desc, a.submitted_at desc limit 20`,
    values: [applicationId],
  })

/** The pair of two applications, whichever came first; locked. */
export const findPairForUpdate = (
  db: Db,
  oneId: string,
  otherId: string,
): Promise<Pick<Row<'duplicate_pair'>, 'decision'> | undefined> =>
  db.first<Pick<Row<'duplicate_pair'>, 'decision'>>({
    text: 'select decision from duplicate_pair where (earlier_id, later_id) in (($1, $2), ($2, $1)) for update',
    values: [oneId, otherId],
  })

export async function savePairDecision(
  db: Db,
  [oneId, otherId]: readonly [string, string],
  { decision, userId, now }: { decision: 'distinct' | 'merged'; userId: string | null; now: Date },
): Promise<void> {
  await db.run({
    text: 'update duplicate_pair set decision = $3, decided_by = $4, decided_at = $5 where (earlier_id, later_id) in (($1, $2), ($2, $1))',
    values: [oneId, otherId, decision, userId, now],
  })
}

/** Copies files of the other application where the kept one has none for their requirement. */
export async function takeOverFiles(db: Db, keptId: string, otherId: string): Promise<void> {
  const files = await db.rows<{ id: string }>({
    text: `select o.id from attachment o where o.application_id = $2 and o.replaced_at is null and o.kind = 'requirement'
             and not exists (select from attachment k where k.application_id = $1 and k.requirement = o.requirement and k.replaced_at is null)`,
    values: [keptId, otherId],
  })
  for (const { id } of files)
    await db.run({
      text: `insert into attachment (id, application_id, ${placeColumnList}, created_by, requirement, kind, blob, media_type, size, uploaded_at)
             select $1, k.id, k.province_code, k.regency_code, k.district_code, k.village_code, k.created_by, o.requirement, o.kind, o.blob, o.media_type, o.size, o.uploaded_at
             from attachment o, application k where o.id = $2 and k.id = $3`,
      values: [newId(), id, keptId],
    })
}
