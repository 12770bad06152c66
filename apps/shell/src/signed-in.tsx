import { queryClient, startLive } from '@sipelandukilat/sdk/host'
import { QueryClientProvider } from '@tanstack/react-query'
import { SignedInLayout } from './layout/signed-in-layout'
import { keepLanguage } from './session/kept-language'

let isStarted = false

/** Everything after signing in, in a file of its own: the sign-in page stays small. */
export function SignedIn({ styleNonce }: { styleNonce: string }) {
  if (!isStarted) {
    isStarted = true
    startLive()
    keepLanguage()
  }
  return (
    <QueryClientProvider client={queryClient}>
      <SignedInLayout styleNonce={styleNonce} />
    </QueryClientProvider>
  )
}
