import type { Client } from '@sipelandukilat/contract'
import { createContext } from 'react'
import { createSessionClient } from '../api/session-client'

export type ModuleContextValue = {
  readonly moduleId: string
  readonly client: Client
  readonly configuration: Readonly<Record<string, unknown>>
}

/** Which module a component belongs to. */
export const ModuleContext = createContext<ModuleContextValue>({
  moduleId: 'shell',
  client: createSessionClient(),
  configuration: {},
})
