import { Can, Link, ProblemState, useApi, useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import { actionName, detailText } from '@sipelandukilat/sdk/api/administration'
import { listRegistryChanges, type RegisteredModule, type RegistryChange } from '@sipelandukilat/sdk/api/modules'
import { DataTable, EmptyState, IconHistory, LoadingState, LoadMore, Table, Text } from '@sipelandukilat/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { moduleInsightTexts } from '../../texts/texts'
import { Part } from '../part'
import { PlaceName } from '../places'
import { moduleKey } from '../use-modules'
import { changeDetail } from './change-detail'

type ChangePage = ResponseOf<typeof listRegistryChanges>

/** What was done with the module, where the reader may see it. */
export function HistoryTab({ module }: { module: RegisteredModule }) {
  const t = useTexts(moduleInsightTexts)
  const api = useApi()
  const changes = useInfiniteQuery<ChangePage, ProblemError, RegistryChange[], readonly unknown[], string | undefined>({
    queryKey: [...moduleKey(module.id), 'changes'],
    queryFn: ({ pageParam }) =>
      api.call(listRegistryChanges, {
        params: { id: module.id },
        query: { limit: 25, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: (data) => data.pages.flatMap((page) => page.items),
  })
  return (
    <Part
      title={t('history.title')}
      hint={t('history.hint')}
      aside={
        <Can action='read' on='AuditEntry'>
          <Link to={`/admin/audit?subject=${encodeURIComponent(module.id)}`}>{t('history.audit')}</Link>
        </Can>
      }
    >
      {changes.error ? (
        <ProblemState error={changes.error} onRetry={() => void changes.refetch()} isRetrying={changes.isFetching} />
      ) : !changes.data ? (
        <LoadingState rows={6} />
      ) : changes.data.length === 0 ? (
        <EmptyState icon={<IconHistory size={32} />} title={t('history.empty')} />
      ) : (
        <>
          <ChangeTable changes={changes.data} isBusy={changes.isFetching} />
          <LoadMore
            hasMore={changes.hasNextPage}
            onLoadMore={() => void changes.fetchNextPage()}
            isLoading={changes.isFetchingNextPage}
          />
        </>
      )}
    </Part>
  )
}

function ChangeTable({ changes, isBusy }: { changes: readonly RegistryChange[]; isBusy: boolean }) {
  const t = useTexts(moduleInsightTexts)
  const format = useFormat()
  const { language } = useLanguage()
  return (
    <DataTable caption={t('history.caption')} isBusy={isBusy}>
      <Table.Thead>
        <Table.Tr>
          {(['at', 'who', 'what', 'place', 'detail'] as const).map((column) => (
            <Table.Th key={column} scope='col'>
              {t(column)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map((change) => (
          <Table.Tr key={change.id}>
            <Table.Td data-label={t('at')}>{format.dateTime(change.at)}</Table.Td>
            <Table.Td data-label={t('who')}>
              {change.actorName ?? t(change.actorKind === 'system' ? 'system' : 'someone')}
            </Table.Td>
            <Table.Td data-label={t('what')}>{actionName(change.action, language)}</Table.Td>
            <Table.Td data-label={t('place')}>
              <PlaceName code={change.regionCode} />
            </Table.Td>
            <Table.Td data-label={t('detail')}>
              <Text size='sm' style={{ overflowWrap: 'anywhere' }}>
                {detailText(changeDetail(change), language)}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}
