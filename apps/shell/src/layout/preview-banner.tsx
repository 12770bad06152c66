import { endOverride, ProblemError } from '@sipelandukilat/contract'
import { ProblemNotice, useLocalized, useTexts } from '@sipelandukilat/sdk'
import { confirmLeavingIfNeeded, createSessionClient } from '@sipelandukilat/sdk/host'
import { Button, Notice } from '@sipelandukilat/ui'
import { useState } from 'react'
import type { Preview } from '../modules/previews'
import { shellTexts } from '../texts/texts'

const client = createSessionClient('shell')

/** Says on every screen that this browser shows what others do not get, and ends it. */
export function PreviewBanner({ id, module }: Preview) {
  const t = useTexts(shellTexts)
  const localized = useLocalized()
  const [error, setError] = useState<ProblemError | null>(null)
  const [isEnding, setIsEnding] = useState(false)
  const end = async () => {
    if (!(await confirmLeavingIfNeeded())) return
    setIsEnding(true)
    try {
      await client.call(endOverride, { params: { id } })
      // The page's policy still admits a dev server: begin anew without it.
      location.reload()
    } catch (failure) {
      setIsEnding(false)
      if (!(failure instanceof ProblemError)) throw failure
      setError(failure)
    }
  }
  return (
    <Notice
      tone='warning'
      role='status'
      actions={
        <Button size='compact-sm' variant='subtle' loading={isEnding} onClick={() => void end()}>
          {t('preview.end')}
        </Button>
      }
    >
      {module
        ? t('preview.shown', { module: localized(module.title), version: module.version })
        : t('preview.missing', { module: id })}
      <ProblemNotice error={error} />
    </Notice>
  )
}
