import type { Client } from '@sipelandukilat/contract'
import { useContext } from 'react'
import { ModuleContext } from '../module/module-context'

/**
 * The typed client of the API, with the module's identity.
 *
 * @example
 * const api = useApi()
 * const list = useQuery({ queryKey: ['teams'], queryFn: () => api.call(listTeams, {}) })
 */
export function useApi(): Client {
  return useContext(ModuleContext).client
}
