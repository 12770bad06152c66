import { useTexts } from '@sipelandukilat/sdk'
import { ListBody } from '../list/list-body'
import { Panel } from '../panel/panel'
import { complaintsTexts } from '../texts/texts'
import { ComplaintList } from './complaint-list'
import { toComplaintPath } from './complaint-query'
import { useComplaints } from './use-complaints'

/** The complaints about one application, as far as the reader may see them. */
export function ComplaintsOfFile({ applicationId }: { applicationId: string }) {
  const t = useTexts(complaintsTexts)
  const list = useComplaints({ application: applicationId })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Panel title={t('title')}>
      <ListBody
        query={list}
        isEmpty={items.length === 0}
        errorTitle={t('errorTitle')}
        empty={{ title: t('emptyTitle'), description: t('noneOfFile') }}
        loadingRows={2}
      >
        <ComplaintList items={items} toPath={(id) => toComplaintPath({ view: 'all', open: id })} />
      </ListBody>
    </Panel>
  )
}
