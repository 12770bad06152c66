import type { BootModule } from '@sipelandukilat/contract'
import { pathStore, sessionStore, useStore } from '@sipelandukilat/sdk/host'
import { LoadingState } from '@sipelandukilat/ui'
import { memo } from 'react'
import { bootStore } from './boot-store'
import { FaultFrame } from './fault-frame'
import { routeOwner } from './module-registry'
import { type ModuleState, moduleStates, slotId, stateOf } from './module-states'
import { mayOpen } from './visible-navigation'

/** A slot for each module; the one whose route is open is shown. */
export function ModuleFrames() {
  const modules = useStore(bootStore)?.modules ?? []
  const path = useStore(pathStore)
  const states = useStore(moduleStates)
  // Rules may have changed with a new session.
  useStore(sessionStore)
  const owner = routeOwner(modules, path)
  return modules.map((module) => (
    <ModuleFrame
      key={module.id}
      module={module}
      state={stateOf(states, module.id)}
      isOpen={module === owner && mayOpen(module, path)}
    />
  ))
}

type ModuleFrameProps = { module: BootModule; state: ModuleState; isOpen: boolean }

/** Of many modules only those whose state changes are drawn again. */
const ModuleFrame = memo(({ module, state, isOpen }: ModuleFrameProps) => (
  <section hidden={!isOpen} data-module={module.id} data-status={state.status}>
    {state.status === 'fault' && <FaultFrame module={module} fault={state.fault} />}
    {(state.status === 'loading' || state.status === 'idle') && isOpen && <LoadingState withTitle />}
    <div id={slotId(module.id)} hidden={state.status !== 'mounted'} />
  </section>
))
