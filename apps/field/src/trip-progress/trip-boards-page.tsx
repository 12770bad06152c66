import { Link, ProblemState, useFormat, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import type { TripBoard } from '@sipelandukilat/sdk/api/field'
import {
  EmptyState,
  IconTruck,
  LoadingState,
  Page,
  Paper,
  Stack,
  StatusBadge,
  Text,
  TileGrid,
  Title,
} from '@sipelandukilat/ui'
import { Progress } from './stop-list'
import './trip-progress.css'
import { tripProgressTexts } from '../texts/texts'
import { useTripBoards } from './use-trip-progress'
import { whenOf } from './when-of'

/** Every trip under way at a glance: how far, what is next, what is late. */
export function TripBoardsPage() {
  const t = useTexts(tripProgressTexts)
  usePageTitle(t('boards.title'))
  const boards = useTripBoards()
  return (
    <Page title={t('boards.title')} description={t('boards.description')}>
      {boards.error ? (
        <ProblemState error={boards.error} onRetry={() => void boards.refetch()} isRetrying={boards.isFetching} />
      ) : !boards.data ? (
        <LoadingState rows={6} />
      ) : boards.data.items.length === 0 ? (
        <EmptyState
          icon={<IconTruck size={32} />}
          title={t('boards.empty.title')}
          description={t('boards.empty.description')}
        />
      ) : (
        <TileGrid minWidth='20rem'>
          {boards.data.items.map((board) => (
            <BoardCard key={board.trip.id} board={board} />
          ))}
        </TileGrid>
      )}
    </Page>
  )
}

function BoardCard({ board }: { board: TripBoard }) {
  const t = useTexts(tripProgressTexts)
  const format = useFormat()
  const here = board.stops.find(({ state }) => state === 'here')
  const next = board.stops.find(({ state }) => state === 'next')
  return (
    <Paper withBorder p='md' radius='md'>
      <Stack gap='sm'>
        <div className='field-section-head'>
          <Title order={2} size='h4'>
            <Link to={`/field/trips/${board.trip.id}/board`}>{board.trip.name}</Link>
          </Title>
          {board.lateStops > 0 && (
            <StatusBadge tone='negative'>{t('board.late', { count: board.lateStops })}</StatusBadge>
          )}
        </div>
        <Text size='sm' c='dimmed'>
          {[board.trip.teamName, board.trip.kitSerial].filter(Boolean).join(' · ') || '–'}
        </Text>
        <Progress done={board.done} absent={board.absent} left={board.left} />
        {here && (
          <Text>
            {t('board.now')}: {here.place}, {here.villageName}
          </Text>
        )}
        {next ? (
          <Text>
            {t('board.next')}: {next.place}, {next.villageName}
            {whenOf(next, board.today, format)}
          </Text>
        ) : (
          !here && board.lateStops === 0 && <Text c='dimmed'>{t('board.none')}</Text>
        )}
      </Stack>
    </Paper>
  )
}
