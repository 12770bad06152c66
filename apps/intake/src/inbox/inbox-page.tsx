import { useMessages, usePageTitle } from '@sipelandukilat/sdk'
import { EmptyState, Page } from '@sipelandukilat/ui'
import { messages } from '../messages'

export function InboxPage() {
  const t = useMessages(messages)
  usePageTitle(t('inbox.title'))
  return (
    <Page title={t('inbox.title')}>
      <EmptyState title={t('inbox.empty.title')} description={t('inbox.empty.description')} />
    </Page>
  )
}
