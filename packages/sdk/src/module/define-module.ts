import type { ComponentType } from 'react'
import type { ManifestDeclaration } from '../manifest'
import type { ModulePage } from './module-pages'
import { type MountedModule, type MountOptions, mountModule } from './mount-module'

/** Raised when the agreement between shell and module changes so that an older module cannot be mounted. */
export const moduleContract = 1

export type ModuleDefinition = {
  readonly manifest: ManifestDeclaration
  readonly pages: readonly ModulePage[]
  /** Components for extension points of other modules, by the extension's id in the manifest. */
  readonly extensions?: Readonly<Record<string, ComponentType<ExtensionProps>>>
}

/** What an extension gets from the place it stands in: ids, never rows. */
export type ExtensionProps = { readonly context: Readonly<Record<string, string>> }

/** What a module's `./module` exposes as its default export. */
export type FederatedModule = ModuleDefinition & {
  readonly moduleContract: number
  readonly mount: (options: MountOptions) => Promise<MountedModule>
}

/** Makes a module out of its manifest, pages and extensions. */
export function defineModule(definition: ModuleDefinition): FederatedModule {
  return { ...definition, moduleContract, mount: (options) => mountModule(definition, options) }
}

/** Whether what a container exposed is a module this shell can mount. */
export function isFederatedModule(value: unknown): value is FederatedModule {
  return (
    typeof value === 'object' &&
    value !== null &&
    'moduleContract' in value &&
    value.moduleContract === moduleContract &&
    'mount' in value &&
    typeof value.mount === 'function'
  )
}
