import { linkTo, useFormat, useTexts } from '@sipelandukilat/sdk'
import type { ConversationRow } from '@sipelandukilat/sdk/api/conversations'
import { IconClock, StatusBadge } from '@sipelandukilat/ui'
import { conversationsTexts } from '../texts/texts'
import { ChannelMark } from './channel-mark'
import { useLeadWords } from './lead-words'
import { dayOf, useTimeOfDay } from './moment'

const provinceLength = 2

type ConversationListProps = {
  items: readonly ConversationRow[]
  openId: string | undefined
  now: number
  isBusy: boolean
  toPath: (id: string) => string
}

/** The conversations, what was said last first. */
export function ConversationList({ items, openId, now, isBusy, toPath }: ConversationListProps) {
  const t = useTexts(conversationsTexts)
  return (
    <ul className='list-rows' aria-label={t('list')} aria-busy={isBusy}>
      {items.map((row, index) => (
        <li key={row.id}>
          <a
            className='list-row'
            data-row={index}
            aria-current={row.id === openId ? 'true' : undefined}
            {...linkTo(toPath(row.id))}
          >
            <RowContent row={row} now={now} />
          </a>
        </li>
      ))}
    </ul>
  )
}

function RowContent({ row, now }: { row: ConversationRow; now: number }) {
  const t = useTexts(conversationsTexts)
  const format = useFormat()
  const timeOfDay = useTimeOfDay()
  const leads = useLeadWords()
  const today = dayOf(new Date(now).toISOString())
  const momentOf = (instant: string) => (dayOf(instant) === today ? timeOfDay(instant) : format.date(instant))
  return (
    <>
      <span className='list-row-line'>
        <strong>{row.title}</strong>
        <time dateTime={row.lastMessageAt}>{momentOf(row.lastMessageAt)}</time>
      </span>
      <span className='list-row-line'>
        <span className='list-summary'>{row.lastText || t('nothingSaid')}</span>
        {row.unread > 0 && (
          <StatusBadge tone='info'>
            <span aria-hidden>{format.number(row.unread)}</span>
            <span className='list-spoken'>{t('unread', { count: row.unread })}</span>
          </StatusBadge>
        )}
      </span>
      <span className='list-row-facts'>
        <ChannelMark channel={row.channel} />
        <span>{leads(row)}</span>
        {row.regencyCode.length === provinceLength && <span>{t('noRegency')}</span>}
      </span>
      {row.wantsPersonSince !== null && (
        <span>
          <StatusBadge tone='warning' icon={<IconClock size={14} aria-hidden />}>
            {t('waitingSince', { time: momentOf(row.wantsPersonSince) })}
          </StatusBadge>
        </span>
      )}
    </>
  )
}
