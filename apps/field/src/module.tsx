import { defineModule } from '@sipelandukilat/sdk'
import { manifest } from './manifest'
import { VisitRequestsPage } from './visit-requests/visit-requests-page'

export default defineModule({ manifest, pages: [{ path: '/field', component: VisitRequestsPage }] })
