import { useMessages } from '@sipelandukilat/sdk'
import { confirmLeavingIfNeeded, useStore } from '@sipelandukilat/sdk/host'
import { Button, Notice } from '@sipelandukilat/ui'
import { messages } from '../messages'
import { isReleaseWaiting, takeWaitingRelease } from '../modules/release-watch'

/** A quiet line while a newer release of the part on the screen waits. */
export function ReleaseNotice() {
  const t = useMessages(messages)
  if (!useStore(isReleaseWaiting)) return null
  const take = async () => {
    if (await confirmLeavingIfNeeded()) await takeWaitingRelease()
  }
  return (
    <Notice
      tone='info'
      actions={
        <Button size='compact-sm' variant='subtle' onClick={() => void take()}>
          {t('release.take')}
        </Button>
      }
    >
      {t('release.waiting')}
    </Notice>
  )
}
