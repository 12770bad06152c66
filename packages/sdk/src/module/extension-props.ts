import type { ExtensionPoints } from './extension-points'

/** The id of an extension point that is known. */
export type ExtensionPointName = keyof ExtensionPoints & string

/** What an extension gets from the place it stands in: ids, never rows. */
export type ExtensionProps<Point extends ExtensionPointName = ExtensionPointName> = {
  readonly context: ExtensionPoints[Point]
}
