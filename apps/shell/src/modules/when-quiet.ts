import { warmOtherLanguages } from '@sipelandukilat/sdk/host'
import { bootStore } from './boot-store'
import { warmModule } from './module-registry'
import { visibleItems } from './visible-navigation'

/** After the first screen stands and the line is quiet. */
const pauseMs = 5_000

type Line = { readonly saveData?: boolean; readonly effectiveType?: string }

const lineNow = (): Line => (navigator as Navigator & { connection?: Line }).connection ?? {}

/** Not over a slow or costly line: what is fetched ahead there delays what is asked for. */
function isLineGood(): boolean {
  const { saveData, effectiveType = '4g' } = lineNow()
  return !saveData && effectiveType === '4g'
}

const whenIdle = (work: () => void) =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(work) : setTimeout(work, 200)

/** For what nobody waits for. */
export const whenQuiet = (work: () => void): void => void setTimeout(() => whenIdle(work), pauseMs)

/** The first of the navigation: who can open a hundred parts opens a few, and the others are fetched when one points at them. */
const mostWarmed = 8

/** Fetches what the reader has read in the other languages too, a few kilobytes, so that the language can be changed while the line is down. */
export function warmLanguages(): void {
  if (!lineNow().saveData) warmOtherLanguages().catch(() => undefined)
}

/** Fetches the parts that the person opens most likely, one after the other while the browser has nothing to do. */
export function warmOthers(): void {
  if (!isLineGood() || document.visibilityState !== 'visible') return
  const items = visibleItems(bootStore.get()?.modules ?? [])
  const waiting = [...new Set(items.map(({ moduleId }) => moduleId))].slice(0, mostWarmed)
  const warmNext = () => {
    const next = waiting.shift()
    if (next !== undefined) void warmModule(next).then(() => whenIdle(warmNext))
  }
  whenIdle(warmNext)
}
