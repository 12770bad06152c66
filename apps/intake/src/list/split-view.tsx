import type { ReactNode } from 'react'
import './list.css'

type SplitViewProps = {
  /** Something is open: a phone shows it instead of the list. */
  isOpen: boolean
  listLabel: string
  list: ReactNode
  detailLabel: string
  detail: ReactNode
}

/** A list and what is open of it beside it; on a phone one after the other. */
export function SplitView({ isOpen, listLabel, list, detailLabel, detail }: SplitViewProps) {
  return (
    <div className='list-split' data-open={isOpen || undefined}>
      <section className='list-side' aria-label={listLabel}>
        {list}
      </section>
      <section className='list-detail' aria-label={detailLabel}>
        {detail}
      </section>
    </div>
  )
}
