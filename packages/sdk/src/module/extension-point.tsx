import { type ComponentType, lazy, Suspense, useState } from 'react'
import { createStore, useStore } from '../store'
import type { ExtensionPointName, ExtensionProps } from './define-extension-point'
import { FaultBoundary } from './fault-boundary'

/** What passes between modules that know each other by the id of the point alone. */
export type OfferedProps = { readonly context: Readonly<Record<string, string>> }

/** An extension that some module offers, and how the shell fetches its component. */
export type OfferedExtension = {
  readonly moduleId: string
  readonly id: string
  readonly point: string
  readonly order: number
  readonly load: () => Promise<ComponentType<OfferedProps>>
}

/** What the modules of the boot manifest offer; kept by the shell. */
export const extensionStore = createStore<readonly OfferedExtension[]>([])

function Extension({ offered, context }: { offered: OfferedExtension } & OfferedProps) {
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

/** What other modules offer at a point, each in its own boundary. */
export function ExtensionPlace({ name, context }: { name: string } & OfferedProps) {
  const offered = useStore(extensionStore)
  return offered
    .filter(({ point }) => point === name)
    .sort((one, other) => one.order - other.order)
    .map((extension) => (
      <Extension key={`${extension.moduleId}/${extension.id}`} offered={extension} context={context} />
    ))
}

/**
 * A place where other modules may add something. An extension that breaks leaves its place empty and the page whole.
 *
 * @example
 * <ExtensionPoint name='application.aside' context={{ applicationId }} />
 */
export function ExtensionPoint<Point extends ExtensionPointName>({
  name,
  context,
}: { name: Point } & ExtensionProps<Point>) {
  return <ExtensionPlace name={name} context={context} />
}
