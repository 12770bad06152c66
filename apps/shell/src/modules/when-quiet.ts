import { bootStore } from './boot-store'
import { warmModule } from './module-registry'
import { visibleItems } from './visible-navigation'

/** After the first screen stands and the line is quiet. */
const pauseMs = 5_000

/** Not over a slow or costly line: what is fetched ahead there delays what is asked for. */
function isLineGood(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean; effectiveType?: string } }
  return !connection?.saveData && (connection?.effectiveType ?? '4g') === '4g'
}

const whenIdle = (work: () => void) =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(work) : setTimeout(work, 200)

/** For what nobody waits for. */
export const whenQuiet = (work: () => void): void => void setTimeout(() => whenIdle(work), pauseMs)

/** Fetches the parts that the person can open, one after the other while the browser has nothing to do. */
export function warmOthers(): void {
  if (!isLineGood() || document.visibilityState !== 'visible') return
  const waiting = [...new Set(visibleItems(bootStore.get()?.modules ?? []).map(({ moduleId }) => moduleId))]
  const warmNext = () => {
    const next = waiting.shift()
    if (next === undefined) return
    warmModule(next)
    whenIdle(warmNext)
  }
  whenIdle(warmNext)
}
