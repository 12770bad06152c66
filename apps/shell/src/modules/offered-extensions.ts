import type { BootModule } from '@sipelandukilat/contract'
import { extensionStore } from '@sipelandukilat/sdk/host'
import { loadModule } from './load-module'
import { reportLoad, reportRunFault } from './load-report'
import { diagnoseFault, ModuleFaultError } from './module-fault'

async function loadExtension(module: BootModule, id: string) {
  const startedAt = performance.now()
  try {
    const component = (await loadModule(module)).extensions?.[id]
    if (!component) throw new ModuleFaultError('contract', `${module.id} ${module.version} has no extension ${id}`)
    return component
  } catch (error) {
    reportLoad(module, await diagnoseFault(module, error), startedAt)
    throw error
  }
}

/** The place stays empty; a load that failed was reported where it failed. */
function showNothing(module: BootModule, error: unknown): void {
  reportError(error)
  if (!(error instanceof ModuleFaultError)) reportRunFault(module, 'render', performance.now())
}

/** Makes the extensions of these releases available to the extension points of every module. */
export function offerExtensions(modules: readonly BootModule[]): void {
  extensionStore.set(
    modules.flatMap((module) =>
      module.extensions.map(({ id, point, order }) => ({
        moduleId: module.id,
        version: module.version,
        configuration: module.configuration ?? {},
        id,
        point,
        order,
        load: () => loadExtension(module, id),
        onFault: (error: unknown) => showNothing(module, error),
      })),
    ),
  )
}
