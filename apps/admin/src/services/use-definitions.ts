import { useApi } from '@sipelandukilat/sdk'
import { type Client, listServices, type ProblemError, readService, type ServiceSummary } from '@sipelandukilat/sdk/api'
import { ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query'

const hourMs = 3_600_000

export function useServiceSummaries(): UseQueryResult<ServiceSummary[], ProblemError> {
  const api = useApi()
  return useQuery<ServiceSummary[], ProblemError>({
    queryKey: ['admin', 'services'],
    queryFn: async () => (await api.call(listServices, {})).items,
    staleTime: hourMs,
  })
}

/** A version never changes, so it is read once. */
const definitionOf = (api: Client, code: string, version: number) => ({
  queryKey: ['service', code, version],
  queryFn: async () => ServiceDefinition.parse(await api.call(readService, { params: { code }, query: { version } })),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The definitions in force: those that have come so far, whether some are still to come, and the way to those that failed. */
export function useDefinitions(services: readonly Pick<ServiceSummary, 'code' | 'version'>[]) {
  const api = useApi()
  return useQueries({
    queries: services.map(({ code, version }) => definitionOf(api, code, version)),
    combine: (answers) => ({
      definitions: new Map(answers.flatMap(({ data }) => (data ? [[data.code, data] as const] : []))),
      isPending: answers.some((answer) => answer.isPending),
      retryFailed: answers.some((answer) => answer.isError)
        ? () => {
            for (const answer of answers) if (answer.isError) void answer.refetch()
          }
        : undefined,
    }),
  })
}

/** The definition of one service in force. */
export function useCurrentDefinition(code: string): UseQueryResult<ServiceDefinition, ProblemError> {
  const api = useApi()
  return useQuery<ServiceDefinition, ProblemError>({
    queryKey: ['admin', 'service', code],
    queryFn: async () => ServiceDefinition.parse(await api.call(readService, { params: { code }, query: {} })),
    staleTime: hourMs,
  })
}
