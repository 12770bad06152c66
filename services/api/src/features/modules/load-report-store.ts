import type { BodyOf, reportModuleLoad } from '@sipelandukilat/contract'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { newId } from '../../platform/id'

/** How a module loaded in somebody's shell. */
export const insertLoadReport = (db: Db, report: BodyOf<typeof reportModuleLoad>, now: Date): Promise<number> =>
  db.run(
    from('module_load_report').insert({
      id: newId(),
      module_id: report.moduleId,
      version: report.version,
      outcome: report.outcome,
      duration_ms: report.durationMs,
      phase: report.phase,
      arm: report.arm ?? 'baseline',
      lcp: report.vitals?.lcp ?? null,
      inp: report.vitals?.inp ?? null,
      cls: report.vitals?.cls ?? null,
      at: now,
    }),
  )
