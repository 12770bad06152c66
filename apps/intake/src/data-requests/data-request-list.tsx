import { linkTo, useFormat, useTexts } from '@sipelandukilat/sdk'
import type { DataRequestRow } from '@sipelandukilat/sdk/api/data-requests'
import { dataRequestsTexts } from '../texts/texts'
import { ClockBadge } from './clock-badge'

type DataRequestListProps = {
  items: readonly DataRequestRow[]
  openId: string | undefined
  now: number
  isBusy: boolean
  toPath: (id: string) => string
}

/** The requests of a view; of open ones, what is due first comes first. */
export function DataRequestList({ items, openId, now, isBusy, toPath }: DataRequestListProps) {
  const t = useTexts(dataRequestsTexts)
  const format = useFormat()
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
              <strong>{t(`kind.${row.kind}`)}</strong>
              <time dateTime={row.receivedAt}>{format.date(row.receivedAt)}</time>
            </span>
            <span className='list-row-facts'>
              <span>{row.trackingNumber ?? t('ofAccount')}</span>
              <span>{row.regencyName}</span>
            </span>
            <span>
              <ClockBadge request={row} now={now} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
