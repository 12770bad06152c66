import { defineModule } from '@sipelandukilat/sdk'
import { InboxPage } from './inbox/inbox-page'
import { manifest } from './manifest'

export default defineModule({ manifest, pages: [{ path: '/intake', component: InboxPage }] })
