import type { ApplicationRow } from '@sipelandukilat/sdk/api'
import { useState } from 'react'

/** The most rows that one request may name (the contract's `bulkLimit`). */
const most = 100

export type Selection = {
  /** The chosen rows among those shown, as they stand now. */
  rows: readonly ApplicationRow[]
  has: (id: string) => boolean
  toggle: (id: string) => void
  /** Chooses every row shown, or none where all are chosen. */
  toggleAll: () => void
  isAll: boolean
  clear: () => void
}

/** Which rows of a list are chosen. What is not shown is never chosen: nobody acts on a row they do not see. */
export function useSelection(items: readonly ApplicationRow[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const rows = items.filter((row) => ids.has(row.id)).slice(0, most)
  const isAll = items.length > 0 && rows.length === Math.min(items.length, most)
  return {
    rows,
    has: (id) => ids.has(id),
    toggle: (id) => {
      const next = new Set(rows.map((row) => row.id))
      if (!next.delete(id)) next.add(id)
      setIds(next)
    },
    toggleAll: () => setIds(new Set(isAll ? [] : items.slice(0, most).map((row) => row.id))),
    isAll,
    clear: () => setIds(new Set()),
  }
}
