import type { TargetingRule } from '@sipelandukilat/contract'
import type { Db } from '../../platform/database/db'
import { from, type NewRow, type Row } from '../../platform/database/from'
import { Problem } from '../../platform/problem'

export type RolloutRow = Pick<
  Row<'module_rollout'>,
  'id' | 'province_code' | 'release_id' | 'rules' | 'status' | 'version'
>

/** @throws Problem `not-found`, `version-conflict`. */
export async function getRolloutForUpdate(
  db: Db,
  moduleId: string,
  id: string,
  expectedVersion: number,
): Promise<RolloutRow> {
  const row = await db.first(
    from('module_rollout')
      .where({ module_id: moduleId, id })
      .forUpdate()
      .select('id', 'province_code', 'release_id', 'rules', 'status', 'version'),
  )
  if (!row) throw new Problem('not-found')
  if (row.version !== expectedVersion) throw new Problem('version-conflict')
  return row
}

export const insertRollout = (db: Db, rollout: NewRow<'module_rollout'>): Promise<number> =>
  db.run(from('module_rollout').insert(rollout))

/** The next step of a rollout; null leaves its rules or status as they are. Set running, it is judged from now on. */
export const updateRollout = (
  db: Db,
  id: string,
  step: {
    rules: readonly TargetingRule[] | null
    status: RolloutRow['status'] | null
    reason: string | null
    now: Date
  },
): Promise<number> =>
  db.run({
    text: `update module_rollout set rules = coalesce($2, rules), status = coalesce($3, status), reason = $4, changed_at = $5,
             judged_from = case when $3 = 'running' then $5 else judged_from end, version = version + 1 where id = $1`,
    values: [id, step.rules && JSON.stringify(step.rules), step.status, step.reason, step.now],
  })
