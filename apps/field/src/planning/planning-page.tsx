import { Can, Link, linkTo, ProblemState, useFormat, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import type { PlanningRunSummary } from '@sipelandukilat/sdk/api/planning'
import { Button, DataTable, EmptyState, IconPlus, IconRoute, LoadingState, Page, Table } from '@sipelandukilat/ui'
import { planningTexts } from '../texts/texts'
import { RunStatusBadge } from './run-status-badge'
import { usePlanningRuns } from './use-planning'

export function PlanningPage() {
  const t = useTexts(planningTexts)
  usePageTitle(t('title'))
  const runs = usePlanningRuns()
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <Can action='create' on='PlanningRun'>
          <Button component='a' leftSection={<IconPlus size={18} aria-hidden />} {...linkTo('/field/planning/new')}>
            {t('add')}
          </Button>
        </Can>
      }
    >
      {runs.error ? (
        <ProblemState error={runs.error} onRetry={() => void runs.refetch()} isRetrying={runs.isFetching} />
      ) : !runs.data ? (
        <LoadingState rows={6} />
      ) : runs.data.items.length === 0 ? (
        <EmptyState icon={<IconRoute size={32} />} title={t('empty.title')} description={t('empty.description')} />
      ) : (
        <RunTable runs={runs.data.items} />
      )}
    </Page>
  )
}

function RunTable({ runs }: { runs: readonly PlanningRunSummary[] }) {
  const t = useTexts(planningTexts)
  const format = useFormat()
  return (
    <DataTable caption={t('caption')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('column.name')}</Table.Th>
          <Table.Th>{t('column.days')}</Table.Th>
          <Table.Th>{t('column.people')}</Table.Th>
          <Table.Th>{t('column.by')}</Table.Th>
          <Table.Th>{t('column.status')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {runs.map((run) => (
          <Table.Tr key={run.id}>
            <Table.Td data-label={t('column.name')}>
              <Link to={`/field/planning/${run.id}`}>{run.name}</Link>
            </Table.Td>
            <Table.Td data-label={t('column.days')}>
              <span className='field-nowrap'>
                {t('days', { from: format.date(run.startsOn), to: format.date(run.endsOn) })}
              </span>
            </Table.Td>
            <Table.Td data-label={t('column.people')}>
              {run.progress.length === 0 ? '–' : format.number(Math.max(...run.progress.map(({ people }) => people)))}
            </Table.Td>
            <Table.Td data-label={t('column.by')}>{run.createdByName ?? '–'}</Table.Td>
            <Table.Td data-label={t('column.status')}>
              <RunStatusBadge run={run} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}
