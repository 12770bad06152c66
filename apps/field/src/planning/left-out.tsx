import { useTexts } from '@sipelandukilat/sdk'
import type { PlanningPoint } from '@sipelandukilat/sdk/api/planning'
import { ActionMenu, Paper, Text, Title } from '@sipelandukilat/ui'
import { type DragEvent, useState } from 'react'
import { planningTexts } from '../texts/texts'
import { type Moving, useTripActions } from './trip-card'

type LeftOutProps = Moving & { points: readonly PlanningPoint[] }

/** Villages that are in no trip: dragged from here into one, and back. */
export function LeftOut({ points, ...moving }: LeftOutProps) {
  const t = useTexts(planningTexts)
  const [isOver, setOver] = useState(false)
  const { dragged, onRemove } = moving
  const isWelcome = dragged !== undefined && !points.some(({ id }) => id === dragged)
  return (
    <Paper withBorder p='md' className='field-editor-trip' role='group' aria-label={t('edit.unserved')}>
      <Title order={3} size='h5'>
        {t('edit.unserved')}
      </Title>
      {points.length === 0 && (
        <Text size='sm' c='dimmed'>
          {t('edit.unserved.empty')}
        </Text>
      )}
      <ul className='field-editor-stops'>
        {points.map((point) => (
          <PointRow key={point.id} {...moving} point={point} />
        ))}
      </ul>
      <div
        className='field-editor-drop'
        aria-hidden
        data-target={(isOver && isWelcome) || undefined}
        onDragOver={(event: DragEvent) => {
          if (!isWelcome) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event: DragEvent) => {
          event.preventDefault()
          setOver(false)
          if (dragged !== undefined) onRemove(dragged)
        }}
      />
    </Paper>
  )
}

function PointRow({ point, ...moving }: Moving & { point: PlanningPoint }) {
  const t = useTexts(planningTexts)
  const actions = useTripActions(moving, point.id)
  return (
    <li
      className='field-editor-stop'
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', point.id)
        moving.onDrag(point.id)
      }}
      onDragEnd={() => moving.onDrag(undefined)}
    >
      <div className='field-editor-facts'>
        <Text size='sm' fw={600}>
          {point.name}
        </Text>
        <Text size='sm' c='dimmed'>
          {t('edit.unserved.item', { people: point.people, district: point.districtName })}
        </Text>
      </div>
      {actions.length > 0 && <ActionMenu label={t('edit.add', { name: point.name })} actions={actions} />}
    </li>
  )
}
