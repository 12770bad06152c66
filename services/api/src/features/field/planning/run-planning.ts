import { workerScope } from '../../../platform/caller'
import type { Platform } from '../../../platform/platform'
import { loadGiven, type Run } from './load-given'
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
    db.first<Run>({
      text: `update planning_run set status = 'running' where id = $1 and status in ('queued', 'running')
             returning id, province_code, starts_on, ends_on, settings`,
      values: [runId],
    }),
  )
  if (!run) return
  const given = await database.read(workerScope, (db) => loadGiven(db, run, clock()))
  // Cancelled meanwhile: nobody waits for more.
  const write = async (columns: Record<string, string>) => {
    const names = Object.keys(columns)
    const changed = await database.write(workerScope, (db) =>
      db.run({
        text: `update planning_run set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1 and status = 'running'`,
        values: [runId, ...Object.values(columns)],
      }),
    )
    return changed === 1
  }
  const writeProposed = ({ progress, proposals }: ProposalNews, status: 'running' | 'done') =>
    write({ progress: JSON.stringify(progress), proposals: JSON.stringify(proposals), status })
  const { objectives, effort } = run.settings
  let written = 0
  let latest: ProposalNews | undefined
  let isWanted = true
  try {
    await planInThread({ given, objectives, effort }, async (news) => {
      if ('built' in news) {
        const { problem, demand, findings, isPlannable } = news.built
        const status = isPlannable ? 'running' : 'failed'
        isWanted = await write({ problem, demand, findings: JSON.stringify(findings), status })
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
    db.run({ text: `update planning_run set status = 'failed' where id = $1 and status = 'running'`, values: [runId] }),
  )
}
