import { ProblemState, useApi, useFormat, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { type ModuleHealth, type RegisteredModule, readModuleHealth } from '@sipelandukilat/sdk/api/modules'
import { DataTable, EmptyState, IconChartBar, LoadingState, Select, StatusBadge, Table, Text } from '@sipelandukilat/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { moduleInsightTexts } from '../../texts/texts'
import { Part } from '../part'
import { moduleKey } from '../use-modules'

type Arm = ModuleHealth['arms'][number]
const periods = ['24', '168', '720'] as const

/** How each release fares with each group it was given to, beside what everybody gets. */
export function HealthTab({ module }: { module: RegisteredModule }) {
  const t = useTexts(moduleInsightTexts)
  const api = useApi()
  const [hours, setHours] = useState('24')
  const health = useQuery<ModuleHealth, ProblemError>({
    queryKey: [...moduleKey(module.id), 'health', hours],
    queryFn: () => api.call(readModuleHealth, { params: { id: module.id }, query: { hours: Number(hours) } }),
    placeholderData: (previous) => previous,
  })
  return (
    <Part title={t('health.title')} hint={t('health.hint')}>
      <Select
        label={t('period')}
        maw='16rem'
        options={periods.map((period) => ({ value: period, label: t(`period.${period}`) }))}
        value={hours}
        onChange={setHours}
      />
      {health.error ? (
        <ProblemState error={health.error} onRetry={() => void health.refetch()} isRetrying={health.isFetching} />
      ) : !health.data ? (
        <LoadingState rows={4} />
      ) : health.data.arms.length === 0 ? (
        <EmptyState icon={<IconChartBar size={32} />} title={t('health.empty')} description={t('health.empty.hint')} />
      ) : (
        <ArmTable arms={health.data.arms} isBusy={health.isFetching} />
      )}
    </Part>
  )
}

/** What most people got without any rollout or pin: the others are read against it. */
const baselineOf = (arms: readonly Arm[]) =>
  arms.filter(({ arm }) => arm === 'baseline').sort((one, other) => other.loads - one.loads)[0]

function ArmTable({ arms, isBusy }: { arms: readonly Arm[]; isBusy: boolean }) {
  const t = useTexts(moduleInsightTexts)
  const baseline = baselineOf(arms)
  const sorted = baseline ? [baseline, ...arms.filter((arm) => arm !== baseline)] : arms
  return (
    <DataTable caption={t('health.caption')} isBusy={isBusy}>
      <Table.Thead>
        <Table.Tr>
          {(['release', 'arm', 'loads', 'failures', 'after', 'p75', 'vitals'] as const).map((column) => (
            <Table.Th key={column} scope='col'>
              {t(column)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sorted.map((arm) => (
          <ArmRow key={`${arm.version} ${arm.arm}`} arm={arm} baseline={arm === baseline ? undefined : baseline} />
        ))}
      </Table.Tbody>
    </DataTable>
  )
}

const armKinds = ['baseline', 'rollout', 'pinned', 'fallback', 'override'] as const
const faultKinds = ['network', 'integrity', 'incompatible', 'timeout', 'contract', 'render'] as const

function ArmRow({ arm, baseline }: { arm: Arm; baseline: Arm | undefined }) {
  const t = useTexts(moduleInsightTexts)
  const format = useFormat()
  const kind = armKinds.find((one) => arm.arm.startsWith(one))
  const faults = faultKinds.filter((fault) => (arm.faults[fault] ?? 0) > 0)
  const ms = (value: number | null) =>
    value === null ? t('unknown') : t('ms', { ms: format.number(Math.round(value)) })
  const against = (value: string) => (
    <Text size='sm' c='dimmed'>
      {t('against', { value })}
    </Text>
  )
  const { lcpP75, inpP75, clsP75 } = arm.vitals
  const vitals = [
    lcpP75 !== null && t('vitals.lcp', { ms: format.number(Math.round(lcpP75)) }),
    inpP75 !== null && t('vitals.inp', { ms: format.number(Math.round(inpP75)) }),
    clsP75 !== null && t('vitals.cls', { score: format.number(Math.round(clsP75 * 1000) / 1000) }),
  ].filter((part) => part !== false)
  return (
    <Table.Tr>
      <Table.Th scope='row' fw={500} data-label={t('release')}>
        {arm.version}
      </Table.Th>
      <Table.Td data-label={t('arm')}>
        <StatusBadge tone={kind === 'baseline' ? 'neutral' : 'info'}>{kind ? t(`arm.${kind}`) : arm.arm}</StatusBadge>
      </Table.Td>
      <Table.Td data-label={t('loads')}>{format.number(arm.loads)}</Table.Td>
      <Table.Td data-label={t('failures')}>
        <div>
          {format.percent(arm.failureRate)}
          {baseline && against(format.percent(baseline.failureRate))}
          {faults.length > 0 && (
            <Text size='sm' c='dimmed'>
              {faults.map((fault) => `${t(`fault.${fault}`)} ${format.number(arm.faults[fault] ?? 0)}`).join(', ')}
            </Text>
          )}
        </div>
      </Table.Td>
      <Table.Td data-label={t('after')}>{format.number(arm.faultsAfterMount)}</Table.Td>
      <Table.Td data-label={t('p75')}>
        <div>
          {ms(arm.loadP75Ms)}
          {baseline && against(ms(baseline.loadP75Ms))}
        </div>
      </Table.Td>
      <Table.Td data-label={t('vitals')}>{vitals.length > 0 ? vitals.join(', ') : t('unknown')}</Table.Td>
    </Table.Tr>
  )
}
