import { ExtensionPoint, useAbility, useTexts } from '@sipelandukilat/sdk'
import { Tabs } from '@sipelandukilat/ui'
import { useEffect, useRef } from 'react'
import { ComplaintsOfFile } from '../complaints/complaints-of-file'
import { fileTexts, messagesTexts } from '../texts/texts'
import { AttachmentViewer } from './attachment-viewer'
import { DeliveriesPanel } from './deliveries-panel'
import { useFileScope, useNotes } from './file-scope'
import { MessagesPanel } from './messages-panel'
import { NotesPanel } from './notes-panel'
import { TimelineView } from './timeline-view'

const fileTabs = ['files', 'messages', 'notes', 'timeline', 'deliveries', 'complaints'] as const
export type FileTab = (typeof fileTabs)[number]
export const messagesId = 'file-messages'

type FileAsideProps = {
  tab: FileTab
  onTab: (tab: FileTab) => void
  /** Raised each time the messages were asked for from elsewhere: the focus goes to them. */
  timesAsked: number
}

/** What stands beside the answers while one reads them: the files, the applicant’s messages, the office's notes, what happened so far, the notifications to the citizen. */
export function FileAside({ tab, onTab, timesAsked }: FileAsideProps) {
  const t = useTexts(fileTexts)
  const { file } = useFileScope()
  const seesComplaints = useAbility().can('read', 'Complaint')
  const m = useTexts(messagesTexts)
  const noteCount = useNotes(file.id).data?.items.length ?? 0
  const messages = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (timesAsked > 0) messages.current?.focus()
  }, [timesAsked])
  return (
    <Tabs
      value={tab}
      onChange={(chosen) => onTab(fileTabs.find((one) => one === chosen) ?? 'files')}
      keepMounted={false}
    >
      <Tabs.List mb='sm'>
        <Tabs.Tab value='files'>{t('attachments')}</Tabs.Tab>
        <Tabs.Tab value='messages'>{m(file.unansweredSince === null ? 'tab' : 'tab.waits')}</Tabs.Tab>
        <Tabs.Tab value='notes'>{noteCount > 0 ? t('notesCount', { count: noteCount }) : t('notes')}</Tabs.Tab>
        <Tabs.Tab value='timeline'>{t('timeline')}</Tabs.Tab>
        <Tabs.Tab value='deliveries'>{t('deliveries')}</Tabs.Tab>
        {seesComplaints && <Tabs.Tab value='complaints'>{t('complaints')}</Tabs.Tab>}
      </Tabs.List>
      <Tabs.Panel value='files'>
        <AttachmentViewer />
      </Tabs.Panel>
      <Tabs.Panel value='messages'>
        <div ref={messages} id={messagesId} className='intake-file-messages' tabIndex={-1}>
          <MessagesPanel />
        </div>
      </Tabs.Panel>
      <Tabs.Panel value='notes'>
        <NotesPanel />
      </Tabs.Panel>
      <Tabs.Panel value='timeline'>
        <TimelineView />
      </Tabs.Panel>
      <Tabs.Panel value='deliveries'>
        <DeliveriesPanel />
      </Tabs.Panel>
      {seesComplaints && (
        <Tabs.Panel value='complaints'>
          <ComplaintsOfFile applicationId={file.id} />
        </Tabs.Panel>
      )}
      <ExtensionPoint name='application.aside' context={{ applicationId: file.id }} />
    </Tabs>
  )
}
