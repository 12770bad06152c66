import { linkTo, useTexts } from '@sipelandukilat/sdk'
import type { RegisteredModule } from '@sipelandukilat/sdk/api/modules'
import { Button, EmptyState, Group, IconPlus, IconRoute, Stack, Text } from '@sipelandukilat/ui'
import { useState } from 'react'
import { rolloutsTexts } from '../../texts/texts'
import { useDecider } from '../decider'
import { isRollingOutAt } from '../module-state'
import { RolloutActionDialog, type RolloutStep } from './rollout-action-dialog'
import { RolloutCard } from './rollout-card'
import { WidenDialog } from './widen-dialog'

/** The rollouts of a module, the newest first, and the steps that may be taken with each. */
export function RolloutsTab({ module }: { module: RegisteredModule }) {
  const t = useTexts(rolloutsTexts)
  const { mayGrant, place } = useDecider()
  const [asked, setAsked] = useState<{ id: string; step: RolloutStep | 'widen' } | undefined>()
  // By its id: after a conflict the dialog goes on with what stands now.
  const rollout = module.rollouts.find(({ id }) => id === asked?.id)
  const close = () => setAsked(undefined)
  return (
    <Stack gap='md'>
      {mayGrant && place !== '' && isRollingOutAt(module, place) && (
        <Text size='sm' c='dimmed'>
          {t('underWay')}
        </Text>
      )}
      {mayGrant && (place === '' || !isRollingOutAt(module, place)) && (
        <Group>
          <Button
            component='a'
            leftSection={<IconPlus size={18} aria-hidden />}
            {...linkTo(`/admin/modules/${module.id}/rollouts/new`)}
          >
            {t('new')}
          </Button>
        </Group>
      )}
      {module.rollouts.length === 0 ? (
        <EmptyState icon={<IconRoute size={32} />} title={t('empty')} description={t('empty.hint')} />
      ) : (
        module.rollouts.map((one) => (
          <RolloutCard key={one.id} rollout={one} onStep={(step) => setAsked({ id: one.id, step })} />
        ))
      )}
      {asked && rollout && asked.step === 'widen' && <WidenDialog rollout={rollout} onClose={close} />}
      {asked && rollout && asked.step !== 'widen' && (
        <RolloutActionDialog rollout={rollout} step={asked.step} onClose={close} />
      )}
    </Stack>
  )
}
