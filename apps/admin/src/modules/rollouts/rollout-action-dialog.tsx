import { useApi, useTexts } from '@sipelandukilat/sdk'
import { changeRollout, type ModuleRollout } from '@sipelandukilat/sdk/api/modules'
import { rolloutsTexts } from '../../texts/texts'
import { ActionDialog } from '../action/action-dialog'

export type RolloutStep = 'pause' | 'resume' | 'finish' | 'revert'

type RolloutActionDialogProps = { rollout: ModuleRollout; step: RolloutStep; onClose: () => void }

/** Holds a rollout up, lets it go on, ends it well or takes it back. */
export function RolloutActionDialog({ rollout, step, onClose }: RolloutActionDialogProps) {
  const t = useTexts(rolloutsTexts)
  const api = useApi()
  const { version } = rollout
  return (
    <ActionDialog
      title={t(`${step}.title`, { version })}
      confirmLabel={t(step)}
      consequence={(place) => t(`${step}.consequence`, { version, place })}
      doneMessage={t(`${step}.done`, { version })}
      place={rollout.provinceCode ?? ''}
      reason={step === 'pause' || step === 'revert' ? 'required' : 'optional'}
      isDestructive={step === 'revert'}
      run={({ reason }) =>
        api.call(changeRollout, {
          params: { id: rollout.moduleId, rolloutId: rollout.id },
          body: { action: step, expectedVersion: rollout.rowVersion, ...(reason === '' ? {} : { reason }) },
        })
      }
      onClose={onClose}
    />
  )
}
