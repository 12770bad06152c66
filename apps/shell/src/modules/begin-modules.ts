import type { BootManifest } from '@sipelandukilat/contract'
import { createStore, pathStore } from '@sipelandukilat/sdk/host'
import { readBootKey } from '../page-data'
import { isGenuineBoot } from '../trust/boot-signature'
import { bootStore } from './boot-store'
import { withDevServers } from './dev-servers'
import { startModules } from './module-registry'
import { watchReleases } from './release-watch'
import { warmLanguages, warmOthers, whenQuiet } from './when-quiet'

/** Whether the list of modules that came with the page was altered on its way: then nothing of it is started. */
export const isBootAltered = createStore(false)

/** Starts what the page's boot manifest names, once it is known to be genuine. */
export async function beginModules(boot: BootManifest, styleNonce: string): Promise<void> {
  if (!(await isGenuineBoot(boot, readBootKey()))) {
    bootStore.set({ ...boot, modules: [] })
    isBootAltered.set(true)
    throw new Error('The boot manifest of the page is not signed by its key')
  }
  const offered = await withDevServers(boot)
  if (offered !== boot) bootStore.set(offered)
  startModules(offered, styleNonce)
  watchReleases()
  whenQuiet(() => {
    warmOthers()
    warmLanguages()
    pathStore.subscribe(() => whenQuiet(warmLanguages))
    // The browser keeps its measurements from the beginning until somebody asks.
    import('./vitals').then(({ watchVitals }) => watchVitals()).catch(reportError)
  })
}
