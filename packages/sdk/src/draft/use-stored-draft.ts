import { useCallback, useState } from 'react'
import { sessionStore } from '../session/session'

const prefix = 'draft:'

const ownerOf = () => {
  const state = sessionStore.get()
  return state.status === 'signed-out' ? 'nobody' : state.session.user.id
}

/**
 * Removes every draft of this tab; done at sign-out, since drafts hold personal data.
 *
 * @example
 * clearStoredDrafts()
 */
export function clearStoredDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
}

function read<Value>(key: string, accept: (stored: unknown) => stored is Value): Value | undefined {
  const text = sessionStorage.getItem(key)
  if (text === null) return undefined
  try {
    const stored: unknown = JSON.parse(text)
    return accept(stored) ? stored : undefined
  } catch {
    // A draft of another version of the screen is worth nothing; typing starts anew.
    return undefined
  }
}

export type StoredDraft<Value> = {
  value: Value
  setValue: (next: Value) => void
  /** Call when it is saved or given up: the draft is removed and the value is `initial` again. */
  clear: () => void
  /** Whether the value came from an earlier visit. */
  isRestored: boolean
}

/**
 * Typing that survives a reload and an ended session, in this tab and for this person. `accept` checks what was stored before it
 * is believed. Keys are paths of ids, without personal data.
 *
 * @example
 * const isText = (stored: unknown): stored is string => typeof stored === 'string'
 * const { value, setValue, clear } = useStoredDraft(`school-outreach/${schoolId}/note`, '', isText)
 */
export function useStoredDraft<Value>(
  key: string,
  initial: Value,
  accept: (stored: unknown) => stored is Value,
): StoredDraft<Value> {
  const [storageKey] = useState(() => `${prefix}${ownerOf()}:${key}`)
  const [restored] = useState(() => read(storageKey, accept))
  const [value, setCurrent] = useState(restored ?? initial)
  const [isRestored, setIsRestored] = useState(restored !== undefined)
  const setValue = useCallback(
    (next: Value) => {
      setCurrent(next)
      sessionStorage.setItem(storageKey, JSON.stringify(next))
    },
    [storageKey],
  )
  const clear = useCallback(() => {
    sessionStorage.removeItem(storageKey)
    setCurrent(initial)
    setIsRestored(false)
  }, [storageKey, initial])
  return { value, setValue, clear, isRestored }
}
