import type { BootModule, ModuleLoadReport } from '@sipelandukilat/contract'
import { pathStore } from '@sipelandukilat/sdk/host'
import { type Metric, onCLS, onINP, onLCP } from 'web-vitals'
import { bootStore } from './boot-store'
import { reportVitals } from './load-report'
import { routeOwner } from './module-registry'

type Vitals = NonNullable<ModuleLoadReport['vitals']>
type Name = keyof Vitals

const ownerNow = (): BootModule | undefined => routeOwner(bootStore.get()?.modules ?? [], pathStore.get())

/**
 * Gathers web vitals for the module on the screen when they were measured, and reports them when the page is put away: the browser
 * has its last word on them only then.
 */
export function watchVitals(): void {
  const measured = new Map<string, { module: BootModule; vitals: Vitals }>()
  const note = (name: Name) => (metric: Metric) => {
    const module = ownerNow()
    if (!module) return
    const key = `${module.id}@${module.version}`
    const known = measured.get(key)
    measured.set(key, { module, vitals: { ...known?.vitals, [name]: Math.round(metric.value * 1000) / 1000 } })
  }
  onLCP(note('lcp'))
  onINP(note('inp'), { reportAllChanges: true })
  onCLS(note('cls'), { reportAllChanges: true })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden') return
    for (const { module, vitals } of measured.values()) reportVitals(module, vitals)
    measured.clear()
  })
}
