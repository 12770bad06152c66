import { workerScope } from '../../../platform/caller'
import { from } from '../../../platform/database/from'
import type { Platform } from '../../../platform/platform'
import { loadGiven } from './load-given'
import type { BuiltProblem } from './plan'
import { planInThread } from './plan-in-thread'
import type { ProposalNews } from './propose'

/** How often the progress is written, in milliseconds. */
const writeEvery = 700

/**
 * Works one planning run: gives the planner what is known now, and writes down how far it is until it is done or somebody
 * cancels it. Once more after a crash it begins anew and comes to the same. A run that is over stays as it is.
 */
export async function runPlanning(
  { database, clock, logger }: Pick<Platform, 'database' | 'clock' | 'logger'>,
  { runId }: { runId: string },
): Promise<void> {
  const run = await database.write(workerScope, (db) =>
    db.first(
      from('planning_run')
        .where({ id: runId })
        .whereAny('status', ['queued', 'running'])
        .update({ status: 'running' })
        .returning('id', 'province_code', 'starts_on', 'ends_on', 'settings'),
    ),
  )
  if (!run) return
  const given = await database.read(workerScope, (db) => loadGiven(db, run, clock()))
  // What comes from the thread is JSON already. False once the run was cancelled: nobody waits for more.
  const writeBuilt = async (built: BuiltProblem, status: 'running' | 'failed') => {
    const { problem, demand, findings } = built
    const changed = await database.write(workerScope, (db) =>
      db.run({
        text: `update planning_run set problem = $2, demand = $3, findings = $4, status = $5 where id = $1 and status = 'running'`,
        values: [runId, problem, demand, JSON.stringify(findings), status],
      }),
    )
    return changed === 1
  }
  const writeProposed = async ({ progress, proposals }: ProposalNews, status: 'running' | 'done') => {
    const changed = await database.write(workerScope, (db) =>
      db.run(from('planning_run').where({ id: runId, status: 'running' }).update({ progress, proposals, status })),
    )
    return changed === 1
  }
  const { objectives, effort } = run.settings
  let written = 0
  let latest: ProposalNews | undefined
  let isWanted = true
  try {
    await planInThread({ given, objectives, effort }, async (news) => {
      if ('built' in news) {
        isWanted = await writeBuilt(news.built, news.built.isPlannable ? 'running' : 'failed')
        return isWanted
      }
      latest = news.proposed
      if (performance.now() - written < writeEvery) return true
      written = performance.now()
      isWanted = await writeProposed(latest, 'running')
      return isWanted
    })
    if (isWanted && latest) await writeProposed(latest, 'done')
  } catch (error) {
    logger.error({ runId, name: error instanceof Error ? error.name : 'unknown' }, 'planning failed')
    throw error
  }
}

/** Says that a run came to nothing, once no further attempt follows. */
export async function failPlanning(
  { database }: Pick<Platform, 'database'>,
  { runId }: { runId: string },
): Promise<void> {
  await database.write(workerScope, (db) =>
    db.run(from('planning_run').where({ id: runId, status: 'running' }).update({ status: 'failed' })),
  )
}
