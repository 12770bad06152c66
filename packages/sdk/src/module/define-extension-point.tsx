import type { ReactNode } from 'react'
import { ExtensionPlace } from './extension-point'
import type { ExtensionPoints } from './extension-points'

/** The id of an extension point that is known. */
export type ExtensionPointName = keyof ExtensionPoints & string

/** What an extension gets from the place it stands in: ids, never rows. */
export type ExtensionProps<Point extends ExtensionPointName = ExtensionPointName> = {
  readonly context: ExtensionPoints[Point]
}

/**
 * An extension point of one's own, as the component that stands in its place. Its id goes into the manifest's `extensionPoints`,
 * its props into `ExtensionPoints`, where those who extend it find them.
 *
 * @example
 * export const ClassExtensions = defineExtensionPoint('school-outreach.class')
 * // in a screen
 * <ClassExtensions context={{ schoolId }} />
 */
export function defineExtensionPoint<Point extends ExtensionPointName>(
  point: Point,
): (props: ExtensionProps<Point>) => ReactNode {
  return ({ context }) => <ExtensionPlace name={point} context={context} />
}
