import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { IconInbox } from './icons'

type EmptyStateProps = {
  title: string
  description?: ReactNode
  icon?: ReactNode
  actions?: ReactNode
  headingLevel?: 1 | 2 | 3
}

/** Says that there is nothing, why, and what to do next. */
export function EmptyState({ title, description, icon, actions, headingLevel = 2 }: EmptyStateProps) {
  return (
    <div className='ui-state'>
      <div className='ui-state-icon' aria-hidden>
        {icon ?? <IconInbox size={32} />}
      </div>
      <Title order={headingLevel} size='h3'>
        {title}
      </Title>
      {description && (
        <Text c='dimmed' maw='34rem'>
          {description}
        </Text>
      )}
      {actions && <div className='ui-state-actions'>{actions}</div>}
    </div>
  )
}
