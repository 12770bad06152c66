import { useEffect, useRef } from 'react'

export type SiakKeys = { move: (by: 1 | -1) => void; copy: () => void; record: (result: SiakResult) => void }
export type SiakResult = 'match' | 'mismatch' | 'not_found'

const results: Record<string, SiakResult> = { '1': 'match', '2': 'mismatch', '3': 'not_found' }
const moves: Record<string, 1 | -1> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select') !== null

/** The worksheet by keyboard, beside SIAK in another window; silent while somebody types. */
export function useSiakKeys(keys: SiakKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return
      const move = moves[event.key]
      const result = results[event.key]
      if (move) latest.current.move(move)
      else if (result) latest.current.record(result)
      else if (event.key === 'c') latest.current.copy()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
