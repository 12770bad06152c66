import { useEffect, useLayoutEffect, useRef } from 'react'

export type ListKeys = {
  move: (by: 1 | -1) => void
  open: () => void
  /** Puts the hand where one types. */
  search?: (() => void) | undefined
  takeNext?: (() => void) | undefined
  /** Chooses the row, or no longer. */
  choose?: (() => void) | undefined
  refresh: () => void
  help: () => void
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable="true"]') !== null

const actions: Record<string, (keys: ListKeys) => void> = {
  j: (keys) => keys.move(1),
  k: (keys) => keys.move(-1),
  ArrowDown: (keys) => keys.move(1),
  ArrowUp: (keys) => keys.move(-1),
  '/': (keys) => keys.search?.(),
  n: (keys) => keys.takeNext?.(),
  x: (keys) => keys.choose?.(),
  ' ': (keys) => keys.choose?.(),
  r: (keys) => keys.refresh(),
  '?': (keys) => keys.help(),
}

/** A list by keyboard; silent while somebody types or a dialog is open. Enter is left to the link that has the focus. */
export function useListKeys(keys: ListKeys): void {
  const latest = useRef(keys)
  // With the screen, not after it: the next key may follow what is seen at once.
  useLayoutEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (isTyping(event.target) || document.querySelector('[aria-modal="true"]')) return
      const isOnControl =
        event.target instanceof HTMLElement && event.target.closest('button, a, [role="tab"]') !== null
      if (event.key === 'Enter' && !isOnControl) return latest.current.open()
      // The space bar presses what has the focus; on a row's link it presses nothing.
      const isPressed = event.target instanceof HTMLElement && event.target.closest('button, input, summary') !== null
      if (event.key === ' ' && (isPressed || !latest.current.choose)) return
      const act = actions[event.key]
      if (!act) return
      event.preventDefault()
      act(latest.current)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
