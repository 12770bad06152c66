import {
  fieldMessage,
  Link,
  linkTo,
  ProblemNotice,
  ProblemState,
  useApi,
  usePageParam,
  usePageTitle,
  useTexts,
  useUnsavedChanges,
} from '@sipelandukilat/sdk'
import {
  type ProblemError,
  type RegencyOverview,
  type RegencyStatus,
  type Region,
  updateRegency,
} from '@sipelandukilat/sdk/api'
import {
  Button,
  ConfirmDialog,
  EmptyState,
  Group,
  IconCircleCheck,
  IconClock,
  LoadingState,
  Notice,
  Page,
  Paper,
  Stack,
  showToast,
  Text,
  TextInput,
  Title,
} from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { administrationTexts } from '../texts/texts'
import { Charter } from './charter-form'
import { Holidays } from './holidays'
import { RegencyStatusBadge } from './regency-status'
import { regenciesKey, useRegencies } from './use-regencies'

export function RegencyPage() {
  const t = useTexts(administrationTexts)
  const code = usePageParam('code')
  const regencies = useRegencies()
  const regency = regencies.data?.find((one) => one.code === code)
  usePageTitle(regency?.name ?? t('regencies.title'))
  if (regencies.error)
    return (
      <ProblemState
        error={regencies.error}
        onRetry={() => void regencies.refetch()}
        isRetrying={regencies.isFetching}
      />
    )
  if (!regencies.data) return <LoadingState rows={8} withTitle />
  if (!regency) return <EmptyState title={t('regencies.empty.title')} description={t('regencies.empty.description')} />
  return (
    <Page
      title={regency.name}
      breadcrumbs={[
        <Link key='regencies' to='/admin/regencies'>
          {t('regencies.title')}
        </Link>,
      ]}
      aside={regency.status && <RegencyStatusBadge status={regency.status} />}
      actions={
        <Button component='a' variant='default' {...linkTo(`/admin/regencies/${regency.code}/letters`)}>
          {t('regency.letters')}
        </Button>
      }
      width='reading'
    >
      <Stack gap='lg'>
        <Checklist regency={regency} />
        <StatusActions regency={regency} />
        <OfficeForm key={regency.version} regency={regency} />
        <Charter code={regency.code} />
        <Holidays code={regency.code} />
      </Stack>
    </Page>
  )
}

function useUpdate(regency: RegencyOverview) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation<Region, ProblemError, { status?: RegencyStatus; office?: RegencyOverview['office'] }>({
    mutationFn: (change) =>
      api.call(updateRegency, {
        params: { code: regency.code },
        body: { ...change, expectedVersion: regency.version },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: regenciesKey }),
  })
}

function Checklist({ regency }: { regency: RegencyOverview }) {
  const t = useTexts(administrationTexts)
  return (
    <Paper withBorder p='md' radius='md'>
      <Title order={2} size='h4' mb='sm'>
        {t('checklist.title')}
      </Title>
      <Stack gap='xs' component='ul' p={0} m={0}>
        {regency.checklist.map((entry) => (
          <Group key={entry.item} component='li' gap='xs' wrap='nowrap' align='flex-start'>
            {entry.done ? <IconCircleCheck size={18} aria-hidden /> : <IconClock size={18} aria-hidden />}
            <Text>
              {t(`checklist.${entry.item}`)}: <strong>{t(entry.done ? 'checklist.done' : 'checklist.missing')}</strong>
            </Text>
          </Group>
        ))}
      </Stack>
      {regency.unconfirmedYear !== null && (
        <Stack mt='sm'>
          <Notice tone='warning'>{t('checklist.unconfirmedYear', { year: String(regency.unconfirmedYear) })}</Notice>
        </Stack>
      )}
    </Paper>
  )
}

function StatusActions({ regency }: { regency: RegencyOverview }) {
  const t = useTexts(administrationTexts)
  const update = useUpdate(regency)
  const [isAsking, setAsking] = useState(false)
  const change = (status: RegencyStatus) =>
    update.mutate(
      { status },
      {
        onSuccess: () =>
          showToast({ message: t('regency.statusChanged', { status: t(`status.${status}`) }), tone: 'positive' }),
      },
    )
  return (
    <Stack gap='sm'>
      <ProblemNotice error={update.error} />
      <Group>
        {regency.status === 'active' ? (
          <Button variant='default' onClick={() => setAsking(true)}>
            {t('regency.pause')}
          </Button>
        ) : (
          <Button loading={update.isPending} onClick={() => change('active')}>
            {t(regency.status === 'paused' ? 'regency.resume' : 'regency.activate')}
          </Button>
        )}
      </Group>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('regency.pause')}
        confirmLabel={t('regency.pause')}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          change('paused')
        }}
      >
        {t('regency.pause.confirm')}
      </ConfirmDialog>
    </Stack>
  )
}

function OfficeForm({ regency }: { regency: RegencyOverview }) {
  const t = useTexts(administrationTexts)
  const update = useUpdate(regency)
  const [office, setOffice] = useState(regency.office)
  const [isDirty, setDirty] = useState(false)
  useUnsavedChanges(isDirty)
  const field = (name: 'address' | 'phone' | 'hours', description?: string) => (
    <TextInput
      label={t(`regency.${name}`)}
      {...(description ? { description } : {})}
      value={office[name] ?? ''}
      error={fieldMessage(update.error, `office.${name}`)}
      onChange={(event) => {
        const value = event.currentTarget.value
        setDirty(true)
        setOffice((current) => ({ ...current, [name]: value }))
      }}
    />
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    update.mutate(
      { office },
      {
        onSuccess: () => {
          setDirty(false)
          showToast({ message: t('regency.saved'), tone: 'positive' })
        },
      },
    )
  }
  return (
    <form onSubmit={submit}>
      <Stack gap='sm'>
        <Title order={2} size='h4'>
          {t('regency.office')}
        </Title>
        <ProblemNotice error={update.error} />
        {field('address')}
        {field('phone')}
        {field('hours', t('regency.hours.hint'))}
        <Group>
          <Button type='submit' loading={update.isPending} disabled={!isDirty}>
            {t('regency.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
