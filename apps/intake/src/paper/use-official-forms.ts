import { useApi } from '@sipelandukilat/sdk'
import { listOfficialForms, type OfficialFormSummary, type ProblemError } from '@sipelandukilat/sdk/api'
import { formNumbersOf, type ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { useQuery } from '@tanstack/react-query'

/** The official forms that can be printed; they change with the regulation only. */
export function useOfficialForms() {
  const api = useApi()
  return useQuery<OfficialFormSummary[], ProblemError>({
    queryKey: ['official-forms'],
    queryFn: async ({ signal }) => (await api.call(listOfficialForms, {}, { signal })).items,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Numbers of the official forms that an application of a service may need, in their order. */
export function useFormsOf(definition: ServiceDefinition): string[] {
  const wanted = formNumbersOf(definition)
  return (useOfficialForms().data ?? []).flatMap(({ number }) => (wanted.has(number) ? [number] : []))
}
