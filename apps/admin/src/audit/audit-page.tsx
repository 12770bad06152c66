import { ProblemState, useApi, useFormat, useLanguage, usePageQuery, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import {
  type AuditEntry,
  type AuditFilter,
  actionName,
  actorName,
  auditColumnName,
  auditColumns,
  detailText,
  listAudit,
  namedActions,
  subjectCount,
  unnamedActors,
} from '@sipelandukilat/sdk/api/administration'
import {
  Button,
  Code,
  DataTable,
  DateInput,
  EmptyState,
  Group,
  IconDownload,
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
import { useState } from 'react'
import { administrationTexts } from '../texts/texts'
import { ActorSelect } from './actor-select'
import { ExportTrail } from './export-trail'

type AuditPageOf = ResponseOf<typeof listAudit>

export function AuditPage() {
  const t = useTexts(administrationTexts)
  const { language } = useLanguage()
  usePageTitle(t('audit.title'))
  const [query, change] = usePageQuery()
  const [subjectId] = useDebouncedValue(query.get('subject') ?? '', 300)
  const [isExporting, setExporting] = useState(false)
  const actor = query.get('actor') ?? ''
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? '']
  const filter = given({ from, to, action: query.get('action') ?? '', subjectId, ...toActor(actor) })
  const isReversed = from !== '' && to !== '' && from > to
  const trail = useTrail(filter, { enabled: !isReversed })
  return (
    <Page
      title={t('audit.title')}
      description={t('audit.description')}
      actions={
        <Button
          variant='default'
          leftSection={<IconDownload size={18} aria-hidden />}
          disabled={isReversed}
          onClick={() => setExporting(true)}
        >
          {t('audit.export')}
        </Button>
      }
    >
      <Stack gap='md'>
        <Group align='flex-end'>
          <DateInput label={t('audit.from')} value={from} onChange={(from) => change({ from })} />
          <DateInput
            label={t('audit.to')}
            value={to}
            onChange={(to) => change({ to })}
            error={isReversed && t('audit.reversed')}
          />
          <Select
            label={t('audit.action')}
            placeholder={t('audit.anyAction')}
            options={namedActions(language)}
            value={filter.action ?? ''}
            onChange={(action) => change({ action })}
          />
          <ActorSelect value={actor} onChange={(next) => change({ actor: next })} entries={trail.data ?? []} />
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
      {isExporting && <ExportTrail filter={filter} onClose={() => setExporting(false)} />}
    </Page>
  )
}

/** Of the address: an account's id, or a kind of those who have none. */
const toActor = (actor: string): AuditFilter => {
  const kind = unnamedActors.find((one) => one === actor)
  return kind ? { actorKind: kind } : actor === '' ? {} : { actor }
}

/** What was filled in. */
const given = (filter: AuditFilter): AuditFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))

function useTrail(filter: AuditFilter, { enabled }: { enabled: boolean }) {
  const api = useApi()
  return useInfiniteQuery<AuditPageOf, ProblemError, AuditEntry[], readonly unknown[], string | undefined>({
    queryKey: ['admin', 'audit', filter],
    enabled,
    queryFn: ({ pageParam }) =>
      api.call(listAudit, { query: { limit: 50, ...filter, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: (data) => data.pages.flatMap((page) => page.items),
    placeholderData: (previous) => previous,
  })
}

function Trail({ entries, isBusy }: { entries: readonly AuditEntry[]; isBusy: boolean }) {
  const t = useTexts(administrationTexts)
  const { language } = useLanguage()
  const format = useFormat()
  const name = (column: (typeof auditColumns)[number]) => auditColumnName(column, language)
  return (
    <DataTable caption={t('audit.caption')} isBusy={isBusy}>
      <Table.Thead>
        <Table.Tr>
          {auditColumns.map((column) => (
            <Table.Th key={column} scope='col'>
              {name(column)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map((entry) => (
          <Table.Tr key={entry.id}>
            <Table.Td data-label={name('at')}>{format.dateTime(entry.at)}</Table.Td>
            <Table.Td data-label={name('actor')}>{actorName(entry, language)}</Table.Td>
            <Table.Td data-label={name('action')}>{actionName(entry.action, language)}</Table.Td>
            <Table.Td data-label={name('what')}>
              {entry.subjectIds.length === 1 ? (
                <Code>{entry.subjectIds[0]}</Code>
              ) : (
                <Text size='sm'>{subjectCount(entry.subjectIds.length, language)}</Text>
              )}
            </Table.Td>
            <Table.Td data-label={name('detail')}>
              <Text size='sm' style={{ overflowWrap: 'anywhere' }}>
                {detailText(entry.detail, language)}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}
