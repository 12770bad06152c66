import { ProblemState, useApi, useFormat, useLanguage, usePageQuery, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import { type AuditEntry, listAudit } from '@sipelandukilat/sdk/api/administration'
import {
  Code,
  DataTable,
  DateInput,
  EmptyState,
  Group,
  IconHistory,
  LoadingState,
  LoadMore,
  Page,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
  useDebouncedValue,
} from '@sipelandukilat/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useScopeWords } from '../modules/scope-words'
import { administrationTexts, auditTexts } from '../texts/texts'
import { actionName, namedActions } from './action-names'
import { detailText } from './detail-text'

type AuditPageOf = ResponseOf<typeof listAudit>

export function AuditPage() {
  const t = useTexts(administrationTexts)
  const say = useTexts(auditTexts)
  usePageTitle(t('audit.title'))
  const [query, change] = usePageQuery()
  const filter = { from: query.get('from') ?? '', to: query.get('to') ?? '', action: query.get('action') ?? '' }
  const [subjectId] = useDebouncedValue(query.get('subject') ?? '', 300)
  const isReversed = filter.from !== '' && filter.to !== '' && filter.from > filter.to
  const trail = useTrail({ ...filter, subjectId }, { enabled: !isReversed })
  return (
    <Page title={t('audit.title')} description={t('audit.description')}>
      <Stack gap='md'>
        <Group align='flex-end'>
          <DateInput label={t('audit.from')} value={filter.from} onChange={(from) => change({ from })} />
          <DateInput
            label={t('audit.to')}
            value={filter.to}
            onChange={(to) => change({ to })}
            error={isReversed && t('audit.reversed')}
          />
          <Select
            label={t('audit.action')}
            placeholder={t('audit.anyAction')}
            options={namedActions(say)}
            value={filter.action}
            onChange={(action) => change({ action })}
          />
          <TextInput
            label={t('audit.subject')}
            value={query.get('subject') ?? ''}
            onChange={(event) => change({ subject: event.currentTarget.value.trim() })}
          />
        </Group>
        {isReversed ? null : trail.error ? (
          <ProblemState error={trail.error} onRetry={() => void trail.refetch()} isRetrying={trail.isFetching} />
        ) : !trail.data ? (
          <LoadingState rows={10} />
        ) : trail.data.length === 0 ? (
          <EmptyState
            icon={<IconHistory size={32} />}
            title={t('audit.empty.title')}
            description={t('audit.empty.description')}
          />
        ) : (
          <>
            <Trail entries={trail.data} isBusy={trail.isFetching} />
            <LoadMore
              hasMore={trail.hasNextPage}
              onLoadMore={() => void trail.fetchNextPage()}
              isLoading={trail.isFetchingNextPage}
            />
          </>
        )}
      </Stack>
    </Page>
  )
}

function useTrail(
  filter: { from: string; to: string; action: string; subjectId: string },
  { enabled }: { enabled: boolean },
) {
  const api = useApi()
  return useInfiniteQuery<AuditPageOf, ProblemError, AuditEntry[], readonly unknown[], string | undefined>({
    queryKey: ['admin', 'audit', filter],
    enabled,
    queryFn: ({ pageParam }) => {
      const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
      return api.call(listAudit, { query: { limit: 50, ...given, ...(pageParam ? { cursor: pageParam } : {}) } })
    },
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: (data) => data.pages.flatMap((page) => page.items),
    placeholderData: (previous) => previous,
  })
}

function Trail({ entries, isBusy }: { entries: readonly AuditEntry[]; isBusy: boolean }) {
  const t = useTexts(administrationTexts)
  const say = useTexts(auditTexts)
  const { language } = useLanguage()
  const format = useFormat()
  const scopeWords = useScopeWords()
  const reader = { t: say, language, dateTime: format.dateTime, scopeWords }
  const actorOf = (entry: AuditEntry) => {
    if (entry.actorName) return entry.actorName
    if (entry.actorKind === 'citizen') return t('audit.citizen')
    return entry.actorKind === 'system'
      ? t('audit.system')
      : entry.actorKind === 'public'
        ? t('audit.public')
        : (entry.actorId ?? '')
  }
  return (
    <DataTable caption={t('audit.caption')} isBusy={isBusy}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope='col'>{t('audit.at')}</Table.Th>
          <Table.Th scope='col'>{t('audit.actor')}</Table.Th>
          <Table.Th scope='col'>{t('audit.action')}</Table.Th>
          <Table.Th scope='col'>{t('audit.what')}</Table.Th>
          <Table.Th scope='col'>{t('audit.detail')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map((entry) => (
          <Table.Tr key={entry.id}>
            <Table.Td data-label={t('audit.at')}>{format.dateTime(entry.at)}</Table.Td>
            <Table.Td data-label={t('audit.actor')}>{actorOf(entry)}</Table.Td>
            <Table.Td data-label={t('audit.action')}>{actionName(entry.action, say)}</Table.Td>
            <Table.Td data-label={t('audit.what')}>
              {entry.subjectIds.length === 1 ? (
                <Code>{entry.subjectIds[0]}</Code>
              ) : (
                <Text size='sm'>{t('audit.ids', { count: entry.subjectIds.length })}</Text>
              )}
            </Table.Td>
            <Table.Td data-label={t('audit.detail')}>
              <Text size='sm' style={{ overflowWrap: 'anywhere' }}>
                {detailText(entry.detail, reader)}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}
