import { useEffect } from 'react'

/**
 * Names the browser's tab. No personal data: titles stay in the history of a shared computer.
 *
 * @example
 * usePageTitle(t('title'))
 */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Sipelandukilat`
  }, [title])
}
