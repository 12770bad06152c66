import { localized, ProblemState, useApi, useLanguage, useLocalized, useTexts } from '@sipelandukilat/sdk'
import { type ProblemError, roleLabels } from '@sipelandukilat/sdk/api'
import { explainModule, type ModuleDecision, type RegisteredModule } from '@sipelandukilat/sdk/api/modules'
import {
  Group,
  IconCircleCheck,
  IconMinus,
  IconX,
  LoadingState,
  Notice,
  Select,
  Stack,
  Text,
  Title,
} from '@sipelandukilat/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { moduleInsightTexts } from '../../texts/texts'
import { allRoles } from '../../users/role-names'
import { useDecider } from '../decider'
import { Part } from '../part'
import { PlacePicker } from '../place-picker'
import { moduleKey } from '../use-modules'
import { type ExplainedStep, explainSteps } from './explain-steps'

/** Which release an office gets, and by which steps that was come to. */
export function ExplainTab({ module }: { module: RegisteredModule }) {
  const t = useTexts(moduleInsightTexts)
  const { language } = useLanguage()
  const api = useApi()
  const own = useDecider().place
  const [place = own, setPlace] = useState<string | undefined>(own)
  const [role, setRole] = useState('')
  const asked = allRoles.find((one) => one === role)
  const decision = useQuery<ModuleDecision, ProblemError>({
    queryKey: [...moduleKey(module.id), 'explain', place, role],
    queryFn: () =>
      api.call(explainModule, {
        params: { id: module.id },
        query: { ...(place === '' ? {} : { regionCode: place }), ...(asked ? { role: asked } : {}) },
      }),
  })
  return (
    <Part title={t('explain.title')} hint={t('explain.hint')}>
      <Group align='flex-end'>
        <PlacePicker levels={['platform', 'province', 'regency']} value={place} onChange={setPlace} />
        <Select
          label={t('role')}
          placeholder={t('anyRole')}
          options={allRoles.map((one) => ({ value: one, label: localized(roleLabels[one], language) }))}
          value={role}
          onChange={setRole}
        />
      </Group>
      {decision.error ? (
        <ProblemState error={decision.error} onRetry={() => void decision.refetch()} isRetrying={decision.isFetching} />
      ) : !decision.data ? (
        <LoadingState rows={5} />
      ) : (
        <Decision decision={decision.data} place={place} />
      )}
      <Text size='sm' c='dimmed'>
        {t('explain.userBuckets')}
      </Text>
    </Part>
  )
}

function Decision({ decision, place }: { decision: ModuleDecision; place: string }) {
  const t = useTexts(moduleInsightTexts)
  const localized = useLocalized()
  const { version, passedOver, explanation } = decision
  return (
    <Stack gap='sm'>
      <Notice
        role='status'
        tone={version === null ? 'warning' : 'positive'}
        title={version === null ? t('explain.nothing') : t('explain.gets', { version })}
      >
        {localized(explanation)}
      </Notice>
      <Title order={3} size='h6'>
        {t('explain.steps')}
      </Title>
      <Stack component='ol' gap={6} m={0} ps='lg'>
        {explainSteps(decision, place).map((step) => (
          <Step key={step.step} {...step} />
        ))}
        {passedOver && (
          <li>
            <Text>{t('step.fit')}</Text>
            <Text size='sm' c='dimmed'>
              {t(`because.${passedOver.because}`, { version: passedOver.version })}
            </Text>
          </li>
        )}
      </Stack>
    </Stack>
  )
}

const icons = { no: IconX, decides: IconCircleCheck, notAsked: IconMinus }

function Step({ step, answer }: ExplainedStep) {
  const t = useTexts(moduleInsightTexts)
  const Icon = icons[answer]
  return (
    <li>
      <Text fw={answer === 'decides' ? 600 : 400} {...(answer === 'notAsked' ? { c: 'dimmed' } : {})}>
        {t(`step.${step}`)}
      </Text>
      <Group gap={6} wrap='nowrap'>
        <Icon size={16} aria-hidden />
        <Text size='sm' {...(answer === 'decides' ? {} : { c: 'dimmed' })}>
          {t(`step.${answer}`)}
        </Text>
      </Group>
    </li>
  )
}
