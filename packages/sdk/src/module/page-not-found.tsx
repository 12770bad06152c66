import { EmptyState } from '@sipelandukilat/ui'
import { useMessages } from '../language/messages'
import { Link } from '../navigation/link'
import { sdkMessages } from './sdk-messages'

export function PageNotFound() {
  const t = useMessages(sdkMessages)
  return (
    <EmptyState
      headingLevel={1}
      title={t('notFound.title')}
      description={t('notFound.description')}
      actions={<Link to='/'>{t('notFound.home')}</Link>}
    />
  )
}
