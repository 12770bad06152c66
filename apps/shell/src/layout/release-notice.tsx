import { useTexts } from '@sipelandukilat/sdk'
import { confirmLeavingIfNeeded, useStore } from '@sipelandukilat/sdk/host'
import { Button, Notice } from '@sipelandukilat/ui'
import { isReleaseWaiting, takeWaitingRelease } from '../modules/release-watch'
import { shellTexts } from '../texts/texts'

/** A quiet line while a newer release of the part on the screen waits. */
export function ReleaseNotice() {
  const t = useTexts(shellTexts)
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
