import { Link, ProblemState, useFormat, usePageParam, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import type { BoardStop, Trip, TripBoard } from '@sipelandukilat/sdk/api/field'
import { EmptyState, IconTruck, LoadingState, Notice, Page, Stack, Text, Title } from '@sipelandukilat/ui'
import { AddByNumber } from '../trips/add-by-number'
import { useTrip } from '../trips/use-trips'
import { PeopleHere } from './people-here'
import { Progress, StopList, StopStateBadge } from './stop-list'
import './trip-progress.css'
import { tripProgressTexts, tripsTexts } from '../texts/texts'
import { useTripBoards } from './use-trip-progress'

/** One trip on its way: today's stops with their people, to be recorded with one tap, and all stops after them. */
export function TripBoardPage() {
  const t = useTexts(tripProgressTexts)
  const id = usePageParam('tripId')
  const boards = useTripBoards(id)
  const trip = useTrip(id)
  usePageTitle(t('board.title'))
  const error = boards.error ?? trip.error
  // What was read stands while it cannot be read again: the people of a stop are recorded where the signal comes and goes.
  if (error && !(boards.data && trip.data))
    return (
      <ProblemState
        error={error}
        onRetry={() => void Promise.all([boards.refetch(), trip.refetch()])}
        isRetrying={boards.isFetching}
      />
    )
  if (!boards.data || !trip.data) return <LoadingState rows={8} withTitle />
  const [board] = boards.data.items
  return <Board trip={trip.data} board={board} />
}

function Board({ trip, board }: { trip: Trip; board: TripBoard | undefined }) {
  const { id: tripId, name } = trip
  const t = useTexts(tripProgressTexts)
  const r = useTexts(tripsTexts)
  const format = useFormat()
  const isNow = (stop: BoardStop) =>
    stop.state === 'here' || stop.state === 'late' || (stop.date === board?.today && stop.state !== 'skipped')
  const now = board?.stops.filter(isNow) ?? []
  return (
    <Page
      title={t('board.title')}
      breadcrumbs={[
        <Link key='trips' to='/field/trips'>
          {r('title')}
        </Link>,
        <Link key='trip' to={`/field/trips/${tripId}`}>
          {name}
        </Link>,
      ]}
      width='reading'
    >
      {!board ? (
        <EmptyState
          icon={<IconTruck size={32} />}
          title={t('boards.empty.title')}
          description={t('boards.empty.description')}
        />
      ) : (
        <Stack gap='lg'>
          <Progress done={board.done} absent={board.absent} left={board.left} />
          {board.lateStops > 0 && <Notice tone='warning'>{t('board.late', { count: board.lateStops })}</Notice>}
          <section aria-labelledby='field-board-today'>
            <Title order={2} size='h4' id='field-board-today' mb='xs'>
              {t('board.today')}
            </Title>
            {now.length === 0 && <Text c='dimmed'>{t('board.noStopToday')}</Text>}
            {now.map((stop) => (
              <div key={stop.id} className='field-board-stop'>
                <div className='field-section-head'>
                  <Title order={3} size='h5'>
                    {stop.place}, {stop.villageName}
                    {stop.arrivalTime && ` · ${format.clock(stop.arrivalTime)}`}
                  </Title>
                  <StopStateBadge state={stop.state} />
                </div>
                <PeopleHere tripId={tripId} stopId={stop.id} />
                {trip.can.add && <AddByNumber tripId={tripId} stop={stop} />}
              </div>
            ))}
          </section>
          <section aria-labelledby='field-board-stops'>
            <Title order={2} size='h4' id='field-board-stops' mb='xs'>
              {t('board.stops')}
            </Title>
            <StopList stops={board.stops} />
          </section>
        </Stack>
      )}
    </Page>
  )
}
