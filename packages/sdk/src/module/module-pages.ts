import type { Action, SubjectName } from '@sipelandukilat/access'
import type { FunctionComponent } from 'react'

/** One screen. `path` is the application's, with `$name` for a part: `/intake/$applicationId`. */
export type ModulePage = {
  readonly path: `/${string}`
  /** A component, or `lazy(() => import('./screen'))`. */
  readonly component: FunctionComponent
  /** What one must be able to do on some row to open it, where that is more than its place in the navigation asks for. */
  readonly ability?: readonly [Action, SubjectName]
}
