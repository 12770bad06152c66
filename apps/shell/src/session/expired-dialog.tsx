import { useTexts } from '@sipelandukilat/sdk'
import { sessionStore, useStore } from '@sipelandukilat/sdk/host'
import { Button, Modal, Stack, Text } from '@sipelandukilat/ui'
import { shellTexts } from '../texts/texts'
import { leaveApplication } from './leave-application'
import { SignInForm } from './sign-in-form'

/** Signing in again in place: the screen behind stays mounted, with all that was typed. */
export function ExpiredDialog() {
  const t = useTexts(shellTexts)
  const state = useStore(sessionStore)
  if (state.status !== 'expired') return null
  return (
    <Modal opened title={t('expired.title')}>
      <Stack>
        <Text>{t('expired.text')}</Text>
        <SignInForm email={state.session.user.email} />
        <Button variant='subtle' onClick={leaveApplication}>
          {t('expired.leave')}
        </Button>
      </Stack>
    </Modal>
  )
}
