import {
  ProblemState,
  useApi,
  useFormat,
  useLanguage,
  useMessages,
  usePageTitle,
  useSession,
} from '@sipelandukilat/sdk'
import { type ApplicationRow, listApplications, statusLabel } from '@sipelandukilat/sdk/api'
import { DataTable, EmptyState, LoadingState, Page, Table } from '@sipelandukilat/ui'
import { useQuery } from '@tanstack/react-query'
import { messages } from './messages'

/** The ten applications of the officer's region that have waited longest. */
export function WaitingPage() {
  const t = useMessages(messages)
  const { user } = useSession()
  usePageTitle(t('title'))
  return (
    <Page title={t('title')} description={t('greeting', { name: user.name })}>
      <WaitingList />
    </Page>
  )
}

function WaitingList() {
  const t = useMessages(messages)
  const api = useApi()
  const list = useQuery({
    queryKey: ['%id%', 'waiting'],
    queryFn: () => api.call(listApplications, { query: { view: 'open', sort: 'submittedAt', limit: 10 } }),
  })
  if (list.isPending) return <LoadingState rows={4} />
  if (list.isError)
    return (
      <ProblemState
        title={t('failed')}
        error={list.error}
        onRetry={() => void list.refetch()}
        isRetrying={list.isFetching}
      />
    )
  if (list.data.items.length === 0) return <EmptyState title={t('empty.title')} description={t('empty.description')} />
  return <WaitingTable rows={list.data.items} />
}

function WaitingTable({ rows }: { rows: readonly ApplicationRow[] }) {
  const t = useMessages(messages)
  const { language } = useLanguage()
  const format = useFormat()
  return (
    <DataTable caption={t('waiting', { count: rows.length })}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope='col'>{t('tracking')}</Table.Th>
          <Table.Th scope='col'>{t('status')}</Table.Th>
          <Table.Th scope='col'>{t('submitted')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Td data-label={t('tracking')}>{row.trackingNumber}</Table.Td>
            <Table.Td data-label={t('status')}>{statusLabel(row.status, language)}</Table.Td>
            <Table.Td data-label={t('submitted')}>{format.dateTime(row.submittedAt)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}
