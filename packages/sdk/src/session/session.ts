import type { Session } from '@sipelandukilat/contract'
import { createStore, useStore } from '../store'

/** `expired` keeps the session's data: the screen stays as it was until the same person signs in again. */
export type SessionState =
  | { readonly status: 'signed-out' }
  | { readonly status: 'signed-in' | 'expired'; readonly session: Session }

export const sessionStore = createStore<SessionState>({ status: 'signed-out' })

export function expireSession(): void {
  const state = sessionStore.get()
  if (state.status === 'signed-in') sessionStore.set({ status: 'expired', session: state.session })
}

/** Resolves when somebody is signed in (again). */
export function waitForSignIn(): Promise<void> {
  if (sessionStore.get().status === 'signed-in') return Promise.resolve()
  return new Promise((resolve) => {
    const stop = sessionStore.subscribe(() => {
      if (sessionStore.get().status !== 'signed-in') return
      stop()
      resolve()
    })
  })
}

/**
 * The signed-in person. @throws outside a signed-in screen, where no module is ever mounted.
 *
 * @example
 * const { user } = useSession()
 * <p>{t('greeting', { name: user.name })}</p>
 */
export function useSession(): Session {
  const state = useStore(sessionStore)
  if (state.status === 'signed-out') throw new Error('Nobody is signed in')
  return state.session
}
