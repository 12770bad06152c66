import type { BootManifest, BootModule } from '@sipelandukilat/contract'
import { isWithinRoute, toPath } from '@sipelandukilat/sdk/host'
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
import { setModuleState } from './module-states'
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
  start({ urlRerouteOnly: true })
}

/** Loads a failed module anew, from the network. */
export async function retryModule(moduleId: string): Promise<void> {
  const module = registered.get(moduleId)
  if (!module) return
  await unregister(module)
  setModuleState(moduleId, { status: 'loading' })
  await forgetModule(module)
  register(module)
  await triggerAppChange()
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
