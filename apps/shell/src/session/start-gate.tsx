import { ProblemError, readBoot, readSession } from '@sipelandukilat/contract'
import { useTexts } from '@sipelandukilat/sdk'
import { createSessionClient, sessionStore, useStore } from '@sipelandukilat/sdk/host'
import { ErrorState } from '@sipelandukilat/ui'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { bootStore } from '../modules/boot-store'
import { shellTexts } from '../texts/texts'

const client = createSessionClient()

/** Fetches what the page did not bring: the session, the boot manifest. */
async function completeStart(): Promise<void> {
  const state = sessionStore.get()
  const [session, boot] = await Promise.all([
    state.status === 'signed-out' ? client.call(readSession, {}) : state.session,
    bootStore.get() ?? client.call(readBoot, {}),
  ])
  bootStore.set(boot)
  if (state.status === 'signed-out') sessionStore.set({ status: 'signed-in', session })
}

/** Shows its children once session and boot manifest are there; otherwise signing in, or why it cannot start. */
export function StartGate({ signedOut, children }: { signedOut: ReactNode; children: ReactNode }) {
  const t = useTexts(shellTexts)
  const { status } = useStore(sessionStore)
  const boot = useStore(bootStore)
  const [failure, setFailure] = useState<unknown>()
  const isComplete = status !== 'signed-out' && boot !== undefined
  const begin = useCallback(() => {
    setFailure(undefined)
    completeStart().catch(setFailure)
  }, [])
  useEffect(() => {
    if (!isComplete) begin()
  }, [isComplete, begin])
  if (isComplete) return children
  if (failure instanceof ProblemError && failure.problem.status === 401) return signedOut
  if (failure !== undefined)
    return <ErrorState headingLevel={1} title={t('start.failed')} description={t('start.failedText')} onRetry={begin} />
  return null
}
