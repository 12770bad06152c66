import type { ComponentType } from 'react'
import type { TextGroup } from '../language/texts'
import type { ExtensionDeclaration, ManifestDeclaration } from '../manifest'
import type { OfferedProps } from './extension-point'
import type { ExtensionProps } from './extension-props'
import { type ModuleDefinition, moduleContract } from './module-definition'
import type { ModulePage } from './module-pages'
import { type MountedModule, type MountOptions, mountModule } from './mount-module'

/** What a module's `./module` exposes as its default export. */
export type FederatedModule = ModuleDefinition & {
  readonly moduleContract: number
  readonly mount: (options: MountOptions) => Promise<MountedModule>
}

/** A component for each extension of the manifest, with the props of its point. */
type ExtensionsOf<Manifest extends ManifestDeclaration> = Manifest['contributes'] extends {
  readonly extensions: readonly (infer One extends ExtensionDeclaration)[]
}
  ? { readonly [Each in One as Each['id']]: ComponentType<ExtensionProps<Each['point']>> }
  : Record<never, never>

type RouteOf<Manifest extends ManifestDeclaration> = Manifest['contributes']['routes'][number]

/** Pages at or below the manifest's routes. */
type PagesOf<Manifest extends ManifestDeclaration> = readonly (ModulePage & {
  readonly path: RouteOf<Manifest> | `${RouteOf<Manifest>}/${string}`
})[]

type Definition<Manifest extends ManifestDeclaration> = {
  readonly manifest: Manifest
  readonly pages: PagesOf<Manifest>
  readonly texts?: TextGroup
  readonly moreTexts?: TextGroup
} & ([keyof ExtensionsOf<Manifest>] extends [never]
  ? { readonly extensions?: never }
  : { readonly extensions: ExtensionsOf<Manifest> })

/**
 * Makes a module out of its manifest, pages and extensions; the default export of `src/module.tsx`. A page outside the manifest's
 * routes, an extension that the manifest does not name, or one that is missing, is a compile error.
 *
 * @example
 * export default defineModule({
 *   manifest,
 *   pages: [{ path: '/school-outreach', component: lazy(() => import('./schools')) }],
 *   extensions: { certificates: ({ context }) => <Certificates applicationId={context.applicationId} /> },
 * })
 */
export function defineModule<const Manifest extends ManifestDeclaration>({
  manifest,
  pages,
  texts,
  moreTexts,
  extensions,
}: Definition<Manifest>): FederatedModule {
  const definition: ModuleDefinition = {
    manifest,
    pages,
    ...(texts ? { texts } : {}),
    ...(moreTexts ? { moreTexts } : {}),
    // The point's id binds the props on both sides; from here on modules know each other by ids alone.
    ...(extensions ? { extensions: extensions as Readonly<Record<string, ComponentType<OfferedProps>>> } : {}),
  }
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
