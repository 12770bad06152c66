import {
  Can,
  Link,
  linkTo,
  localized,
  ProblemState,
  useFormat,
  useLanguage,
  usePageQuery,
  usePageTitle,
  useTexts,
} from '@sipelandukilat/sdk'
import { type DataIncidentRow, IncidentView, incidentDataLabels } from '@sipelandukilat/sdk/api/administration'
import {
  Button,
  DataTable,
  EmptyState,
  IconShieldCheck,
  LoadingState,
  LoadMore,
  Page,
  Table,
  Tabs,
} from '@sipelandukilat/ui'
import { dataProtectionTexts } from '../texts/texts'
import { IncidentClock } from './incident-clock'
import { useIncidents } from './use-incidents'

/** The register of incidents of data protection, and the 72 hours of each (UU 27/2022 art. 46). */
export function IncidentsPage() {
  const t = useTexts(dataProtectionTexts)
  const [query, change] = usePageQuery()
  const view = IncidentView.safeParse(query.get('view')).data ?? 'open'
  usePageTitle(t('incidents.title'))
  return (
    <Page
      title={t('incidents.title')}
      description={t('incidents.description')}
      actions={
        <Can action='create' on='DataIncident'>
          <Button component='a' {...linkTo('/admin/data-protection/record')}>
            {t('incidents.record')}
          </Button>
          <Button component='a' variant='default' {...linkTo('/admin/data-protection/officer')}>
            {t('officer.title')}
          </Button>
        </Can>
      }
    >
      <Tabs value={view} onChange={(chosen) => change({ view: chosen === 'closed' ? chosen : undefined })}>
        <Tabs.List mb='md' aria-label={t('incidents.views')}>
          {IncidentView.options.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`view.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={view}>
          <IncidentsOf view={view} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function IncidentsOf({ view }: { view: IncidentView }) {
  const t = useTexts(dataProtectionTexts)
  const list = useIncidents(view)
  if (list.error)
    return <ProblemState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
  if (!list.data) return <LoadingState rows={6} />
  const items = list.data.pages.flatMap((page) => page.items)
  if (items.length === 0)
    return (
      <EmptyState
        icon={<IconShieldCheck size={32} />}
        title={t(`empty.${view}`)}
        description={t('empty.description')}
      />
    )
  return (
    <>
      <DataTable caption={t('incidents.caption')} isBusy={list.isFetching}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope='col'>{t('fact.found')}</Table.Th>
            <Table.Th scope='col'>{t('fact.kinds')}</Table.Th>
            <Table.Th scope='col'>{t('fact.regencies')}</Table.Th>
            <Table.Th scope='col'>{t('incidents.clock')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((incident) => (
            <IncidentRow key={incident.id} incident={incident} />
          ))}
        </Table.Tbody>
      </DataTable>
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        onLoadMore={() => void list.fetchNextPage()}
      />
    </>
  )
}

function IncidentRow({ incident }: { incident: DataIncidentRow }) {
  const t = useTexts(dataProtectionTexts)
  const format = useFormat()
  const { language } = useLanguage()
  return (
    <Table.Tr>
      <Table.Th scope='row' fw={500} data-label={t('fact.found')}>
        <Link to={`/admin/data-protection/incidents/${incident.id}`}>{format.dateTime(incident.foundAt)}</Link>
      </Table.Th>
      <Table.Td data-label={t('fact.kinds')}>
        {incident.kinds.map((kind) => localized(incidentDataLabels[kind], language)).join(', ')}
      </Table.Td>
      <Table.Td data-label={t('fact.regencies')}>{incident.regencyNames.join(', ')}</Table.Td>
      <Table.Td data-label={t('incidents.clock')}>
        <IncidentClock incident={incident} />
      </Table.Td>
    </Table.Tr>
  )
}
