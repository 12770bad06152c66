import { Link, useLanguage, useTexts } from '@sipelandukilat/sdk'
import type { QueueTicket } from '@sipelandukilat/sdk/api/queue-tickets'
import { formatHour, queueKindLabel, queueStatusLabel } from '@sipelandukilat/sdk/forms'
import { StatusBadge } from '@sipelandukilat/ui'
import { queueTexts } from '../texts/texts'
import { queueTones } from './queue-words'

type QueueListProps = {
  items: readonly QueueTicket[]
  openId: string | undefined
  toPath: (id: string) => string
}

/** The numbers of today, one row each. */
export function QueueList({ items, openId, toPath }: QueueListProps) {
  const t = useTexts(queueTexts)
  const { language } = useLanguage()
  return (
    <ul className='list-rows'>
      {items.map((ticket, index) => (
        <li key={ticket.id}>
          <Link
            className='list-row'
            to={toPath(ticket.id)}
            data-row={index}
            aria-current={ticket.id === openId ? 'true' : undefined}
          >
            <span className='list-row-line'>
              <strong className='queue-label'>{ticket.label}</strong>
              <StatusBadge tone={queueTones[ticket.status]}>{queueStatusLabel(ticket.status, language)}</StatusBadge>
            </span>
            <span className='list-row-facts'>
              <span>{queueKindLabel(ticket.kind, language)}</span>
              <span>
                {t('hour', { from: formatHour(ticket.hour, language), to: formatHour(ticket.hour + 1, language) })}
              </span>
              {ticket.status === 'called' && ticket.counter !== null && (
                <span>{t('atCounter', { counter: ticket.counter })}</span>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
