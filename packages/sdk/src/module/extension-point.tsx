import { type ComponentType, lazy, Suspense, useState } from 'react'
import { createSessionClient } from '../api/session-client'
import { createStore, useStore } from '../store'
import type { ExtensionPointName, ExtensionProps } from './extension-props'
import { FaultBoundary } from './fault-boundary'
import { ModuleContext } from './module-context'

/** What passes between modules that know each other by the id of the point alone. */
export type OfferedProps = { readonly context: Readonly<Record<string, string>> }

/** An extension that some module offers, and how the shell fetches its component. */
export type OfferedExtension = {
  readonly moduleId: string
  readonly version: string
  readonly configuration: Readonly<Record<string, unknown>>
  readonly id: string
  readonly point: string
  readonly order: number
  readonly load: () => Promise<ComponentType<OfferedProps>>
  /** Called when it breaks after it was loaded. */
  readonly onFault: (error: unknown) => void
}

/** What the modules of the boot manifest offer; kept by the shell. */
export const extensionStore = createStore<readonly OfferedExtension[]>([])

function Extension({ offered, context }: { offered: OfferedExtension } & OfferedProps) {
  const [Loaded] = useState(() => lazy(async () => ({ default: await offered.load() })))
  const { moduleId, version, configuration } = offered
  // It calls as its own module, wherever it stands.
  const [own] = useState(() => ({ moduleId, client: createSessionClient(`${moduleId}@${version}`), configuration }))
  return (
    // A broken extension leaves its place empty and the page whole.
    <FaultBoundary onFault={offered.onFault}>
      <ModuleContext value={own}>
        <Suspense>
          <Loaded context={context} />
        </Suspense>
      </ModuleContext>
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
      <Extension
        key={`${extension.moduleId}@${extension.version}/${extension.id}`}
        offered={extension}
        context={context}
      />
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
