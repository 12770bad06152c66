import { useTexts } from '@sipelandukilat/sdk'
import { Anchor, Group, Text } from '@sipelandukilat/ui'
import { rolloutsTexts } from '../../texts/texts'
import { wizardSteps } from './rollout-draft'

/** Where one is among the steps; those behind may be gone back to. */
export function StepList({ current, onBack }: { current: number; onBack: (to: number) => void }) {
  const t = useTexts(rolloutsTexts)
  return (
    <nav aria-label={t('wizard.steps')}>
      <Group component='ol' gap='md' m={0} p={0} style={{ listStyle: 'none' }}>
        {wizardSteps.map((step, index) => (
          <li key={step} aria-current={index === current ? 'step' : undefined}>
            {index < current ? (
              <Anchor component='button' type='button' onClick={() => onBack(index)}>
                {index + 1}. {t(`step.${step}`)}
              </Anchor>
            ) : (
              <Text span fw={index === current ? 700 : 400} {...(index === current ? {} : { c: 'dimmed' })}>
                {index + 1}. {t(`step.${step}`)}
              </Text>
            )}
          </li>
        ))}
      </Group>
    </nav>
  )
}
