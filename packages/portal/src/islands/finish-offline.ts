import { showEntered } from './entered'
import { tryQuietly } from './page'

type Ways = {
  queue: () => Promise<void>
  /** Opens a screen of the form; from it one comes back here. */
  change: (step: string) => void
}

/** Finishing without a signal: all that was entered and the declaration, then the draft waits for its turn. */
export function finishOffline(application: HTMLFormElement, { queue, change }: Ways): void {
  const template = document.getElementById('kirim-luring')
  if (!(template instanceof HTMLTemplateElement)) return
  const panel = template.content.firstElementChild?.cloneNode(true)
  if (!(panel instanceof HTMLElement)) return
  application.hidden = true
  application.after(panel)
  panel.querySelector('h2')?.focus()
  const close = () => {
    panel.remove()
    application.hidden = false
  }
  const place = panel.querySelector<HTMLElement>('[data-entered]')
  if (place)
    showEntered(place, application, (step) => {
      close()
      change(step)
    })
  panel.querySelector('[data-back]')?.addEventListener('click', close)
  panel.querySelector('[data-queue]')?.addEventListener('click', () => {
    const isDeclared = panel.querySelector<HTMLInputElement>('input[name="declaration"]')?.checked
    const complaint = panel.querySelector<HTMLElement>('[data-missing-declaration]')
    if (complaint) complaint.hidden = isDeclared === true
    if (isDeclared) tryQuietly(queue)
  })
}
