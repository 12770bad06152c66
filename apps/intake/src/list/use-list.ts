import { navigate } from '@sipelandukilat/sdk'
import { useEffect, useState } from 'react'
import { type ListKeys, useListKeys } from './list-keys'

type ListOptions<Row> = Omit<ListKeys, 'move' | 'open' | 'choose'> & {
  items: readonly Row[]
  toPath: (row: Row) => string
  /** Called with the row under the hand, where several may be chosen. */
  choose?: (row: Row) => void
}

/**
 * What every list of this module does the same way: one row is chosen by keyboard (its link carries `data-row`), Enter
 * opens it, and what depends on the time is drawn again each minute.
 */
export function useList<Row>({ items, toPath, choose, ...keys }: ListOptions<Row>) {
  const [selected, setSelected] = useState(-1)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const minute = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(minute)
  }, [])
  const select = (index: number) => {
    const next = Math.min(Math.max(index, 0), items.length - 1)
    setSelected(next)
    document.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus()
  }
  useListKeys({
    ...keys,
    move: (by) => select(selected + by),
    choose:
      choose &&
      (() => {
        const row = items[selected]
        if (row) choose(row)
      }),
    open: () => {
      const row = items[selected]
      if (row) void navigate(toPath(row))
    },
  })
  return { selected, select, unselect: () => setSelected(-1), now }
}
