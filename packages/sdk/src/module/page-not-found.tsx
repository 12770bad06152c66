import { EmptyState, IconLock } from '@sipelandukilat/ui'
import { useTexts } from '../language/texts'
import { Link } from '../navigation/link'
import { pageNotFoundTexts } from '../texts/texts'

export function PageNotFound() {
  const t = useTexts(pageNotFoundTexts)
  return (
    <EmptyState
      headingLevel={1}
      title={t('notFound.title')}
      description={t('notFound.description')}
      actions={<Link to='/'>{t('notFound.home')}</Link>}
    />
  )
}

/** In place of a page that one's role does not include: to ask again would change nothing. */
export function PageNotAllowed() {
  const t = useTexts(pageNotFoundTexts)
  return (
    <EmptyState
      headingLevel={1}
      icon={<IconLock size={32} />}
      title={t('notAllowed.title')}
      description={t('notAllowed.description')}
      actions={<Link to='/'>{t('notFound.home')}</Link>}
    />
  )
}
