import { defineModule } from '@sipelandukilat/sdk'
import { manifest } from './manifest'
import { RegionsPage } from './regions/regions-page'

export default defineModule({ manifest, pages: [{ path: '/admin', component: RegionsPage }] })
