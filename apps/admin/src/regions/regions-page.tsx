import { useMessages, usePageTitle } from '@sipelandukilat/sdk'
import { EmptyState, IconBuilding, Page } from '@sipelandukilat/ui'
import { messages } from '../messages'

export function RegionsPage() {
  const t = useMessages(messages)
  usePageTitle(t('regions.title'))
  return (
    <Page title={t('regions.title')}>
      <EmptyState
        icon={<IconBuilding size={32} />}
        title={t('regions.empty.title')}
        description={t('regions.empty.description')}
      />
    </Page>
  )
}
