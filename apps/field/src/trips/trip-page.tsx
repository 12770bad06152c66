import { Link, linkTo, ProblemState, useFormat, usePageParam, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import type { Trip } from '@sipelandukilat/sdk/api/field'
import {
  Button,
  IconAlertTriangle,
  IconClock,
  IconFileText,
  IconPencil,
  IconPrinter,
  IconUsers,
  KeyValueList,
  LoadingState,
  Notice,
  Page,
  Paper,
  Stack,
  Title,
} from '@sipelandukilat/ui'
import { lazy, Suspense, useState } from 'react'
import { TripStatusBadge } from '../status/status-badges'
import { Members } from './members'
import { Stops } from './stops'
import { TripActions } from './trip-actions'
import { TripForm } from './trip-form'
import './trips.css'
import { tripProgressTexts, tripsTexts } from '../texts/texts'
import { useTrip } from './use-trips'

const ReplanDialog = lazy(() =>
  import('../trip-progress/replan-dialog').then((page) => ({ default: page.ReplanDialog })),
)

export function TripPage() {
  const t = useTexts(tripsTexts)
  const trip = useTrip(usePageParam('tripId'))
  usePageTitle(trip.data?.name ?? t('title'))
  if (trip.error)
    return <ProblemState error={trip.error} onRetry={() => void trip.refetch()} isRetrying={trip.isFetching} />
  if (!trip.data) return <LoadingState rows={8} withTitle />
  return <LoadedTrip trip={trip.data} />
}

function LoadedTrip({ trip }: { trip: Trip }) {
  const t = useTexts(tripsTexts)
  const format = useFormat()
  const j = useTexts(tripProgressTexts)
  const [isEditing, setEditing] = useState(false)
  const [isReplanning, setReplanning] = useState(false)
  const isOver = trip.status === 'done' || trip.status === 'cancelled'
  const needsAttention = !isOver && trip.stops.some(({ withdrawn, anotherDay }) => withdrawn + anotherDay > 0)
  return (
    <Page
      title={trip.name}
      breadcrumbs={[
        <Link key='trips' to='/field/trips'>
          {t('title')}
        </Link>,
      ]}
      aside={<TripStatusBadge status={trip.status} />}
      description={t('days', { from: format.date(trip.startsOn), to: format.date(trip.endsOn) })}
      actions={
        <>
          {trip.can.readPeople && (
            <Button
              component='a'
              variant='default'
              leftSection={<IconUsers size={18} aria-hidden />}
              {...linkTo(`/field/trips/${trip.id}/people`)}
            >
              {t('openPeople')}
            </Button>
          )}
          <Button
            component='a'
            variant='default'
            leftSection={<IconPrinter size={18} aria-hidden />}
            {...linkTo(`/field/trips/${trip.id}/travel-order`)}
          >
            {t('openOrder')}
          </Button>
          {trip.status === 'under_way' && (
            <Button
              component='a'
              variant='default'
              leftSection={<IconClock size={18} aria-hidden />}
              {...linkTo(`/field/trips/${trip.id}/board`)}
            >
              {j('board.open')}
            </Button>
          )}
          {(trip.status === 'under_way' || trip.status === 'done') && (
            <Button
              component='a'
              variant='default'
              leftSection={<IconFileText size={18} aria-hidden />}
              {...linkTo(`/field/trips/${trip.id}/report`)}
            >
              {j('report.open')}
            </Button>
          )}
          {trip.can.replan && trip.stops.length > 0 && (
            <Button
              variant='default'
              leftSection={<IconAlertTriangle size={18} aria-hidden />}
              onClick={() => setReplanning(true)}
            >
              {j('replan.open')}
            </Button>
          )}
          <TripActions trip={trip} />
        </>
      }
    >
      {needsAttention && (
        <Notice tone='warning' title={j('trip.attention')}>
          {j('trip.attention.text')}
        </Notice>
      )}
      <div className='field-trip'>
        <Stops trip={trip} />
        <Stack gap='md'>
          <Paper withBorder p='md' radius='md'>
            <div className='field-section-head'>
              <Title order={2} size='h4'>
                {t('facts')}
              </Title>
              {trip.can.plan && (
                <Button
                  size='xs'
                  variant='default'
                  leftSection={<IconPencil size={16} aria-hidden />}
                  onClick={() => setEditing(true)}
                >
                  {t('edit')}
                </Button>
              )}
            </div>
            <Facts trip={trip} />
          </Paper>
          <Members trip={trip} />
        </Stack>
      </div>
      {isReplanning && (
        <Suspense>
          <ReplanDialog trip={trip} onClose={() => setReplanning(false)} />
        </Suspense>
      )}
      {isEditing && <TripForm trip={trip} onClose={() => setEditing(false)} />}
    </Page>
  )
}

function Facts({ trip }: { trip: Trip }) {
  const t = useTexts(tripsTexts)
  const format = useFormat()
  const regencies = [...new Set(trip.stops.map((stop) => stop.regencyName))]
  return (
    <KeyValueList
      items={[
        { key: 'team', label: t('column.team'), value: trip.teamName ?? t('none') },
        { key: 'kit', label: t('column.kit'), value: trip.kitSerial ?? t('none') },
        { key: 'order', label: t('facts.order'), value: trip.travelOrderNumber },
        { key: 'regencies', label: t('facts.regencies'), value: regencies.join(', ') || null },
        { key: 'people', label: t('facts.people'), value: format.number(trip.requestCount) },
      ]}
    />
  )
}
