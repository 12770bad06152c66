import { linkTo, useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { channelLabel } from '@sipelandukilat/sdk/api'
import type { ComplaintRow } from '@sipelandukilat/sdk/api/complaints'
import { complaintKindLabel } from '@sipelandukilat/sdk/api/complaints'
import { complaintsTexts } from '../texts/texts'
import { ComplaintDue, ComplaintStatusBadge } from './complaint-badges'

type ComplaintListProps = {
  items: readonly ComplaintRow[]
  openId?: string | undefined
  isBusy?: boolean
  toPath: (id: string) => string
}

/** Complaints without a word of what was said. */
export function ComplaintList({ items, openId, isBusy = false, toPath }: ComplaintListProps) {
  const t = useTexts(complaintsTexts)
  const format = useFormat()
  const { language } = useLanguage()
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
            <span className='list-row-line'>
              <strong>{complaintKindLabel(row.kind, language)}</strong>
              <time dateTime={row.receivedAt}>{format.date(row.receivedAt)}</time>
            </span>
            <span className='list-row-line'>
              <ComplaintStatusBadge status={row.status} />
              <ComplaintDue row={row} />
            </span>
            <span className='list-row-facts'>
              <span>{row.number}</span>
              <span>{row.villageName}</span>
              <span>{channelLabel(row.channel, language)}</span>
              {row.assigneeName !== null && <span>{row.assigneeName}</span>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
