import { defineModule } from '@sipelandukilat/sdk'
import { lazy } from 'react'
import { manifest } from './manifest'

const ReleasePage = lazy(() => import('./release-page').then((page) => ({ default: page.ReleasePage })))

export default defineModule({ manifest, pages: [{ path: '/bench-module', component: ReleasePage }] })
