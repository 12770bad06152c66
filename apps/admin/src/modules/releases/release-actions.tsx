import { linkTo, ProblemNotice, useApi, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import { type ModuleRelease, type RegisteredModule, startOverride } from '@sipelandukilat/sdk/api/modules'
import { Button, Group } from '@sipelandukilat/ui'
import { useMutation } from '@tanstack/react-query'
import { moduleReleasesTexts } from '../../texts/texts'
import { useDecider } from '../decider'
import type { ReleaseAction } from './release-action-dialog'

type ReleaseActionsProps = {
  module: RegisteredModule
  release: ModuleRelease
  onDecide: (action: ReleaseAction) => void
}

/** What the reader may do with a release; a revoked one is offered to nobody. */
export function ReleaseActions({ module, release, onDecide }: ReleaseActionsProps) {
  const t = useTexts(moduleReleasesTexts)
  const api = useApi()
  const { mayGrant, mayHold, mayPublish } = useDecider()
  const preview = useMutation<ResponseOf<typeof startOverride>, ProblemError>({
    mutationFn: () => api.call(startOverride, { params: { id: module.id }, body: { version: release.version } }),
    // The boot manifest of this browser is another one now.
    onSuccess: () => location.reload(),
  })
  if (release.isKeyRevoked || release.keyId === null) return null
  const mayPreview = mayGrant || mayPublish
  return (
    <>
      <ProblemNotice error={preview.error} />
      <Group gap='xs' className='ui-no-print'>
        {mayGrant && (
          <Button size='compact-md' onClick={() => onDecide('stable')}>
            {t('promoteStable')}
          </Button>
        )}
        {mayGrant && (
          <Button
            component='a'
            size='compact-md'
            variant='default'
            {...linkTo(`/admin/modules/${module.id}/rollouts/new?version=${encodeURIComponent(release.version)}`)}
          >
            {t('rollout')}
          </Button>
        )}
        {mayHold && (
          <Button size='compact-md' variant='default' onClick={() => onDecide('pin')}>
            {t('pin')}
          </Button>
        )}
        {(mayGrant || mayPublish) && (
          <Button size='compact-md' variant='default' onClick={() => onDecide('next')}>
            {t('promoteNext')}
          </Button>
        )}
        {mayPreview && (
          <Button size='compact-md' variant='default' loading={preview.isPending} onClick={() => preview.mutate()}>
            {t('preview')}
          </Button>
        )}
      </Group>
    </>
  )
}
