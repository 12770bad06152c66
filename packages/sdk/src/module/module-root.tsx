import { UiProvider } from '@sipelandukilat/ui'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { queryClient } from '../api/query-client'
import { createSessionClient } from '../api/session-client'
import { languageStore } from '../language/language-store'
import { useStore } from '../store'
import { FaultBoundary } from './fault-boundary'
import { ModuleContext } from './module-context'
import type { ModuleDefinition } from './module-definition'
import { PageOutlet } from './page-outlet'

type ModuleRootProps = {
  definition: ModuleDefinition
  styleNonce: string
  configuration: Readonly<Record<string, unknown>>
  /** How long a page's code may take to arrive, in milliseconds. */
  pageTimeoutMs: number
  onMounted: () => void
  onFault: (error: unknown) => void
}

/** Everything a module's screens stand in: look, language, cache, identity. */
export function ModuleRoot(props: ModuleRootProps) {
  const { definition, styleNonce, configuration, pageTimeoutMs, onMounted, onFault } = props
  const language = useStore(languageStore)
  const { id, version } = definition.manifest
  const [context] = useState(() => ({ moduleId: id, client: createSessionClient(`${id}@${version}`), configuration }))
  return (
    <FaultBoundary onFault={onFault}>
      <UiProvider language={language} styleNonce={styleNonce} role='module'>
        <QueryClientProvider client={queryClient}>
          <ModuleContext value={context}>
            <PageOutlet definition={definition} timeoutMs={pageTimeoutMs} />
            <AfterFirstCommit onMounted={onMounted} />
          </ModuleContext>
        </QueryClientProvider>
      </UiProvider>
    </FaultBoundary>
  )
}

function AfterFirstCommit({ onMounted }: { onMounted: () => void }) {
  // Once: the function of the first render is the one that waits.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(onMounted, [])
  return null
}
