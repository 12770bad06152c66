import { useApi, useTexts } from '@sipelandukilat/sdk'
import { placeOf } from '@sipelandukilat/sdk/api'
import {
  grantModuleScopes,
  type ModuleRelease,
  pinModule,
  type RegisteredModule,
  setModuleTrack,
} from '@sipelandukilat/sdk/api/modules'
import { useState } from 'react'
import { moduleReleasesTexts } from '../../texts/texts'
import { ActionDialog } from '../action/action-dialog'
import { useDecider } from '../decider'
import { grantedAt } from '../module-state'
import type { PlaceLevel } from '../place-picker'
import { GrantFields } from './grant-fields'

export type ReleaseAction = 'stable' | 'next' | 'pin'

const levels: Record<ReleaseAction, readonly PlaceLevel[]> = {
  stable: ['platform', 'province'],
  next: ['platform', 'province'],
  pin: ['province', 'regency'],
}

type ReleaseActionDialogProps = {
  module: RegisteredModule
  release: ModuleRelease
  action: ReleaseAction
  onClose: () => void
}

/** Promotes a release, points `next` at it, or holds a place at it; what it newly asks for is granted in the same step. */
export function ReleaseActionDialog({ module, release, action, onClose }: ReleaseActionDialogProps) {
  const t = useTexts(moduleReleasesTexts)
  const api = useApi()
  const { place: own, mayGrant } = useDecider()
  const [granting, setGranting] = useState<readonly string[]>([])
  const { version } = release
  const missingAt = (place: string) => {
    const granted = grantedAt(module, place)
    return action === 'stable' ? release.requestedScopes.filter((scope) => !granted.includes(scope)) : []
  }
  const run = async ({ place, reason }: { place: string; reason: string }) => {
    const params = { id: module.id }
    const where = place === '' ? {} : { provinceCode: placeOf(place).provinceCode }
    if (action === 'pin')
      return api.call(pinModule, { params: { ...params, regionCode: place }, body: { version, reason } })
    // Only what was checked is granted; what is still missing the registry refuses, in words.
    const agreed = missingAt(place).filter((scope) => granting.includes(scope))
    if (agreed.length > 0)
      await api.call(grantModuleScopes, {
        params,
        body: { ...where, granted: [...grantedAt(module, place), ...agreed] },
      })
    return api.call(setModuleTrack, { params: { ...params, track: action }, body: { ...where, version } })
  }
  const confirmLabel = (place: string | undefined) => {
    if (place !== undefined && missingAt(place).length > 0) return t('grant.confirm')
    return t(action === 'pin' ? 'pin' : action === 'next' ? 'promoteNext' : 'promoteStable')
  }
  return (
    <ActionDialog
      title={t(`${action}.title`, { version })}
      confirmLabel={confirmLabel}
      consequence={(place) => t(`${action}.consequence`, { place, version })}
      doneMessage={t(`${action}.done`, { version })}
      place={action === 'pin' && own === '' ? undefined : own}
      reason={action === 'pin' ? 'required' : 'none'}
      run={run}
      onClose={onClose}
      {...(action === 'next' && !mayGrant ? {} : { levels: levels[action] })}
    >
      {(place) =>
        place !== undefined &&
        missingAt(place).length > 0 && <GrantFields scopes={missingAt(place)} value={granting} onChange={setGranting} />
      }
    </ActionDialog>
  )
}
