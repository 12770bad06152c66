import { tryQuietly } from './page'

/** On every page: shows that a script runs, leads to errors, keeps the site for days without a signal, sends what waits. */
document.documentElement.classList.add('scripted')
document.querySelector<HTMLElement>('[data-focus]')?.focus()

function whenIdle(work: () => void): void {
  const begin = () =>
    'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 4000 }) : setTimeout(work, 1000)
  if (document.readyState === 'complete') begin()
  else addEventListener('load', begin, { once: true })
}

/** Keeps the site for days without a signal, in the language last read. */
async function keepSite(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js')
  const { lang } = document.documentElement
  const kept = localStorage.getItem('bahasa')
  localStorage.setItem('bahasa', lang)
  if (kept !== null && kept !== lang) (await navigator.serviceWorker.ready).active?.postMessage('keep-pages')
}

whenIdle(() => {
  tryQuietly(async () => {
    const { startOutbox } = await import('./outbox')
    startOutbox()
  })
  if ('serviceWorker' in navigator) tryQuietly(keepSite)
})
