import type { ComponentType } from 'react'
import type { TextGroup } from '../language/texts'
import type { ManifestDeclaration } from '../manifest'
import type { OfferedProps } from './extension-point'
import type { ModulePage } from './module-pages'

/** Raised when the agreement between shell and module changes so that an older module cannot be mounted. */
export const moduleContract = 1

/** A module as the shell mounts it; its parts are no longer known by their names. */
export type ModuleDefinition = {
  readonly manifest: ManifestDeclaration
  readonly pages: readonly ModulePage[]
  /** Texts that are fetched by language, before the module stands. */
  readonly texts?: TextGroup
  /** Texts of the pages that are fetched later, beside the first of these. */
  readonly moreTexts?: TextGroup
  /** Components for extension points of other modules, by the extension's id in the manifest. */
  readonly extensions?: Readonly<Record<string, ComponentType<OfferedProps>>>
}
