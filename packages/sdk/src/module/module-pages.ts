import type { FunctionComponent } from 'react'

/** One screen. `path` is the application's, with `$name` for a part: `/intake/$applicationId`. */
export type ModulePage = {
  readonly path: `/${string}`
  /** A component, or `lazy(() => import('./screen'))`. */
  readonly component: FunctionComponent
}
