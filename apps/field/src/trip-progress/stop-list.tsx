import { useFormat, useTexts } from '@sipelandukilat/sdk'
import type { BoardStop, TripBoard } from '@sipelandukilat/sdk/api/field'
import { StatusBadge, Text, type Tone } from '@sipelandukilat/ui'
import { sharedTexts, tripProgressTexts } from '../texts/texts'

const tones: Record<BoardStop['state'], Tone> = {
  done: 'positive',
  here: 'info',
  next: 'info',
  later: 'neutral',
  late: 'negative',
  skipped: 'neutral',
}

export function StopStateBadge({ state }: { state: BoardStop['state'] }) {
  const t = useTexts(tripProgressTexts)
  return <StatusBadge tone={tones[state]}>{t(`state.${state}`)}</StatusBadge>
}

/** How many are done, not met and left, as a bar with the same in words. */
export function Progress({ done, absent, left }: Pick<TripBoard, 'done' | 'absent' | 'left'>) {
  const t = useTexts(tripProgressTexts)
  const all = done + absent + left
  return (
    <div>
      {all > 0 && (
        <div className='field-progress' aria-hidden>
          {done > 0 && <span data-tone='positive' style={{ flexGrow: done }} />}
          {absent > 0 && <span data-tone='warning' style={{ flexGrow: absent }} />}
          {left > 0 && <span data-tone='neutral' style={{ flexGrow: left }} />}
        </div>
      )}
      <Text size='sm'>{t('board.counts', { done, absent, left })}</Text>
    </div>
  )
}

/** The stops of a trip in the order of their days, each with its state. */
export function StopList({ stops }: { stops: readonly BoardStop[] }) {
  const t = useTexts(tripProgressTexts)
  const w = useTexts(sharedTexts)
  const format = useFormat()
  return (
    <ol className='field-board-stops'>
      {stops.map((stop) => (
        <li key={stop.id} data-state={stop.state}>
          <div>
            <Text fw={600}>
              {stop.place}, {stop.villageName}
            </Text>
            <Text size='sm' c='dimmed'>
              {format.dateAt(stop.date, stop.arrivalTime)}
              {stop.skipReason && ` · ${w(`skip.${stop.skipReason}`)}`}
            </Text>
            {stop.requests > 0 && (
              <Text size='sm'>{t('board.counts', { done: stop.done, absent: stop.absent, left: stop.left })}</Text>
            )}
          </div>
          <StopStateBadge state={stop.state} />
        </li>
      ))}
    </ol>
  )
}
