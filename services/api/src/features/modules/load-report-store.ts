import type { BodyOf, ModuleHealth, reportModuleLoad } from '@sipelandukilat/contract'
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

type ArmRow = {
  version: string
  arm: string
  loads: number
  failed: number
  faults: Record<string, number> | null
  faults_after: number
  load_p75: number | null
  lcp_p75: number | null
  inp_p75: number | null
  cls_p75: number | null
}

const p75 = (column: string) => `percentile_cont(0.75) within group (order by ${column})`

/** How a module's releases fare, by release and arm, newest first: counts and quarters, of nobody in particular. */
export async function readHealth(db: Db, moduleId: string, since: Date): Promise<ModuleHealth['arms']> {
  const rows = await db.rows<ArmRow>({
    text: `with recent as (select * from module_load_report where module_id = $1 and at >= $2),
        kinds as (select version, arm, outcome, count(*) as n from recent where outcome <> 'loaded' group by version, arm, outcome)
      select version, arm, count(*) filter (where phase = 'load') as loads,
        count(*) filter (where phase = 'load' and outcome <> 'loaded') as failed,
        (select jsonb_object_agg(k.outcome, k.n) from kinds k where k.version = r.version and k.arm = r.arm) as faults,
        count(*) filter (where phase = 'run' and outcome <> 'loaded') as faults_after,
        ${p75('duration_ms')} filter (where phase = 'load' and outcome = 'loaded') as load_p75,
        ${p75('lcp')} as lcp_p75, ${p75('inp')} as inp_p75, ${p75('cls')} as cls_p75
      from recent r group by version, arm order by max(at) desc limit 50`,
    values: [moduleId, since],
  })
  return rows.map((row) => ({
    version: row.version,
    arm: row.arm,
    loads: row.loads,
    faults: row.faults ?? {},
    failureRate: row.loads === 0 ? 0 : row.failed / row.loads,
    faultsAfterMount: row.faults_after,
    loadP75Ms: row.load_p75,
    vitals: { lcpP75: row.lcp_p75, inpP75: row.inp_p75, clsP75: row.cls_p75 },
  }))
}
