import { defineModule } from '@sipelandukilat/sdk'
import { lazy } from 'react'
import { manifest } from './manifest'

// A screen is fetched when it is first shown, so the entry stays small.
const WaitingPage = lazy(() => import('./waiting/waiting-page').then((page) => ({ default: page.WaitingPage })))

export default defineModule({ manifest, pages: [{ path: '/%id%', component: WaitingPage }] })
