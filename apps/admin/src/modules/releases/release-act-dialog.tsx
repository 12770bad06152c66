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
import { ActDialog } from '../act/act-dialog'
import { useDecider } from '../decider'
import { grantedAt } from '../module-state'
import type { PlaceLevel } from '../place-picker'
import { GrantFields } from './grant-fields'

export type ReleaseAct = 'stable' | 'next' | 'pin'

const levels: Record<ReleaseAct, readonly PlaceLevel[]> = {
  stable: ['platform', 'province'],
  next: ['platform', 'province'],
  pin: ['province', 'regency'],
}

type ReleaseActDialogProps = {
  module: RegisteredModule
  release: ModuleRelease
  act: ReleaseAct
  onClose: () => void
}

/** Promotes a release, points `next` at it, or holds a place at it; what it newly asks for is granted in the same step. */
export function ReleaseActDialog({ module, release, act, onClose }: ReleaseActDialogProps) {
  const t = useTexts(moduleReleasesTexts)
  const api = useApi()
  const { place: own, mayGrant } = useDecider()
  const [granting, setGranting] = useState<readonly string[]>([])
  const { version } = release
  const missingAt = (place: string) => {
    const granted = grantedAt(module, place)
    return act === 'stable' ? release.requestedScopes.filter((scope) => !granted.includes(scope)) : []
  }
  const run = async ({ place, reason }: { place: string; reason: string }) => {
    const params = { id: module.id }
    const where = place === '' ? {} : { provinceCode: placeOf(place).provinceCode }
    if (act === 'pin')
      return api.call(pinModule, { params: { ...params, regionCode: place }, body: { version, reason } })
    // Only what was checked is granted; what is still missing the registry refuses, in words.
    const agreed = missingAt(place).filter((scope) => granting.includes(scope))
    if (agreed.length > 0)
      await api.call(grantModuleScopes, {
        params,
        body: { ...where, granted: [...grantedAt(module, place), ...agreed] },
      })
    return api.call(setModuleTrack, { params: { ...params, track: act }, body: { ...where, version } })
  }
  const confirmLabel = (place: string | undefined) => {
    if (place !== undefined && missingAt(place).length > 0) return t('grant.confirm')
    return t(act === 'pin' ? 'pin' : act === 'next' ? 'promoteNext' : 'promoteStable')
  }
  return (
    <ActDialog
      title={t(`${act}.title`, { version })}
      confirmLabel={confirmLabel}
      consequence={(place) => t(`${act}.consequence`, { place, version })}
      doneMessage={t(`${act}.done`, { version })}
      place={act === 'pin' && own === '' ? undefined : own}
      reason={act === 'pin' ? 'required' : 'none'}
      run={run}
      onClose={onClose}
      {...(act === 'next' && !mayGrant ? {} : { levels: levels[act] })}
    >
      {(place) =>
        place !== undefined &&
        missingAt(place).length > 0 && <GrantFields scopes={missingAt(place)} value={granting} onChange={setGranting} />
      }
    </ActDialog>
  )
}
