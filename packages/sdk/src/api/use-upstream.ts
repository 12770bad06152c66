import type { Endpoint } from '@sipelandukilat/contract'
import { useCallback, useContext } from 'react'
import * as z from 'zod'
import { ModuleContext } from '../module/module-context'

export type UpstreamRequest = {
  readonly method?: Endpoint['method']
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** Asks the module's server; what it answers is the module's own to check. @throws ProblemError */
export type AskUpstream = (path: string, request?: UpstreamRequest) => Promise<unknown>

/**
 * Asks the module's own server (the manifest's `contributes.upstream`) through the API, which tells it who asks by a signed identity.
 * Paths are those below its address.
 *
 * @example
 * const ask = useUpstream()
 * const schools = useQuery({ queryKey: ['schools'], queryFn: ({ signal }) => ask('/schools', { signal }) })
 */
export function useUpstream(): AskUpstream {
  const { moduleId, client } = useContext(ModuleContext)
  return useCallback(
    (path, { method = 'GET', body, signal } = {}) => {
      const endpoint = {
        method,
        // A colon would stand for a part to be filled in.
        path: `/m/${moduleId}${path.startsWith('/') ? '' : '/'}${path.replaceAll(':', '%3A')}`,
        summary: '',
        access: 'signed-in',
        transaction: 'none',
        body: z.unknown(),
        response: z.unknown(),
        status: 200,
        idempotent: false,
        problems: [],
      } as const satisfies Endpoint
      return client.call(endpoint, { body }, signal ? { signal } : {})
    },
    [moduleId, client],
  )
}
