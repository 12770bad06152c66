import { useMessages, usePageTitle } from '@sipelandukilat/sdk'
import { EmptyState, IconMapPin, Page } from '@sipelandukilat/ui'
import { messages } from '../messages'

export function VisitRequestsPage() {
  const t = useMessages(messages)
  usePageTitle(t('requests.title'))
  return (
    <Page title={t('requests.title')}>
      <EmptyState
        icon={<IconMapPin size={32} />}
        title={t('requests.empty.title')}
        description={t('requests.empty.description')}
      />
    </Page>
  )
}
