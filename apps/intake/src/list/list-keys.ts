import { useEffect, useRef } from 'react'

export type ListKeys = {
  move: (by: 1 | -1) => void
  open: () => void
  /** Puts the hand where one types. */
  search?: (() => void) | undefined
  takeNext?: (() => void) | undefined
  refresh: () => void
  help: () => void
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null

const actions: Record<string, (keys: ListKeys) => void> = {
  j: (keys) => keys.move(1),
  k: (keys) => keys.move(-1),
  ArrowDown: (keys) => keys.move(1),
  ArrowUp: (keys) => keys.move(-1),
  '/': (keys) => keys.search?.(),
  n: (keys) => keys.takeNext?.(),
  r: (keys) => keys.refresh(),
  '?': (keys) => keys.help(),
}

/** A list by keyboard; silent while somebody types or a dialog is open. Enter is left to the link that has the focus. */
export function useListKeys(keys: ListKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isTyping(event.target) || document.querySelector('[aria-modal="true"]')) return
      const isOnControl =
        event.target instanceof HTMLElement && event.target.closest('button, a, [role="tab"]') !== null
      if (event.key === 'Enter' && !isOnControl) return latest.current.open()
      const act = actions[event.key]
      if (!act) return
      event.preventDefault()
      act(latest.current)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
