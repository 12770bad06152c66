import { useIsMutating } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

function followConnection(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/**
 * Whether the browser sees a network, and how many changes have not been answered yet. A browser that sees a network may still reach
 * nobody: a call that fails says so.
 *
 * @example
 * const { isOnline, waiting } = useOffline()
 * return isOnline ? null : <Notice tone='warning'>{t('waiting', { count: waiting })}</Notice>
 */
export function useOffline(): { isOnline: boolean; waiting: number } {
  const isOnline = useSyncExternalStore(followConnection, () => navigator.onLine)
  return { isOnline, waiting: useIsMutating() }
}
