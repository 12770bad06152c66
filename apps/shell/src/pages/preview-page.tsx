import { ProblemError, startOverride } from '@sipelandukilat/contract'
import { Link, ProblemNotice, usePageQuery, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { createSessionClient, toHref } from '@sipelandukilat/sdk/host'
import { Button, Group, Notice, Page, Stack } from '@sipelandukilat/ui'
import { useState } from 'react'
import { shellTexts } from '../texts/texts'

const client = createSessionClient('shell')

/** Asks before this browser shows a release, or a developer's own server, that nobody else gets: an address alone starts nothing. */
export function PreviewPage() {
  const t = useTexts(shellTexts)
  usePageTitle(t('preview.title'))
  const [query] = usePageQuery()
  const [error, setError] = useState<ProblemError | null>(null)
  const [isStarting, setIsStarting] = useState(false)
  const id = query.get('module') ?? ''
  const version = query.get('version')
  const devServer = query.get('devServer')
  const shown = devServer === null ? { version: version ?? '' } : { devServer }
  const start = async () => {
    setIsStarting(true)
    try {
      await client.call(startOverride, { params: { id }, body: shown })
      // Anew: the page's policy admits a dev server only from its beginning.
      location.assign(toHref('/'))
    } catch (failure) {
      setIsStarting(false)
      if (!(failure instanceof ProblemError)) throw failure
      setError(failure)
    }
  }
  if (id === '' || (version === null && devServer === null))
    return (
      <Page title={t('preview.title')}>
        <Notice tone='warning'>{t('preview.incomplete')}</Notice>
      </Page>
    )
  return (
    <Page title={t('preview.title')}>
      <Stack>
        <p>
          {devServer === null
            ? t('preview.askVersion', { module: id, version: version ?? '' })
            : t('preview.askServer', { module: id, server: devServer })}
        </p>
        <ProblemNotice error={error} />
        <Group>
          <Button loading={isStarting} onClick={() => void start()}>
            {t('preview.start')}
          </Button>
          <Link to='/'>{t('toHome')}</Link>
        </Group>
      </Stack>
    </Page>
  )
}
