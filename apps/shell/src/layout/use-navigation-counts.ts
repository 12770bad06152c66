import { useLive } from '@sipelandukilat/sdk'
import { useIsFetching, useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { VisibleItem } from '../modules/visible-navigation'

/** The page that was opened comes first, over a slow line too: nothing is counted until it has asked for nothing so long. */
const afterMs = 3_000
const everyMs = 60_000
/** Much may change at once: it is counted once. */
const settledMs = 2_000

type Counts = Readonly<Record<string, unknown>>

async function readCounts(path: string, signal: AbortSignal): Promise<Counts> {
  const response = await fetch(`/api/v1${path}`, { signal, headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  const counts: unknown = await response.json()
  return typeof counts === 'object' && counts !== null ? { ...counts } : {}
}

/** The numbers beside the parts of the navigation, by their item; none while they are not known. */
export function useNavigationCounts(items: readonly VisibleItem[]): ReadonlyMap<VisibleItem, number> {
  const cache = useQueryClient()
  const [isReady, setIsReady] = useState(false)
  const fetching = useIsFetching()
  useEffect(() => {
    if (fetching > 0) return
    const timer = setTimeout(() => setIsReady(true), afterMs)
    return () => clearTimeout(timer)
  }, [fetching])
  const paths = useMemo(() => [...new Set(items.flatMap(({ count }) => count?.path ?? []))], [items])
  const answers = useQueries({
    queries: paths.map((path) => ({
      queryKey: ['navigation-counts', path],
      queryFn: ({ signal }: { signal: AbortSignal }) => readCounts(path, signal),
      enabled: isReady,
      refetchInterval: everyMs,
      retry: false,
    })),
  })
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined)
  useLive('application.changed', () => {
    clearTimeout(settling.current)
    settling.current = setTimeout(() => void cache.invalidateQueries({ queryKey: ['navigation-counts'] }), settledMs)
  })
  useEffect(() => () => clearTimeout(settling.current), [])
  const known = new Map(paths.map((path, index) => [path, answers[index]?.data]))
  return new Map(
    items.flatMap((item): [VisibleItem, number][] => {
      const counts = item.count && known.get(item.count.path)
      if (!counts || !item.count) return []
      const sum = item.count.fields.reduce((total, field) => total + (Number(counts[field]) || 0), 0)
      return sum > 0 ? [[item, sum]] : []
    }),
  )
}
