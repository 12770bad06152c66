import { Link, ProblemState, useFormat, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { DataTable, EmptyState, IconBuilding, LoadingState, Page, Table } from '@sipelandukilat/ui'
import { administrationTexts } from '../texts/texts'
import { RegencyStatusBadge } from './regency-status'
import { useRegencies } from './use-regencies'

export function RegenciesPage() {
  const t = useTexts(administrationTexts)
  const format = useFormat()
  usePageTitle(t('regencies.title'))
  const regencies = useRegencies()
  return (
    <Page title={t('regencies.title')} description={t('regencies.description')}>
      {regencies.error ? (
        <ProblemState
          error={regencies.error}
          onRetry={() => void regencies.refetch()}
          isRetrying={regencies.isFetching}
        />
      ) : !regencies.data ? (
        <LoadingState rows={6} />
      ) : regencies.data.length === 0 ? (
        <EmptyState
          icon={<IconBuilding size={32} />}
          title={t('regencies.empty.title')}
          description={t('regencies.empty.description')}
        />
      ) : (
        <DataTable caption={t('regencies.caption')} isBusy={regencies.isFetching}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope='col'>{t('regencies.name')}</Table.Th>
              <Table.Th scope='col'>{t('regencies.status')}</Table.Th>
              <Table.Th scope='col'>{t('regencies.checklist')}</Table.Th>
              <Table.Th scope='col' ta='right'>
                {t('regencies.open')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {regencies.data.map((regency) => (
              <Table.Tr key={regency.code}>
                <Table.Th scope='row' fw={500} data-label={t('regencies.name')}>
                  <Link to={`/admin/regencies/${regency.code}`}>{regency.name}</Link>
                </Table.Th>
                <Table.Td data-label={t('regencies.status')}>
                  {regency.status && <RegencyStatusBadge status={regency.status} />}
                </Table.Td>
                <Table.Td data-label={t('regencies.checklist')}>
                  {regency.checklist.filter((entry) => entry.done).length} / {regency.checklist.length}
                </Table.Td>
                <Table.Td ta='right' data-label={t('regencies.open')}>
                  {regency.openApplications === null ? '–' : format.number(regency.openApplications)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </DataTable>
      )}
    </Page>
  )
}
