import { Can, Link, navigate, ProblemState, useFormat, usePageQuery, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { TripStatus, type TripSummary } from '@sipelandukilat/sdk/api/field'
import {
  Button,
  DataTable,
  EmptyState,
  Group,
  IconPlus,
  IconTruck,
  LoadingState,
  Page,
  Select,
  Table,
} from '@sipelandukilat/ui'
import { useState } from 'react'
import { TripStatusBadge } from '../status/status-badges'
import { TripForm } from './trip-form'
import './trips.css'
import { sharedTexts, tripsTexts } from '../texts/texts'
import { useTrips } from './use-trips'

export function TripsPage() {
  const t = useTexts(tripsTexts)
  const w = useTexts(sharedTexts)
  usePageTitle(t('title'))
  const [query, change] = usePageQuery()
  const [isAdding, setAdding] = useState(false)
  const status = TripStatus.options.find((option) => option === query.get('status'))
  const trips = useTrips(status)
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <Can action='create' on='Trip'>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        </Can>
      }
    >
      <Group>
        <Select
          label={t('filter.status')}
          placeholder={t('any')}
          options={TripStatus.options.map((option) => ({ value: option, label: w(`trip.${option}`) }))}
          value={status ?? ''}
          onChange={(value) => change({ status: value })}
        />
      </Group>
      {trips.error ? (
        <ProblemState error={trips.error} onRetry={() => void trips.refetch()} isRetrying={trips.isFetching} />
      ) : !trips.data ? (
        <LoadingState rows={6} />
      ) : trips.data.items.length === 0 ? (
        <EmptyState icon={<IconTruck size={32} />} title={t('empty.title')} description={t('empty.description')} />
      ) : (
        <TripTable trips={trips.data.items} isBusy={trips.isFetching} />
      )}
      {isAdding && (
        <TripForm onClose={() => setAdding(false)} onSaved={(trip) => void navigate(`/field/trips/${trip.id}`)} />
      )}
    </Page>
  )
}

function TripTable({ trips, isBusy }: { trips: readonly TripSummary[]; isBusy: boolean }) {
  const t = useTexts(tripsTexts)
  const format = useFormat()
  return (
    <DataTable caption={t('caption')} isBusy={isBusy}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('column.name')}</Table.Th>
          <Table.Th>{t('column.days')}</Table.Th>
          <Table.Th>{t('column.team')}</Table.Th>
          <Table.Th>{t('column.kit')}</Table.Th>
          <Table.Th>{t('column.stops')}</Table.Th>
          <Table.Th>{t('column.requests')}</Table.Th>
          <Table.Th>{t('column.status')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {trips.map((trip) => (
          <Table.Tr key={trip.id}>
            <Table.Td data-label={t('column.name')}>
              <Link to={`/field/trips/${trip.id}`}>{trip.name}</Link>
            </Table.Td>
            <Table.Td data-label={t('column.days')}>
              <span className='field-nowrap'>
                {t('days', { from: format.date(trip.startsOn), to: format.date(trip.endsOn) })}
              </span>
            </Table.Td>
            <Table.Td data-label={t('column.team')}>{trip.teamName ?? '–'}</Table.Td>
            <Table.Td data-label={t('column.kit')}>{trip.kitSerial ?? '–'}</Table.Td>
            <Table.Td data-label={t('column.stops')}>
              {t('approvedStops', { approved: trip.approvedStops, all: trip.stopCount })}
            </Table.Td>
            <Table.Td data-label={t('column.requests')}>{format.number(trip.requestCount)}</Table.Td>
            <Table.Td data-label={t('column.status')}>
              <TripStatusBadge status={trip.status} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}
