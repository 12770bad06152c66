import type { ModuleManifest } from '@sipelandukilat/contract'
import type { z } from 'zod'
import type { ExtensionPointName } from './module/extension-props'

/** Declarations are constants: nothing in them is changed after it was written. */
type Constant<Value> = Value extends object ? { readonly [Key in keyof Value]: Constant<Value[Key]> } : Value

type Declared = Constant<z.input<typeof ModuleManifest>>

/** A component that a module offers at an extension point that is known (`ExtensionPoints`). */
export type ExtensionDeclaration = { readonly id: string; readonly point: ExtensionPointName; readonly order: number }

/** What a module says of itself. Checked as it is typed, by the module's build, and again when it is published. */
export type ManifestDeclaration = Omit<Declared, 'contributes'> & {
  readonly contributes: Omit<Declared['contributes'], 'extensions'> & {
    readonly extensions?: readonly ExtensionDeclaration[]
  }
}

/** Makes a name that is not known a compile error, also where a type parameter would let it pass. */
type Only<Given, Known> = { readonly [Name in Exclude<keyof Given, keyof Known>]: never }

/**
 * Declares a module's manifest; keep it in its own file, since the build reads it too.
 *
 * @example
 * export const manifest = defineManifest({
 *   id: 'school-outreach',
 *   version: '0.1.0',
 *   title: { id: 'Akta di sekolah', en: 'Certificates at school' },
 *   owner: 'disdukcapil-nunukan',
 *   engines: { shell: '^0.1.0' },
 *   contributes: { routes: ['/school-outreach'] },
 * })
 */
export const defineManifest = <const Manifest extends ManifestDeclaration>(
  manifest: Manifest &
    Only<Manifest, ManifestDeclaration> & {
      readonly contributes: Only<Manifest['contributes'], ManifestDeclaration['contributes']>
    },
): Manifest => manifest
