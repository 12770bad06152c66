import { languageStore, sessionStore, useStore } from '@sipelandukilat/sdk/host'
import { Toasts, UiProvider } from '@sipelandukilat/ui'
import { lazy, Suspense, useState } from 'react'
import { SignedOut } from './session/signed-out'
import { StartGate } from './session/start-gate'

const fetchSignedIn = () => import('./signed-in')
const SignedIn = lazy(async () => ({ default: (await fetchSignedIn()).SignedIn }))

/** Fetches what is needed after signing in while the person still types; a failure shows when it is needed. */
const warmSignedIn = () => {
  fetchSignedIn().catch(() => undefined)
}

type ShellRootProps = {
  styleNonce: string
  /** Whether the page came with a boot manifest, which only a signed-in person gets. */
  mayHaveSession: boolean
}

/** The shell's own React root: signed out, or signed in (also while an ended session is being renewed). */
export function ShellRoot({ styleNonce, mayHaveSession }: ShellRootProps) {
  const language = useStore(languageStore)
  const { status } = useStore(sessionStore)
  const [wasSignedIn] = useState(mayHaveSession)
  return (
    <UiProvider language={language} styleNonce={styleNonce} role='page'>
      {status === 'signed-out' && !wasSignedIn ? (
        <SignedOut onFocus={warmSignedIn} />
      ) : (
        <StartGate signedOut={<SignedOut onFocus={warmSignedIn} />}>
          <Suspense>
            <SignedIn styleNonce={styleNonce} />
          </Suspense>
        </StartGate>
      )}
      <Toasts />
    </UiProvider>
  )
}
