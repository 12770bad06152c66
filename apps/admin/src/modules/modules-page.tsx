import { Link, linkTo, ProblemState, useLocalized, usePageQuery, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import type { RegisteredModule } from '@sipelandukilat/sdk/api/modules'
import {
  Button,
  DataTable,
  EmptyState,
  IconKey,
  IconPuzzle,
  LoadingState,
  LoadMore,
  Page,
  Stack,
  Table,
  Text,
  TextInput,
  useDebouncedValue,
} from '@sipelandukilat/ui'
import { modulesTexts } from '../texts/texts'
import { useDecider } from './decider'
import { ModuleBadges } from './module-badges'
import { versionAt } from './module-state'
import { usePlaceName } from './places'
import { useDecisionsOfOthers, useModules } from './use-modules'

/** The registry of modules: what is in force for the reader's place, and what needs an eye. */
export function ModulesPage() {
  const t = useTexts(modulesTexts)
  usePageTitle(t('title'))
  useDecisionsOfOthers()
  const [query, change] = usePageQuery()
  const { mayPublish, mayGrant } = useDecider()
  const [q] = useDebouncedValue(query.get('q') ?? '', 300)
  const modules = useModules(q)
  const why = q !== '' ? 'empty.search' : mayPublish && !mayGrant ? 'empty.developer' : 'empty.admin'
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <Button
          component='a'
          variant='default'
          leftSection={<IconKey size={18} aria-hidden />}
          {...linkTo('/admin/module-keys')}
        >
          {t('keys')}
        </Button>
      }
    >
      <Stack gap='md'>
        <TextInput
          label={t('search')}
          type='search'
          maw='24rem'
          value={query.get('q') ?? ''}
          onChange={(event) => change({ q: event.currentTarget.value })}
        />
        {modules.error ? (
          <ProblemState error={modules.error} onRetry={() => void modules.refetch()} isRetrying={modules.isFetching} />
        ) : !modules.data ? (
          <LoadingState rows={6} />
        ) : modules.data.length === 0 ? (
          <EmptyState icon={<IconPuzzle size={32} />} title={t('empty.title')} description={t(why)} />
        ) : (
          <>
            <ModuleTable modules={modules.data} isBusy={modules.isFetching} />
            <LoadMore
              hasMore={modules.hasNextPage}
              onLoadMore={() => void modules.fetchNextPage()}
              isLoading={modules.isFetchingNextPage}
            />
          </>
        )}
      </Stack>
    </Page>
  )
}

function ModuleTable({ modules, isBusy }: { modules: readonly RegisteredModule[]; isBusy: boolean }) {
  const t = useTexts(modulesTexts)
  const localized = useLocalized()
  const { place } = useDecider()
  const inForce = t('inForce', { place: usePlaceName(place) })
  return (
    <DataTable caption={t('caption')} isBusy={isBusy}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope='col'>{t('module')}</Table.Th>
          <Table.Th scope='col'>{inForce}</Table.Th>
          <Table.Th scope='col'>{t('latest')}</Table.Th>
          <Table.Th scope='col'>{t('state')}</Table.Th>
          <Table.Th scope='col'>{t('owner')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {modules.map((module) => (
          <Table.Tr key={module.id}>
            <Table.Th scope='row' fw={500} data-label={t('module')}>
              <Link to={`/admin/modules/${module.id}`}>{localized(module.title)}</Link>
              <Text size='sm' c='dimmed'>
                {module.id}
              </Text>
            </Table.Th>
            <Table.Td data-label={inForce}>{versionAt(module, place).version ?? t('none')}</Table.Td>
            <Table.Td data-label={t('latest')}>{module.latestVersion ?? t('none')}</Table.Td>
            <Table.Td data-label={t('state')}>
              <ModuleBadges module={module} place={place} />
            </Table.Td>
            <Table.Td data-label={t('owner')}>
              {module.isSystem ? t('ownSystem') : (module.ownerName ?? module.owner)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}
