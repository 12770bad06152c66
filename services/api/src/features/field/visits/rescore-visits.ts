import { coveragePoints, priorityVersion } from '@sipelandukilat/domain'
import { workerScope } from '../../../platform/caller'
import type { Platform } from '../../../platform/platform'
import { openDetails, scoreOf, type VisitRequestRecord } from './visit-request-store'

const batchSize = 200

type Stale = VisitRequestRecord & { is_border: boolean; eligible: number | null; recorded: number | null }

/**
 * Scores anew the waiting requests whose score is of another version of the formula, a batch in each transaction, so that
 * lists are ordered by what they show. Gives how many.
 */
export async function rescoreVisits({ database, keyring }: Pick<Platform, 'database' | 'keyring'>): Promise<number> {
  let rescored = 0
  for (let batch = batchSize; batch === batchSize; rescored += batch)
    batch = await database.write(workerScope, async (db) => {
      const stale = await db.rows<Stale>({
        text: `select v.*, d.is_border, c.eligible, c.recorded
               from visit_request v join region d on d.code = v.district_code left join lateral app_ktp_coverage(v.village_code) c on true
               where v.status in ('open', 'planned') and v.data_key is not null and v.priority_version <> $1
               order by v.id limit ${batchSize} for update of v skip locked`,
        values: [priorityVersion],
      })
      for (const request of stale) {
        const { eligible, recorded } = request
        const coverage = coveragePoints(eligible !== null && recorded !== null ? { eligible, recorded } : undefined)
        const score = scoreOf({ ...request, coverage_points: coverage }, openDetails(keyring, request).needs)
        await db.run({
          text: 'update visit_request set base_score = $2, coverage_points = $3, priority_version = $4 where id = $1',
          values: [request.id, score, coverage, priorityVersion],
        })
      }
      return stale.length
    })
  return rescored
}
