import { useFormat, useTexts } from '@sipelandukilat/sdk'
import type { PlanningRun, ProposedStop, ProposedTrip } from '@sipelandukilat/sdk/api/planning'
import {
  ActionIcon,
  ActionMenu,
  Group,
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconChevronUp,
  IconRoute,
  IconTrash,
  type MenuAction,
  Paper,
  Text,
  Title,
} from '@sipelandukilat/ui'
import { type DragEvent, useState } from 'react'
import { planningTexts } from '../texts/texts'
import type { Place } from './edited-trips'
import { toDate, toHour } from './period-time'

export type Moving = {
  run: PlanningRun
  trips: readonly ProposedTrip[]
  /** The point in the hand, if any. */
  dragged: string | undefined
  onDrag: (point: string | undefined) => void
  onMove: (point: string, to: Place) => void
  onRemove: (point: string) => void
}

/** Ways of a point into the trips, for those who do not drag. */
export function useTripActions({ run, trips, onMove }: Moving, point: string, own?: number): MenuAction[] {
  const t = useTexts(planningTexts)
  const format = useFormat()
  return trips.flatMap((trip, index) =>
    index === own
      ? []
      : [
          {
            id: `trip-${index}`,
            label: t('edit.toTrip', {
              number: index + 1,
              team: run.teams.find(({ id }) => id === trip.team)?.name ?? '–',
              from: format.date(toDate(run, trip.startDay)),
            }),
            icon: <IconRoute size={18} aria-hidden />,
            onSelect: () => onMove(point, { trip: index, stop: trip.stops.length }),
          },
        ],
  )
}

/** Takes what is dropped on it. */
export function useDropTarget({ dragged, onMove }: Pick<Moving, 'dragged' | 'onMove'>, to: Place) {
  const [isOver, setOver] = useState(false)
  return {
    'data-target': (isOver && dragged !== undefined) || undefined,
    onDragOver: (event: DragEvent) => {
      if (dragged === undefined) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      if (dragged !== undefined) onMove(dragged, to)
    },
  }
}

type TripCardProps = Moving & { index: number; trip: ProposedTrip; onShift: (by: 1 | -1) => void }

/** One trip with its stops in order. */
export function TripCard({ index, trip, onShift, ...moving }: TripCardProps) {
  const t = useTexts(planningTexts)
  const format = useFormat()
  const { run } = moving
  const number = index + 1
  const drop = useDropTarget(moving, { trip: index, stop: trip.stops.length })
  const team = run.teams.find(({ id }) => id === trip.team)?.name ?? '–'
  const kit = run.kits.find(({ id }) => id === trip.kit)?.name ?? '–'
  return (
    <Paper withBorder p='md' className='field-editor-trip' role='group' aria-label={t('edit.trip', { number })}>
      <Group justify='space-between' wrap='nowrap' gap='xs'>
        <Title order={3} size='h5'>
          {t('edit.trip', { number })}
        </Title>
        <Group gap={4} wrap='nowrap'>
          <ActionIcon
            variant='default'
            size={34}
            aria-label={t('edit.earlier', { number })}
            disabled={trip.startDay === 0}
            onClick={() => onShift(-1)}
          >
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon variant='default' size={34} aria-label={t('edit.later', { number })} onClick={() => onShift(1)}>
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <div>
        <Text size='sm' fw={600}>
          {team} · {kit}
        </Text>
        <Text size='sm' c='dimmed'>
          {t('edit.facts', {
            from: format.date(toDate(run, trip.startDay)),
            to: format.date(toDate(run, trip.endDay)),
            people: format.number(trip.people),
            rupiah: format.rupiah(trip.rupiah),
          })}
        </Text>
      </div>
      <ol className='field-editor-stops'>
        {trip.stops.map((stop, position) => (
          <StopRow key={stop.point} {...moving} trip={trip} tripIndex={index} stop={stop} position={position} />
        ))}
      </ol>
      <div className='field-editor-drop' {...drop} aria-hidden />
    </Paper>
  )
}

type StopRowProps = Moving & { trip: ProposedTrip; tripIndex: number; stop: ProposedStop; position: number }

function StopRow({ trip, tripIndex, stop, position, ...moving }: StopRowProps) {
  const t = useTexts(planningTexts)
  const format = useFormat()
  const { run, onDrag, onMove, onRemove } = moving
  const point = run.points.find(({ id }) => id === stop.point)
  const name = point?.name ?? stop.point
  const drop = useDropTarget(moving, { trip: tripIndex, stop: position })
  const others = useTripActions(moving, stop.point, tripIndex)
  return (
    <li
      className='field-editor-stop'
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', stop.point)
        onDrag(stop.point)
      }}
      onDragEnd={() => onDrag(undefined)}
      {...drop}
    >
      <div className='field-editor-facts'>
        <Text size='sm' fw={600}>
          {name}
        </Text>
        <Text size='sm' c='dimmed'>
          {t('edit.stop', {
            date: format.date(toDate(run, stop.day)),
            from: toHour(stop.startsAt),
            to: toHour(stop.finishesAt),
            people: format.number(point?.people ?? 0),
          })}
        </Text>
      </div>
      <ActionIcon
        variant='default'
        size={34}
        aria-label={t('edit.up', { name })}
        disabled={position === 0}
        onClick={() => onMove(stop.point, { trip: tripIndex, stop: position - 1 })}
      >
        <IconChevronUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant='default'
        size={34}
        aria-label={t('edit.down', { name })}
        disabled={position === trip.stops.length - 1}
        onClick={() => onMove(stop.point, { trip: tripIndex, stop: position + 1 })}
      >
        <IconChevronDown size={18} aria-hidden />
      </ActionIcon>
      <ActionMenu
        label={t('edit.more', { name })}
        actions={[
          ...others,
          {
            id: 'remove',
            label: t('edit.remove'),
            icon: <IconTrash size={18} aria-hidden />,
            isDestructive: true,
            onSelect: () => onRemove(stop.point),
          },
        ]}
      />
    </li>
  )
}
