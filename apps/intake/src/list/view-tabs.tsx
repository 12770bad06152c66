import { useFormat } from '@sipelandukilat/sdk'
import './list.css'

export type ViewTab<View extends string> = {
  view: View
  label: string
  /** How many it holds; none is shown while it is not known. */
  count?: number | undefined
  /** Something in it cannot wait. */
  isUrgent?: boolean
}

type ViewTabsProps<View extends string> = {
  label: string
  tabs: readonly ViewTab<View>[]
  current: View
  onChoose: (view: View) => void
}

/** The views of a list with how many each holds. */
export function ViewTabs<View extends string>({ label, tabs, current, onChoose }: ViewTabsProps<View>) {
  const format = useFormat()
  return (
    <nav className='list-views' aria-label={label}>
      {tabs.map((tab) => (
        <button
          key={tab.view}
          type='button'
          className='list-view'
          aria-current={tab.view === current ? 'page' : undefined}
          data-alert={(tab.isUrgent && (tab.count ?? 0) > 0) || undefined}
          onClick={() => onChoose(tab.view)}
        >
          {tab.label}
          {tab.count !== undefined && <span className='list-view-count'>{format.number(tab.count)}</span>}
        </button>
      ))}
    </nav>
  )
}
