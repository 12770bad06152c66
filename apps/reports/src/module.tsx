import { defineModule } from '@sipelandukilat/sdk'
import { lazy } from 'react'
import { manifest } from './manifest'
import { moreTexts } from './texts/texts'

const OverviewPage = lazy(() => import('./overview/overview-page').then((page) => ({ default: page.OverviewPage })))
const ComparisonPage = lazy(() =>
  import('./comparison/comparison-page').then((page) => ({ default: page.ComparisonPage })),
)
const ImpactPage = lazy(() => import('./impact/impact-page').then((page) => ({ default: page.ImpactPage })))
const SatisfactionPage = lazy(() =>
  import('./satisfaction/satisfaction-page').then((page) => ({ default: page.SatisfactionPage })),
)

export default defineModule({
  manifest,
  moreTexts,
  pages: [
    { path: '/reports', component: OverviewPage },
    { path: '/reports/comparison', component: ComparisonPage, ability: ['compare', 'Report'] },
    { path: '/reports/impact', component: ImpactPage },
    { path: '/reports/satisfaction', component: SatisfactionPage },
  ],
})
