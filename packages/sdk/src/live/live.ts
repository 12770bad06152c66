import { useEffect, useRef } from 'react'
import { apiBase } from '../api/session-client'
import { sessionStore } from '../session/session'
import { type LiveEvent, startLiveSource } from './live-source'

const listeners = new Map<string, Set<(event: LiveEvent) => void>>()

function emit(event: LiveEvent): void {
  for (const listener of [...(listeners.get(event.type) ?? [])]) listener(event)
}

/** Follows one kind of event until the returned function is called. */
export function onLive(type: string, listener: (event: LiveEvent) => void): () => void {
  const ofType = listeners.get(type) ?? new Set()
  listeners.set(type, ofType.add(listener))
  return () => {
    ofType.delete(listener)
  }
}

/** Keeps the stream open while somebody is signed in. */
export function startLive(): void {
  let running: AbortController | undefined
  const follow = () => {
    const isSignedIn = sessionStore.get().status === 'signed-in'
    if (isSignedIn && !running) {
      running = new AbortController()
      startLiveSource(`${apiBase}/live`, emit, running.signal)
    } else if (!isSignedIn) {
      running?.abort()
      running = undefined
    }
  }
  follow()
  sessionStore.subscribe(follow)
}

/**
 * Calls `handler` for each event of a kind while the component is shown; `live.reconnected` says that some were missed.
 *
 * @example
 * useLive('application.changed', () => void list.refetch())
 */
export function useLive(type: string, handler: (event: LiveEvent) => void): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  }, [handler])
  useEffect(() => onLive(type, (event) => latest.current(event)), [type])
}
