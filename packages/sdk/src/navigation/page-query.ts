import { useMemo } from 'react'
import { useStore } from '../store'
import { queryStore, replaceQuery } from './navigation'

/**
 * The query of the address, and the way to change it in place (`undefined` or an empty text removes a name).
 *
 * @example
 * const [query, changeQuery] = usePageQuery()
 * <Select value={query.get('status') ?? ''} onChange={(status) => changeQuery({ status })} … />
 */
export function usePageQuery(): [URLSearchParams, (changes: Record<string, string | undefined>) => void] {
  const text = useStore(queryStore)
  const query = useMemo(() => new URLSearchParams(text), [text])
  const change = (changes: Record<string, string | undefined>) => {
    const next = new URLSearchParams(queryStore.get())
    for (const [name, value] of Object.entries(changes))
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
    replaceQuery(next)
  }
  return [query, change]
}
