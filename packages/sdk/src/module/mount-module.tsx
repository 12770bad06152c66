import { createRoot } from 'react-dom/client'
import { languageStore } from '../language/language-store'
import { loadTexts } from '../language/texts'
import { texts } from '../texts/texts'
import type { ModuleDefinition } from './module-definition'
import { ModuleRoot } from './module-root'

/** Where a shell says nothing else. */
const defaultPageTimeoutMs = 10_000

export type MountOptions = {
  readonly element: HTMLElement
  readonly styleNonce: string
  /** How long a page's code may take to arrive, in milliseconds. */
  readonly pageTimeoutMs?: number
  /** The module's settings, as the boot manifest tells them. */
  readonly configuration?: Readonly<Record<string, unknown>>
  /** Called when the module breaks after it was mounted. */
  readonly onFault: (error: unknown) => void
}

export type MountedModule = { readonly unmount: () => void }

/** Renders a module; resolves once its first screen stands, rejects when it cannot. */
export async function mountModule(definition: ModuleDefinition, options: MountOptions): Promise<MountedModule> {
  await loadTexts(definition.texts ? [texts, definition.texts] : [texts], languageStore.get())
  const root = createRoot(options.element)
  const unmount = () => root.unmount()
  return new Promise((resolve, reject) => {
    let isMounted = false
    root.render(
      <ModuleRoot
        definition={definition}
        styleNonce={options.styleNonce}
        pageTimeoutMs={options.pageTimeoutMs ?? defaultPageTimeoutMs}
        configuration={options.configuration ?? {}}
        onMounted={() => {
          isMounted = true
          resolve({ unmount })
        }}
        onFault={(error) => {
          if (isMounted) return options.onFault(error)
          // React is still at work in this root when its boundary speaks.
          queueMicrotask(unmount)
          reject(error)
        }}
      />,
    )
  })
}
