import { tryQuietly } from './page'
import { startTextSize } from './text-size'

/** On every page: shows that a script runs, leads to errors, keeps the site for days without a signal, sends what waits. */
document.documentElement.classList.add('scripted')
startTextSize()
document.querySelector<HTMLElement>('[data-focus]')?.focus()

function whenIdle(work: () => void): void {
  const begin = () =>
    'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 4000 }) : setTimeout(work, 1000)
  if (document.readyState === 'complete') begin()
  else addEventListener('load', begin, { once: true })
}

/** What phones tell of their connection; no browser but Chrome's kind does. */
type Connection = { saveData?: boolean }

/** Keeps the site for days without a signal, in the language last read: all of it only where no data are to be saved. */
async function keepSite(): Promise<void> {
  const { serviceWorker } = navigator
  await serviceWorker.register('/sw.js')
  const { connection } = navigator as { connection?: Connection }
  if (connection?.saveData) return
  const wanted = `${document.documentElement.lang} ${new Date().toISOString().slice(0, 10)}`
  // A new build takes over while the page is open.
  serviceWorker.addEventListener('controllerchange', () => serviceWorker.controller?.postMessage(wanted))
  ;(await serviceWorker.ready).active?.postMessage(wanted)
}

whenIdle(() => {
  tryQuietly(async () => {
    const { startOutbox } = await import('./outbox')
    startOutbox()
  })
  if ('serviceWorker' in navigator) tryQuietly(keepSite)
})
