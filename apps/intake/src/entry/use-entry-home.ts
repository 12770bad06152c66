import { useSession } from '@sipelandukilat/sdk'
import type { EntryChannel } from './entry-draft'

const villageCodeLength = 13

export type EntryHome = {
  regionCode: string | undefined
  /** The one village of a registrar; empty for others. */
  villageCode: string
  channels: readonly EntryChannel[]
  isRegistrar: boolean
}

/** Where the reader may enter applications, and as what they came in. */
export function useEntryHome(): EntryHome {
  const { roles } = useSession()
  const names = new Set(roles.map(({ role }) => role))
  const entering = roles.find(({ role }) =>
    ['intake_officer', 'supervisor', 'village_registrar', 'field_officer'].includes(role),
  )
  const regionCode = entering?.regionCode ?? undefined
  const channels: EntryChannel[] = [
    ...(names.has('intake_officer') || names.has('supervisor') ? (['counter', 'phone'] as const) : []),
    ...(names.has('village_registrar') ? (['village'] as const) : []),
    ...(names.has('field_officer') ? (['field'] as const) : []),
  ]
  return {
    regionCode,
    villageCode: regionCode?.length === villageCodeLength ? regionCode : '',
    channels,
    isRegistrar: names.has('village_registrar'),
  }
}
