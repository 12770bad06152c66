import type { ModuleManifest } from '@sipelandukilat/contract'
import type { z } from 'zod'

/** What a module says of itself. Checked by the module's build and again when it is published. */
export type ManifestDeclaration = z.input<typeof ModuleManifest>

/** Declares a module's manifest; keep it in its own file, since the build reads it too. */
export const defineManifest = (manifest: ManifestDeclaration): ManifestDeclaration => manifest
