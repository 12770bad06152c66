import { Link, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { EmptyState, ErrorState, IconLock, IconMap } from '@sipelandukilat/ui'
import { shellTexts } from '../texts/texts'

export function NotFoundPage() {
  const t = useTexts(shellTexts)
  usePageTitle(t('notFound.title'))
  return (
    <EmptyState
      headingLevel={1}
      icon={<IconMap size={32} />}
      title={t('notFound.title')}
      description={t('notFound.text')}
      actions={<Link to='/'>{t('toHome')}</Link>}
    />
  )
}

export function NoPermissionPage() {
  const t = useTexts(shellTexts)
  usePageTitle(t('noPermission.title'))
  return (
    <EmptyState
      headingLevel={1}
      icon={<IconLock size={32} />}
      title={t('noPermission.title')}
      description={t('noPermission.text')}
      actions={<Link to='/'>{t('toHome')}</Link>}
    />
  )
}

/** In place of every part: what came with the page is not what the server signed. */
export function BootAlteredPage() {
  const t = useTexts(shellTexts)
  usePageTitle(t('boot.altered.title'))
  return (
    <ErrorState
      headingLevel={1}
      title={t('boot.altered.title')}
      description={t('boot.altered.text')}
      onRetry={() => location.reload()}
    />
  )
}
