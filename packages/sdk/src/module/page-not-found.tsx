import { EmptyState } from '@sipelandukilat/ui'
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
