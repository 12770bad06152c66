import type { BootModule, ModuleFault } from '@sipelandukilat/contract'
import type { FederatedModule, MountedModule } from '@sipelandukilat/sdk/host'
import { timeouts } from './boot-store'
import { forgetModule } from './federation'
import { loadModule } from './load-module'
import { reportLoad, reportRunFault } from './load-report'
import { diagnoseFault, isFaultOfFetching, withinTime } from './module-fault'
import { setModuleState, slotId } from './module-states'

export type Lifecycles = { bootstrap: () => Promise<void>; mount: () => Promise<void>; unmount: () => Promise<void> }

type Report = typeof reportLoad

async function showFault(
  module: BootModule,
  error: unknown,
  startedAt: number,
  report: Report = reportLoad,
): Promise<ModuleFault> {
  const fault = await diagnoseFault(module, error)
  // For the browser's console and whoever watches errors there.
  reportError(error)
  setModuleState(module.id, { status: 'fault', fault })
  report(module, fault, startedAt)
  return fault
}

async function mountInSlot(
  module: BootModule,
  federated: FederatedModule,
  styleNonce: string,
  onFault: (error: unknown, mountedAt: number) => void,
): Promise<MountedModule> {
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
    onFault: (error) => onFault(error, mountedAt),
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
  let failing: Promise<ModuleFault> | undefined
  let wasLeft = false
  let isReported = false
  const load = async () => {
    setModuleState(module.id, { status: 'loading' })
    try {
      federated = await loadModule(module)
    } catch (error) {
      failing = showFault(module, error, startedAt)
      await failing
    }
  }
  /** A page whose code did not come stays one that did not come: whoever returns gets the release anew. */
  const loadAgainIfNeeded = async () => {
    const fault = wasLeft ? await failing : undefined
    wasLeft = false
    if (!fault || !isFaultOfFetching(fault)) return
    failing = undefined
    federated = undefined
    setModuleState(module.id, { status: 'loading' })
    await forgetModule(module)
    await load()
  }
  await load()
  return {
    bootstrap: async () => undefined,
    mount: async () => {
      await loadAgainIfNeeded()
      if (!federated) return
      try {
        mounted = await mountInSlot(module, federated, styleNonce, (error, mountedAt) => {
          failing = showFault(module, error, mountedAt, reportRunFault)
        })
        setModuleState(module.id, { status: 'mounted' })
        if (!isReported) reportLoad(module, 'loaded', startedAt)
        isReported = true
      } catch (error) {
        failing = showFault(module, error, startedAt)
        await failing
      }
    },
    unmount: async () => {
      wasLeft = true
      mounted?.unmount()
      mounted = undefined
      document.getElementById(slotId(module.id))?.replaceChildren()
      if (federated) setModuleState(module.id, { status: 'idle' })
    },
  }
}
