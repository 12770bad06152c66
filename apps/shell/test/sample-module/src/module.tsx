import { defineModule } from '@sipelandukilat/sdk'
import { lazy } from 'react'
import { BreakingPage } from './breaking-page'
import { FormPage } from './form-page'
import { manifest } from './manifest'
import { NoisyPage } from './noisy-page'

/** A page whose code never arrives. */
const WaitingPage = lazy(() => new Promise<never>(() => undefined))

const LazyPage = lazy(async () => ({ default: (await import('./lazy-page')).LazyPage }))

// What a test asks for: a module that throws while it is loaded.
if (Reflect.get(globalThis, 'sampleThrowsOnLoad')) throw new Error('This module always throws')

// biome-ignore lint/style/noDefaultExport: what the container exposes is its default export
export default defineModule({
  manifest,
  extensions: { greeting: ({ context }) => <p>Greeting to {context.name}</p> },
  pages: [
    { path: '/sample', component: FormPage },
    { path: '/sample/lazy', component: () => <LazyPage /> },
    { path: '/sample/breaks', component: BreakingPage },
    { path: '/sample/noisy', component: NoisyPage },
    { path: '/sample/waits', component: WaitingPage },
    { path: '/sample/$sampleId', component: FormPage },
  ],
})
