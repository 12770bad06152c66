import { satisfy } from '@module-federation/runtime-core'
import type { BootModule } from '@sipelandukilat/contract'
import { type FederatedModule, isFederatedModule } from '@sipelandukilat/sdk/host'
import { timeouts } from './boot-store'
import { fetchModule } from './federation'
import { ModuleFaultError, withinTime } from './module-fault'

const defaultExportOf = (exposed: unknown) =>
  typeof exposed === 'object' && exposed !== null && 'default' in exposed ? exposed.default : undefined

/** Fetches a release and checks that this shell can mount it. @throws ModuleFaultError, or what the load threw. */
export async function loadModule(module: BootModule): Promise<FederatedModule> {
  if (!satisfy(SHELL_VERSION, module.engines.shell)) {
    throw new ModuleFaultError(
      'incompatible',
      `${module.id} ${module.version} needs a shell ${module.engines.shell}, this is ${SHELL_VERSION}`,
    )
  }
  const federated = defaultExportOf(await withinTime(fetchModule(module), timeouts().loadMs, `Loading ${module.id}`))
  if (!isFederatedModule(federated))
    throw new ModuleFaultError('contract', `${module.id} ${module.version} does not expose a module`)
  return federated
}
