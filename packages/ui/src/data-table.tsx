import { Table } from '@mantine/core'
import type { ReactNode } from 'react'

type DataTableProps = {
  /** Read to those who cannot see the table. */
  caption: string
  /** `<Table.Thead>` and `<Table.Tbody>`; on narrow screens cells show their `data-label`. */
  children: ReactNode
  /** Rows as cards below 48 em; without it the table scrolls sideways in its own box. */
  stacked?: boolean
  isBusy?: boolean
}

/** The look of a table of rows: sticky head, dense lines, cards on a phone. TanStack Table makes the rows where sorting needs it. */
export function DataTable({ caption, children, stacked = true, isBusy = false }: DataTableProps) {
  return (
    <section
      className='ui-table'
      data-stacked={stacked || undefined}
      aria-label={caption}
      aria-busy={isBusy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
      tabIndex={0}
    >
      <Table highlightOnHover stickyHeader verticalSpacing={10} horizontalSpacing='sm'>
        {children}
      </Table>
    </section>
  )
}
