import {
  Link,
  ProblemState,
  useLanguage,
  useLocalized,
  usePageParam,
  usePageTitle,
  useTexts,
} from '@sipelandukilat/sdk'
import { presenceLabel, type ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { KeyValueList, LoadingState, Notice, Page, Paper, Stack, StatusBadge, Text, Title } from '@sipelandukilat/ui'
import type { ReactNode } from 'react'
import { servicesTexts } from '../texts/texts'
import { ChannelLevels } from './channel-levels'
import { useDoubtWords } from './doubt-words'
import { FormSections, requiredWord } from './form-sections'
import { useCurrentDefinition } from './use-definitions'

/** One service's definition as it is in force, and what is to be checked in it. */
export function ServicePage() {
  const t = useTexts(servicesTexts)
  const localized = useLocalized()
  const definition = useCurrentDefinition(usePageParam('code'))
  const { data } = definition
  usePageTitle(data ? localized(data.title) : t('title'))
  if (definition.error)
    return (
      <ProblemState
        error={definition.error}
        onRetry={() => void definition.refetch()}
        isRetrying={definition.isFetching}
      />
    )
  if (!data) return <LoadingState rows={10} withTitle />
  return (
    <Page
      title={localized(data.title)}
      breadcrumbs={[
        <Link key='services' to='/admin/services'>
          {t('title')}
        </Link>,
      ]}
      aside={data.doubts.length > 0 && <StatusBadge tone='warning'>{t('doubts')}</StatusBadge>}
      description={localized(data.summary)}
    >
      <Doubts definition={data} />
      <Part title={t('summary')}>
        <Summary definition={data} />
      </Part>
      <Part title={t('channels')}>
        <ChannelLevels definition={data} />
        <Text size='sm' c='dimmed'>
          {t('levelHint')}
        </Text>
      </Part>
      <Part title={t('requirements')}>
        <Requirements definition={data} />
      </Part>
      <Part title={t('fields')}>
        <FormSections definition={data} />
      </Part>
    </Page>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p='md' radius='md' component='section' aria-label={title}>
      <Stack gap='sm'>
        <Title order={2} size='h3'>
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  )
}

function Doubts({ definition }: { definition: ServiceDefinition }) {
  const t = useTexts(servicesTexts)
  const doubtWords = useDoubtWords(definition)
  const localized = useLocalized()
  if (definition.doubts.length === 0) return <Notice tone='positive'>{t('noDoubts')}</Notice>
  return (
    <Part title={t('doubts')}>
      <Text c='dimmed'>{t('doubtsHint')}</Text>
      <KeyValueList
        items={definition.doubts.map(({ about, text }) => ({
          key: about,
          label: doubtWords(about),
          value: typeof text === 'string' ? text : localized(text),
        }))}
      />
    </Part>
  )
}

function Summary({ definition }: { definition: ServiceDefinition }) {
  const t = useTexts(servicesTexts)
  const localized = useLocalized()
  const { language } = useLanguage()
  const { approval, officeDays, reportingDeadline } = definition
  const days = { count: officeDays.total }
  return (
    <KeyValueList
      items={[
        { key: 'code', label: t('code'), value: definition.code },
        { key: 'version', label: t('version'), value: definition.version },
        { key: 'presence', label: t('presence'), value: presenceLabel(definition.presence, language) },
        {
          key: 'officeDays',
          label: t('officeDays'),
          value: t(officeDays.setBy === 'province' ? 'officeDaysSet' : 'officeDaysDefault', days),
        },
        {
          key: 'routeBy',
          label: t('routeBy'),
          value: [t(`route.${definition.routeBy}`), definition.actingPlace?.basis].filter(Boolean).join(' · '),
        },
        {
          key: 'deadline',
          label: t('deadline'),
          value: reportingDeadline ? t('deadlineDays', { count: reportingDeadline.days }) : t('none'),
        },
        {
          key: 'approval',
          label: t('approval'),
          value: !approval
            ? t('approval.none')
            : approval.kind === 'always'
              ? t('approval.always')
              : t('approval.lateReport', { count: approval.days }),
        },
        {
          key: 'products',
          label: t('products'),
          value: definition.products
            .map(({ label, condition }) => localized(label) + (condition ? ` (${localized(condition)})` : ''))
            .join(', '),
        },
        { key: 'forms', label: t('forms'), value: definition.formNumbers.join(', ') || t('none') },
        { key: 'legalBasis', label: t('legalBasis'), value: definition.legalBasis.join('; ') },
      ]}
    />
  )
}

function Requirements({ definition }: { definition: ServiceDefinition }) {
  const t = useTexts(servicesTexts)
  const localized = useLocalized()
  if (definition.requirements.length === 0) return <Text>{t('none')}</Text>
  return (
    <KeyValueList
      items={definition.requirements.map(({ id, label, required, hint }) => ({
        key: id,
        label: localized(label),
        value: hint ? localized(hint) : t(requiredWord(required)),
      }))}
    />
  )
}
