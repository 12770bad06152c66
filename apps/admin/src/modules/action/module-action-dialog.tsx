import { useApi, useTexts } from '@sipelandukilat/sdk'
import {
  type RegisteredModule,
  resumeModule,
  rollBackModule,
  suspendModule,
  unpinModule,
} from '@sipelandukilat/sdk/api/modules'
import { Notice } from '@sipelandukilat/ui'
import { manifest } from '../../manifest'
import { modulesTexts } from '../../texts/texts'
import { useDecider } from '../decider'
import type { PlaceLevel } from '../place-picker'
import { ActionDialog } from './action-dialog'

/** Taking a place back, taking a module out of use, and undoing either. */
export type ModuleAction =
  | { readonly kind: 'rollBack' | 'suspend' }
  | { readonly kind: 'unpin' | 'resume'; readonly place: string }

const anywhere: readonly PlaceLevel[] = ['platform', 'province', 'regency']
const regionOf = (place: string) => (place === '' ? {} : { regionCode: place })

/** Asks about one of these actions and does it. */
export function ModuleActionDialog({
  module,
  action,
  onClose,
}: {
  module: RegisteredModule
  action: ModuleAction
  onClose: () => void
}) {
  const t = useTexts(modulesTexts)
  const api = useApi()
  const own = useDecider().place
  const { kind } = action
  const params = { id: module.id }
  const run = ({ place, reason }: { place: string; reason: string }) => {
    const body = { ...regionOf(place), ...(reason === '' ? {} : { reason }) }
    switch (kind) {
      case 'rollBack':
        return api.call(rollBackModule, { params, body: { ...regionOf(place), reason } })
      case 'suspend':
        return api.call(suspendModule, { params, body: { ...regionOf(place), reason } })
      case 'resume':
        return api.call(resumeModule, { params, body })
      default:
        return api.call(unpinModule, {
          params: { ...params, regionCode: place },
          body: reason === '' ? {} : { reason },
        })
    }
  }
  const isUndoing = 'place' in action
  return (
    <ActionDialog
      title={t(kind)}
      confirmLabel={t(kind)}
      consequence={(place) => t(`${kind}.consequence`, { place })}
      doneMessage={t(`${kind}.done`)}
      place={isUndoing ? action.place : own}
      reason={isUndoing ? 'optional' : 'required'}
      isDestructive={kind === 'suspend'}
      run={run}
      onClose={onClose}
      {...(isUndoing ? {} : { levels: anywhere })}
    >
      {kind === 'suspend' && module.id === manifest.id && <Notice tone='warning'>{t('suspend.self')}</Notice>}
    </ActionDialog>
  )
}
