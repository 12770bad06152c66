import type { ReactNode } from 'react'
import { ExtensionPlace } from './extension-point'
import type { ExtensionPointName, ExtensionProps } from './extension-props'

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
