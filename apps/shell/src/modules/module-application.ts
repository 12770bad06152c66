import type { BootModule } from '@sipelandukilat/contract'
import type { FederatedModule, MountedModule } from '@sipelandukilat/sdk/host'
import { timeouts } from './boot-store'
import { loadModule } from './load-module'
import { reportLoad, reportRunFault } from './load-report'
import { diagnoseFault, withinTime } from './module-fault'
import { setModuleState, slotId } from './module-states'

export type Lifecycles = { bootstrap: () => Promise<void>; mount: () => Promise<void>; unmount: () => Promise<void> }

type Report = typeof reportLoad

async function showFault(
  module: BootModule,
  error: unknown,
  startedAt: number,
  report: Report = reportLoad,
): Promise<void> {
  const fault = await diagnoseFault(module, error)
  // For the browser's console and whoever watches errors there.
  reportError(error)
  setModuleState(module.id, { status: 'fault', fault })
  report(module, fault, startedAt)
}

async function mountInSlot(module: BootModule, federated: FederatedModule, styleNonce: string): Promise<MountedModule> {
  const slot = document.getElementById(slotId(module.id))
  if (!slot) throw new Error(`The page has no slot for ${module.id}`)
  // A root of its own each time: an element may carry only one, and a failed one may still hold it.
  const element = document.createElement('div')
  slot.replaceChildren(element)
  const mountedAt = performance.now()
  const mounting = federated.mount({
    element,
    styleNonce,
    pageTimeoutMs: timeouts().loadMs,
    configuration: module.configuration ?? {},
    onFault: (error) => void showFault(module, error, mountedAt, reportRunFault),
  })
  try {
    return await withinTime(mounting, timeouts().mountMs, `Mounting ${module.id}`)
  } catch (error) {
    // It may still arrive after its time.
    mounting.then((late) => late.unmount()).catch(() => undefined)
    throw error
  }
}

/**
 * A module as single-spa sees it. A failure never travels to single-spa, which would give the application up for good: it is shown
 * in the module's frame and reported, and the lifecycles stay usable.
 */
export async function startApplication(module: BootModule, styleNonce: string): Promise<Lifecycles> {
  const startedAt = performance.now()
  let mounted: MountedModule | undefined
  let federated: FederatedModule | undefined
  let isReported = false
  setModuleState(module.id, { status: 'loading' })
  try {
    federated = await loadModule(module)
  } catch (error) {
    await showFault(module, error, startedAt)
  }
  return {
    bootstrap: async () => undefined,
    mount: async () => {
      if (!federated) return
      try {
        mounted = await mountInSlot(module, federated, styleNonce)
        setModuleState(module.id, { status: 'mounted' })
        if (!isReported) reportLoad(module, 'loaded', startedAt)
        isReported = true
      } catch (error) {
        await showFault(module, error, startedAt)
      }
    },
    unmount: async () => {
      mounted?.unmount()
      mounted = undefined
      document.getElementById(slotId(module.id))?.replaceChildren()
      if (federated) setModuleState(module.id, { status: 'idle' })
    },
  }
}
