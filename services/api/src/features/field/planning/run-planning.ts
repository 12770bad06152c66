import { checkPlanningProblem } from '@sipelandukilat/planner'
import { workerScope } from '../../../platform/caller'
import type { Platform } from '../../../platform/platform'
import { buildProblem } from './build-problem'
import type { PlanningRunRecord } from './planning-store'
import type { ProposalNews } from './propose'
import { proposeInThread } from './propose-in-thread'

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
  const begun = await database.write(workerScope, async (db) => {
    const run = await db.first<PlanningRunRecord>({
      text: `update planning_run set status = 'running' where id = $1 and status in ('queued', 'running') returning *`,
      values: [runId],
    })
    if (!run) return undefined
    const { problem, demand } = await buildProblem(db, run, clock())
    const checked = checkPlanningProblem(problem)
    await db.run({
      text: 'update planning_run set problem = $2, demand = $3, findings = $4, status = $5 where id = $1',
      values: [
        runId,
        JSON.stringify(problem),
        JSON.stringify(demand),
        JSON.stringify(checked.findings),
        checked.ok ? 'running' : 'failed',
      ],
    })
    return checked.ok ? { run, problem } : undefined
  })
  if (!begun) return
  const { objectives, effort } = begun.run.settings
  let written = 0
  const write = (news: ProposalNews, isLast: boolean) =>
    database.write(workerScope, async (db) => {
      const changed = await db.run({
        text: `update planning_run set progress = $2, proposals = $3, status = $4 where id = $1 and status = 'running'`,
        values: [runId, JSON.stringify(news.progress), JSON.stringify(news.proposals), isLast ? 'done' : 'running'],
      })
      // Cancelled meanwhile: nobody waits for more.
      return changed === 1
    })
  try {
    let latest: ProposalNews = { progress: [], proposals: [] }
    let isWanted = true
    await proposeInThread({ problem: begun.problem, objectives, effort }, async (news) => {
      latest = news
      if (performance.now() - written < writeEvery) return true
      written = performance.now()
      isWanted = await write(news, false)
      return isWanted
    })
    if (isWanted) await write(latest, true)
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
    db.run({ text: `update planning_run set status = 'failed' where id = $1 and status = 'running'`, values: [runId] }),
  )
}
