import { useFormat, useMessages } from '@sipelandukilat/sdk'
import type { InboxView } from '@sipelandukilat/sdk/api'
import { inboxMessages } from './messages'

export type TabView = InboxView | 'waiting'

type ViewTabsProps = {
  views: readonly TabView[]
  current: TabView
  counts: Readonly<Record<string, number>> | undefined
  onChoose: (view: TabView) => void
}

/** The views of the inbox with how many each holds. */
export function ViewTabs({ views, current, counts, onChoose }: ViewTabsProps) {
  const t = useMessages(inboxMessages)
  const format = useFormat()
  return (
    <nav className='intake-views' aria-label={t('views')}>
      {views.map((view) => {
        const count = counts?.[view]
        return (
          <button
            key={view}
            type='button'
            className='intake-view'
            aria-current={view === current ? 'page' : undefined}
            data-alert={(view === 'overdue' && (count ?? 0) > 0) || undefined}
            onClick={() => onChoose(view)}
          >
            {t(`view.${view}`)}
            {view !== 'all' && count !== undefined && <span className='intake-view-count'>{format.number(count)}</span>}
          </button>
        )
      })}
    </nav>
  )
}
