import { type BootModule, type ModuleLoadReport, reportModuleLoad } from '@sipelandukilat/contract'
import { createSessionClient } from '@sipelandukilat/sdk/host'

const client = createSessionClient()

/** Tells the registry how a load went. A report that does not arrive is not worth troubling anyone. */
export function reportLoad(module: BootModule, outcome: ModuleLoadReport['outcome'], startedAt: number): void {
  const durationMs = Math.round(performance.now() - startedAt)
  client
    .call(reportModuleLoad, { body: { moduleId: module.id, version: module.version, outcome, durationMs } })
    .catch(() => undefined)
}
