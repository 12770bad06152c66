import type { BootModule } from '@sipelandukilat/contract'

const integrityByUrl = new Map<string, string>()

const withoutQuery = (url: string) => {
  const address = new URL(url, location.href)
  return address.origin + address.pathname
}

/** Address of a file of a release: files stand beside the entry, wherever that is. */
export const urlOfFile = (module: Pick<BootModule, 'entry'>, path: string) =>
  new URL(path, new URL(module.entry, location.href)).href

/** Lets the files of these releases, and nothing else, run. Earlier releases stay known: one may still be on the screen. */
export function learnFiles(modules: readonly BootModule[]): void {
  for (const module of modules)
    for (const { path, integrity } of module.files) integrityByUrl.set(urlOfFile(module, path), integrity)
}

const devServers = new Set<string>()

/** Lets the files of a developer's own server run, in the one browser that previews it: while it is worked on they have no lasting hash. */
export const learnDevServer = (origin: string): void => void devServers.add(origin)

export const isDevServerFile = (url: string): boolean => devServers.has(new URL(url, location.href).origin)

/** The hash a module's file must have; `undefined` for a file no boot manifest names. A query (a retry) does not hide a file. */
export const findIntegrity = (url: string): string | undefined => integrityByUrl.get(withoutQuery(url))

/** The shell's own files, which the page's HTML and its runtime name with their hashes. */
export const isShellFile = (url: string): boolean => withoutQuery(url).startsWith(`${location.origin}/shell/`)
