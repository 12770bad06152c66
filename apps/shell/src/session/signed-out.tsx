import { useTexts } from '@sipelandukilat/sdk'
import { pathStore, useStore } from '@sipelandukilat/sdk/host'
import { shellTexts } from '../texts/texts'
import { EntryFrame } from './entry-frame'
import { InvitationPage } from './invitation-page'
import { ResetPage } from './reset-page'
import { SignInForm } from './sign-in-form'

/** What someone sees who is not signed in. */
export function SignedOut({ onFocus }: { onFocus: () => void }) {
  const t = useTexts(shellTexts)
  const path = useStore(pathStore)
  // Reset links of the e-mail carry a token and set a password, just as invitations do.
  if (path === '/invitation' || (path === '/reset' && location.hash.length > 1)) return <InvitationPage />
  if (path === '/reset') return <ResetPage />
  return (
    <EntryFrame title={t('signIn.title')} intro={t('signIn.intro')}>
      <SignInForm onFocus={onFocus} />
    </EntryFrame>
  )
}
