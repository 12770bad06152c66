import { useLive } from '@sipelandukilat/sdk'
import { apiBase } from '@sipelandukilat/sdk/host'
import { useIsFetching, useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { VisibleItem } from '../modules/visible-navigation'

/** The page that was opened comes first, over a slow line too: nothing is counted until it has asked for nothing so long. */
const afterMs = 3_000
const everyMs = 60_000
/** Much may change at once: it is counted once. */
const settledMs = 2_000

const keyOf = ({ release, path }: Counted) => `${release} ${path}`

type Counts = Readonly<Record<string, unknown>>

type Counted = { release: string; path: string }

/** Asked in the name of the module whose part it is: what it was not granted is counted for nobody. */
async function readCounts({ release, path }: Counted, signal: AbortSignal): Promise<Counts> {
  const headers = { accept: 'application/json', 'x-module': release }
  const response = await fetch(`${apiBase}${path}`, { signal, headers })
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
  const counted = useMemo(() => {
    const asked = items.flatMap(({ release, count }) => (count ? [{ release, path: count.path }] : []))
    return [...new Map(asked.map((one) => [keyOf(one), one])).values()]
  }, [items])
  const answers = useQueries({
    queries: counted.map((one) => ({
      queryKey: ['navigation-counts', keyOf(one)],
      queryFn: ({ signal }: { signal: AbortSignal }) => readCounts(one, signal),
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
  const known = new Map(counted.map((one, index) => [keyOf(one), answers[index]?.data]))
  return new Map(
    items.flatMap((item): [VisibleItem, number][] => {
      const counts = item.count && known.get(keyOf({ release: item.release, path: item.count.path }))
      if (!counts || !item.count) return []
      const sum = item.count.fields.reduce((total, field) => total + (Number(counts[field]) || 0), 0)
      return sum > 0 ? [[item, sum]] : []
    }),
  )
}
