import type { BootManifest, BootModule } from '@sipelandukilat/contract'
import { isWithinRoute, pathStore, toPath } from '@sipelandukilat/sdk/host'
import {
  getAppStatus,
  MOUNTED,
  NOT_LOADED,
  registerApplication,
  start,
  triggerAppChange,
  unregisterApplication,
} from 'single-spa'
import { bootStore } from './boot-store'
import { forgetModule, registerModules } from './federation'
import { loadModule } from './load-module'
import { startApplication } from './module-application'
import { isFaultOfFetching } from './module-fault'
import { moduleStates, setModuleState, stateOf } from './module-states'
import { offerExtensions } from './offered-extensions'
import { mayOpen } from './visible-navigation'

let styleNonce = ''
const registered = new Map<string, BootModule>()

export const routeOwner = (modules: readonly BootModule[], path: string): BootModule | undefined =>
  modules.find(({ routes }) => routes.some((route) => isWithinRoute(path, route)))

function register(module: BootModule): void {
  registered.set(module.id, module)
  registerApplication({
    name: module.id,
    app: () => startApplication(module, styleNonce),
    activeWhen: ({ pathname }) => {
      const path = toPath(pathname)
      return module.routes.some((route) => isWithinRoute(path, route)) && mayOpen(module, path)
    },
  })
}

async function unregister(module: BootModule): Promise<void> {
  registered.delete(module.id)
  await unregisterApplication(module.id)
  setModuleState(module.id, { status: 'idle' })
}

/** Starts the modules of a boot manifest. The slots must stand in the page. */
export function startModules(boot: BootManifest, nonce: string): void {
  styleNonce = nonce
  registerModules(boot.modules)
  offerExtensions(boot.modules)
  for (const module of boot.modules) register(module)
  pathStore.subscribe(leaveFault)
  start({ urlRerouteOnly: true })
}

async function restart(module: BootModule, options: { fromNetwork: boolean }): Promise<void> {
  await unregister(module)
  setModuleState(module.id, { status: 'loading' })
  if (options.fromNetwork) await forgetModule(module)
  register(module)
  await triggerAppChange()
}

/** Loads a failed module anew, from the network. */
export async function retryModule(moduleId: string): Promise<void> {
  const module = registered.get(moduleId)
  if (module) await restart(module, { fromNetwork: true })
}

/** A fault is one page's: who goes on to another page of the same module gets that page. */
function leaveFault(): void {
  const module = routeOwner([...registered.values()], pathStore.get())
  if (!module || getAppStatus(module.id) !== MOUNTED) return
  const state = stateOf(moduleStates.get(), module.id)
  if (state.status === 'fault') restart(module, { fromNetwork: isFaultOfFetching(state.fault) }).catch(reportError)
}

/** Fetches a module before it is opened (hover, focus). A failure shows when it is opened. */
export async function warmModule(moduleId: string): Promise<void> {
  const module = registered.get(moduleId)
  if (module && getAppStatus(moduleId) === NOT_LOADED) await loadModule(module).catch(() => undefined)
}

const isSameRelease = (one: BootModule, other: BootModule) =>
  one.version === other.version && one.container === other.container && one.entry === other.entry

/** What a manifest says beside when it was made: the rest differs at each asking. */
const contentOf = ({ generatedAt: _time, signature: _signature, keyId: _key, ...content }: BootManifest) =>
  JSON.stringify(content)

/**
 * Takes a newer boot manifest: releases that are not on the screen are exchanged at once, the one that is stays until the person
 * leaves it. Returns the modules that wait for that.
 */
export async function takeBootManifest(
  boot: BootManifest,
  options: { alsoShown?: boolean } = {},
): Promise<readonly string[]> {
  const current = bootStore.get()
  if (current && contentOf(current) === contentOf(boot)) {
    // Rights may have changed.
    await triggerAppChange()
    return []
  }
  const waiting: string[] = []
  const next = new Map(boot.modules.map((module) => [module.id, module]))
  const kept: BootModule[] = []
  registerModules(boot.modules)
  for (const former of [...registered.values()]) {
    const replacement = next.get(former.id)
    if (replacement && isSameRelease(former, replacement)) continue
    if (getAppStatus(former.id) === MOUNTED && !options.alsoShown) {
      waiting.push(former.id)
      kept.push(former)
      continue
    }
    await unregister(former)
  }
  offerExtensions(boot.modules)
  const keptIds = new Set(kept.map(({ id }) => id))
  bootStore.set({ ...boot, modules: [...boot.modules.filter(({ id }) => !keptIds.has(id)), ...kept] })
  for (const module of boot.modules) if (!registered.has(module.id)) register(module)
  await triggerAppChange()
  return waiting
}
