import type { ModuleFault } from '@sipelandukilat/contract'
import { createStore, type Store } from '@sipelandukilat/sdk/host'

/** Where a module stands. `idle`: not on the screen. */
export type ModuleState =
  | { readonly status: 'idle' | 'loading' | 'mounted' }
  | { readonly status: 'fault'; readonly fault: ModuleFault }

const idle: ModuleState = { status: 'idle' }

export const moduleStates: Store<Readonly<Record<string, ModuleState>>> = createStore({})

export const stateOf = (states: Readonly<Record<string, ModuleState>>, moduleId: string): ModuleState =>
  states[moduleId] ?? idle

export function setModuleState(moduleId: string, state: ModuleState): void {
  moduleStates.set({ ...moduleStates.get(), [moduleId]: state })
}

/** Id of the element a module is mounted in; it stands in the page before single-spa starts. */
export const slotId = (moduleId: string) => `module-${moduleId}`
