import { type ComponentType, lazy, Suspense, useState } from 'react'
import { createStore, useStore } from '../store'
import type { ExtensionProps } from './define-module'
import { FaultBoundary } from './fault-boundary'

/** An extension that some module offers, and how the shell fetches its component. */
export type OfferedExtension = {
  readonly moduleId: string
  readonly id: string
  readonly point: string
  readonly order: number
  readonly load: () => Promise<ComponentType<ExtensionProps>>
}

/** What the modules of the boot manifest offer; kept by the shell. */
export const extensionStore = createStore<readonly OfferedExtension[]>([])

function Extension({ offered, context }: { offered: OfferedExtension } & ExtensionProps) {
  const [Loaded] = useState(() => lazy(async () => ({ default: await offered.load() })))
  return (
    // The shell reports a failed load; a broken extension leaves its place empty and the page whole.
    <FaultBoundary onFault={(error) => reportError(error)}>
      <Suspense>
        <Loaded context={context} />
      </Suspense>
    </FaultBoundary>
  )
}

/** A place where other modules may add something: `<ExtensionPoint name='application.aside' context={{ applicationId }} />`. */
export function ExtensionPoint({ name, context }: { name: string } & ExtensionProps) {
  const offered = useStore(extensionStore)
  return offered
    .filter(({ point }) => point === name)
    .sort((one, other) => one.order - other.order)
    .map((extension) => (
      <Extension key={`${extension.moduleId}/${extension.id}`} offered={extension} context={context} />
    ))
}
