import { createInstance } from '@module-federation/enhanced/runtime'
import * as runtimeCore from '@module-federation/runtime-core'
import type { BootModule } from '@sipelandukilat/contract'
import { languageStore } from '@sipelandukilat/sdk/host'
import { findIntegrity, isDevServerFile, learnFiles, urlOfFile } from '../trust/known-files'
import { timeouts } from './boot-store'
import { ModuleFaultError } from './module-fault'
import { sharedPackages } from './shared-packages'

// Modules are built without the federation runtime and take the shell's.
Object.assign(globalThis, {
  _FEDERATION_RUNTIME_CORE: runtimeCore,
  _FEDERATION_RUNTIME_CORE_FROM: { name: 'shell', version: SHELL_VERSION },
})

/** @throws ModuleFaultError for a file that no boot manifest names: it never becomes a script. */
function integrityFor(url: string): string {
  const integrity = isDevServerFile(url) ? '' : findIntegrity(url)
  if (integrity === undefined) throw new ModuleFaultError('integrity', `No boot manifest names the file ${url}`)
  return integrity
}

const host = createInstance({
  name: 'shell',
  remotes: [],
  shareStrategy: 'loaded-first',
  shared: sharedPackages,
  plugins: [
    {
      name: 'integrity',
      // The runtime's own script has no integrity.
      createScript: ({ url }) => {
        const script = document.createElement('script')
        script.integrity = integrityFor(url)
        script.crossOrigin = 'anonymous'
        script.src = url
        // Past our own time-out, which knows the fault; this one only clears the script away.
        return { script, timeout: timeouts().loadMs + 1000 }
      },
      createLink: ({ url, attrs }) => {
        const link = document.createElement('link')
        for (const [name, value] of Object.entries(attrs ?? {})) link.setAttribute(name, String(value))
        link.integrity = integrityFor(url)
        link.crossOrigin = 'anonymous'
        link.href = url
        return link
      },
    },
  ],
})

/** How often a release was forgotten; each time it gets another name, under which nothing is kept. */
const forgotten = new Map<string, number>()

/** By address too: while a module is being developed, a release keeps its version and changes its files. */
const nameOf = ({ container, entry }: BootModule) =>
  `${container}_${entry.replace(/\W+/g, '_')}_${forgotten.get(entry) ?? 0}`

/** Which entry each container on the page came from. */
const entryOfContainer = new Map<string, string>()

const toRemote = (module: BootModule) => ({
  name: nameOf(module),
  entry: new URL(module.entry, location.href).href,
  entryGlobalName: module.container,
  type: 'global' as const,
})

/** Makes releases known to the runtime, all of them before the first is loaded. */
export function registerModules(modules: readonly BootModule[]): void {
  learnFiles(modules)
  host.registerRemotes(modules.map(toRemote))
}

/** Replaces what the browser's cache holds of a release: files are immutable there, a damaged one would come back for a year. */
async function refreshCache(module: BootModule): Promise<void> {
  const signal = AbortSignal.timeout(timeouts().loadMs)
  const refresh = async (url: string) => void (await (await fetch(url, { cache: 'reload', signal })).arrayBuffer())
  // What cannot be fetched now shows in the load that follows.
  await Promise.allSettled(module.files.map(({ path }) => refresh(urlOfFile(module, path))))
}

// A `var` of a script cannot be deleted.
const clearContainer = (container: string) => Reflect.set(globalThis, container, undefined)

/** Forgets all that was fetched of a release, so that the next load starts from nothing. */
export async function forgetModule(module: BootModule): Promise<void> {
  const folder = new URL('.', new URL(module.entry, location.href)).href
  // A script that hangs would be taken up again by the next load.
  for (const script of document.querySelectorAll('script')) if (script.src.startsWith(folder)) script.remove()
  for (const link of document.querySelectorAll('link')) if (link.href.startsWith(folder)) link.remove()
  clearContainer(module.container)
  await refreshCache(module)
  // Not `registerRemotes({ force: true })`: removing a remote takes with it the shared packages it was the first to ask for.
  forgotten.set(module.entry, (forgotten.get(module.entry) ?? 0) + 1)
  host.registerRemotes([toRemote(module)])
}

/** Begins to fetch the texts that the reader's language needs, which the module's own code would ask for two files later. */
function fetchTextsAhead(module: BootModule): void {
  const texts = module.files.find(({ path }) => path.includes(`/texts-${languageStore.get()}.`))
  if (!texts) return
  const link = document.createElement('link')
  Object.assign(link, { rel: 'preload', as: 'script', crossOrigin: 'anonymous', integrity: texts.integrity })
  link.href = urlOfFile(module, texts.path)
  document.head.append(link)
}

/** What a release exposes as `./module`. */
export function fetchModule(module: BootModule): Promise<unknown> {
  fetchTextsAhead(module)
  // The runtime takes a container of that name for the one it was asked for.
  if (entryOfContainer.get(module.container) !== module.entry) clearContainer(module.container)
  entryOfContainer.set(module.container, module.entry)
  return host.loadRemote(`${nameOf(module)}/module`)
}
