import { useTexts } from '@sipelandukilat/sdk'
import type { RegisteredModule } from '@sipelandukilat/sdk/api/modules'
import { Group, StatusBadge } from '@sipelandukilat/ui'
import { modulesTexts } from '../texts/texts'
import { isNewerWaiting, runningRollouts, versionAt } from './module-state'

/** How a module stands in a place: what needs an eye first, or that all is well. */
export function ModuleBadges({ module, place }: { module: RegisteredModule; place: string }) {
  const t = useTexts(modulesTexts)
  const { by } = versionAt(module, place)
  const isRolling = runningRollouts(module).length > 0
  const isNewer = isNewerWaiting(module, place)
  const isFine = by === 'stable' && !isRolling && !isNewer
  return (
    <Group gap={4}>
      {by === 'suspended' && <StatusBadge tone='negative'>{t('badge.suspended')}</StatusBadge>}
      {by === 'pin' && <StatusBadge tone='warning'>{t('badge.pinned')}</StatusBadge>}
      {by === 'nothing' && <StatusBadge tone='neutral'>{t('badge.nothing')}</StatusBadge>}
      {isRolling && <StatusBadge tone='info'>{t('badge.rollout')}</StatusBadge>}
      {isNewer && <StatusBadge tone='warning'>{t('badge.newer')}</StatusBadge>}
      {isFine && <StatusBadge tone='positive'>{t('badge.fine')}</StatusBadge>}
    </Group>
  )
}
