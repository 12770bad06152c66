import { type BootModule, type ModuleLoadReport, reportModuleLoad } from '@sipelandukilat/contract'
import { createSessionClient } from '@sipelandukilat/sdk/host'

const client = createSessionClient()

/** A report that does not arrive is not worth troubling anyone. */
function send(module: BootModule, report: Omit<ModuleLoadReport, 'moduleId' | 'version' | 'arm'>): void {
  // What a developer's own server offers is no release.
  if (module.arm === 'override') return
  const { id: moduleId, version, arm } = module
  client
    .call(reportModuleLoad, { body: { moduleId, version, ...(arm ? { arm } : {}), ...report } })
    .catch(() => undefined)
}

const sinceMs = (startedAt: number) => Math.round(performance.now() - startedAt)

/** Reports to the registry how a load went. */
export const reportLoad = (module: BootModule, outcome: ModuleLoadReport['outcome'], startedAt: number): void =>
  send(module, { outcome, durationMs: sinceMs(startedAt) })

/** Reports to the registry a fault after the module stood on the screen. */
export const reportRunFault = (module: BootModule, outcome: ModuleLoadReport['outcome'], mountedAt: number): void =>
  send(module, { outcome, durationMs: sinceMs(mountedAt), phase: 'run' })

/** Reports to the registry what people waited for and saw jump while the module was on the screen. */
export const reportVitals = (module: BootModule, vitals: NonNullable<ModuleLoadReport['vitals']>): void =>
  send(module, { outcome: 'loaded', durationMs: 0, phase: 'run', vitals })
