import { defineModule } from '@sipelandukilat/sdk'
import { lazy } from 'react'
import { InboxPage } from './inbox/inbox-page'
import { manifest } from './manifest'
import { moreTexts, texts } from './texts/texts'

const FilePage = lazy(async () => ({ default: (await import('./file/file-page')).FilePage }))
const SiakPage = lazy(async () => ({ default: (await import('./siak/siak-page')).SiakPage }))
const EntryPage = lazy(async () => ({ default: (await import('./entry/entry-page')).EntryPage }))
const SupplyPage = lazy(async () => ({ default: (await import('./supply/supply-page')).SupplyPage }))
const ConversationsPage = lazy(async () => ({
  default: (await import('./conversations/conversations-page')).ConversationsPage,
}))
const ComplaintsPage = lazy(async () => ({ default: (await import('./complaints/complaints-page')).ComplaintsPage }))
const DataRequestsPage = lazy(async () => ({
  default: (await import('./data-requests/data-requests-page')).DataRequestsPage,
}))
const TransfersPage = lazy(async () => ({ default: (await import('./transfers/transfers-page')).TransfersPage }))
const QueuePage = lazy(async () => ({ default: (await import('./queue/queue-page')).QueuePage }))
const PaperPage = lazy(async () => ({ default: (await import('./paper/paper-page')).PaperPage }))
const BlankFormPage = lazy(async () => ({ default: (await import('./paper/blank-form-page')).BlankFormPage }))
const PaperEntryPage = lazy(async () => ({ default: (await import('./paper-entry/paper-entry-page')).PaperEntryPage }))

export default defineModule({
  manifest,
  texts,
  moreTexts,
  pages: [
    { path: '/intake', component: InboxPage },
    { path: '/percakapan', component: () => <ConversationsPage /> },
    { path: '/pengaduan', component: () => <ComplaintsPage /> },
    { path: '/permintaan-data', component: () => <DataRequestsPage /> },
    { path: '/antrean', component: () => <QueuePage /> },
    { path: '/intake/new', component: () => <EntryPage /> },
    { path: '/intake/paper', component: () => <PaperPage /> },
    { path: '/intake/paper/$serviceCode', component: () => <BlankFormPage /> },
    { path: '/intake/paper/entry', component: () => <PaperEntryPage /> },
    { path: '/intake/transfers', component: () => <TransfersPage /> },
    { path: '/intake/$applicationId', component: () => <FilePage /> },
    { path: '/intake/$applicationId/siak', component: () => <SiakPage /> },
    { path: '/intake/$applicationId/supply', component: () => <SupplyPage /> },
  ],
})
