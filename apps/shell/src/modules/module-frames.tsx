import type { BootModule } from '@sipelandukilat/contract'
import { pathStore, useStore } from '@sipelandukilat/sdk/host'
import { LoadingState } from '@sipelandukilat/ui'
import { bootStore } from './boot-store'
import { FaultFrame } from './fault-frame'
import { routeOwner } from './module-registry'
import { moduleStates, slotId, stateOf } from './module-states'
import { mayOpen } from './visible-navigation'

/** A slot for each module; the one whose route is open is shown. */
export function ModuleFrames() {
  const modules = useStore(bootStore)?.modules ?? []
  const path = useStore(pathStore)
  const owner = routeOwner(modules, path)
  return modules.map((module) => (
    <ModuleFrame key={module.id} module={module} isOpen={module === owner && mayOpen(module, path)} />
  ))
}

function ModuleFrame({ module, isOpen }: { module: BootModule; isOpen: boolean }) {
  const state = stateOf(useStore(moduleStates), module.id)
  return (
    <section hidden={!isOpen} data-module={module.id} data-status={state.status}>
      {state.status === 'fault' && <FaultFrame module={module} fault={state.fault} />}
      {(state.status === 'loading' || state.status === 'idle') && isOpen && <LoadingState withTitle />}
      <div id={slotId(module.id)} hidden={state.status !== 'mounted'} />
    </section>
  )
}
