import { defineModule } from '@sipelandukilat/sdk'
import { manifest } from './manifest'
import { OverviewPage } from './overview/overview-page'

export default defineModule({ manifest, pages: [{ path: '/reports', component: OverviewPage }] })
