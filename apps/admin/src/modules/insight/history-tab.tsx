import { Can, Link, ProblemState, useApi, useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import { listModuleActs, type ModuleAct, type RegisteredModule } from '@sipelandukilat/sdk/api/modules'
import { DataTable, EmptyState, IconHistory, LoadingState, LoadMore, Table, Text } from '@sipelandukilat/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { actionName } from '../../audit/action-names'
import { detailText } from '../../audit/detail-text'
import { auditTexts, moduleInsightTexts } from '../../texts/texts'
import { Part } from '../part'
import { PlaceName } from '../places'
import { useScopeWords } from '../scope-words'
import { moduleKey } from '../use-modules'
import { actDetail } from './act-detail'

type ActPage = ResponseOf<typeof listModuleActs>

/** What was done with the module, where the reader may see it. */
export function HistoryTab({ module }: { module: RegisteredModule }) {
  const t = useTexts(moduleInsightTexts)
  const api = useApi()
  const acts = useInfiniteQuery<ActPage, ProblemError, ModuleAct[], readonly unknown[], string | undefined>({
    queryKey: [...moduleKey(module.id), 'acts'],
    queryFn: ({ pageParam }) =>
      api.call(listModuleActs, {
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
      {acts.error ? (
        <ProblemState error={acts.error} onRetry={() => void acts.refetch()} isRetrying={acts.isFetching} />
      ) : !acts.data ? (
        <LoadingState rows={6} />
      ) : acts.data.length === 0 ? (
        <EmptyState icon={<IconHistory size={32} />} title={t('history.empty')} />
      ) : (
        <>
          <ActTable acts={acts.data} isBusy={acts.isFetching} />
          <LoadMore
            hasMore={acts.hasNextPage}
            onLoadMore={() => void acts.fetchNextPage()}
            isLoading={acts.isFetchingNextPage}
          />
        </>
      )}
    </Part>
  )
}

function ActTable({ acts, isBusy }: { acts: readonly ModuleAct[]; isBusy: boolean }) {
  const t = useTexts(moduleInsightTexts)
  const format = useFormat()
  const { language } = useLanguage()
  const auditSays = useTexts(auditTexts)
  const scopeWords = useScopeWords()
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
        {acts.map((act) => (
          <Table.Tr key={act.id}>
            <Table.Td data-label={t('at')}>{format.dateTime(act.at)}</Table.Td>
            <Table.Td data-label={t('who')}>
              {act.actorName ?? t(act.actorKind === 'system' ? 'system' : 'someone')}
            </Table.Td>
            <Table.Td data-label={t('what')}>{actionName(act.action, auditSays)}</Table.Td>
            <Table.Td data-label={t('place')}>
              <PlaceName code={act.regionCode} />
            </Table.Td>
            <Table.Td data-label={t('detail')}>
              <Text size='sm' style={{ overflowWrap: 'anywhere' }}>
                {detailText(actDetail(act, scopeWords), { t: auditSays, language })}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}
