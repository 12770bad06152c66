import { useMessages, usePageTitle } from '@sipelandukilat/sdk'
import { EmptyState, IconChartBar, Page } from '@sipelandukilat/ui'
import { messages } from '../messages'

export function OverviewPage() {
  const t = useMessages(messages)
  usePageTitle(t('overview.title'))
  return (
    <Page title={t('overview.title')}>
      <EmptyState
        icon={<IconChartBar size={32} />}
        title={t('overview.empty.title')}
        description={t('overview.empty.description')}
      />
    </Page>
  )
}
