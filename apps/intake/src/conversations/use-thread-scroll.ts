import { type RefObject, useLayoutEffect, useRef } from 'react'

/** Nearer to the end than this, new words pull the reader along. */
const nearPx = 120

/** Begins at the newest words, follows new ones, and stands still when earlier ones are put before. */
export function useThreadScroll(ids: readonly string[]): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null)
  const before = useRef<{ first: string | undefined; height: number } | undefined>(undefined)
  const [first] = ids
  const last = ids.at(-1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever words come before or after
  useLayoutEffect(() => {
    const { current } = box
    if (!current) return
    const known = before.current
    const grown = current.scrollHeight - (known?.height ?? 0)
    const wasNearEnd = current.scrollHeight - grown - current.scrollTop - current.clientHeight < nearPx
    if (!known || (known.first === first && wasNearEnd)) current.scrollTop = current.scrollHeight
    else if (known.first !== first) current.scrollTop += grown
    before.current = { first, height: current.scrollHeight }
  }, [first, last])
  return box
}
