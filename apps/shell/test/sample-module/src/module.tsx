import { defineModule } from '@sipelandukilat/sdk'
import { lazy } from 'react'
import { BreakingPage } from './breaking-page'
import { FormPage } from './form-page'
import { manifest } from './manifest'

const LazyPage = lazy(async () => ({ default: (await import('./lazy-page')).LazyPage }))

// biome-ignore lint/style/noDefaultExport: what the container exposes is its default export
export default defineModule({
  manifest,
  extensions: { greeting: ({ context }) => <p>Greeting to {context.name}</p> },
  pages: [
    { path: '/sample', component: FormPage },
    { path: '/sample/lazy', component: () => <LazyPage /> },
    { path: '/sample/breaks', component: BreakingPage },
    { path: '/sample/$sampleId', component: FormPage },
  ],
})
