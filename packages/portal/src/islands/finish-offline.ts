import { tryQuietly } from './page'

/** Finishing without a signal: the declaration, then the draft waits for its turn. */
export function finishOffline(application: HTMLFormElement, queue: () => Promise<void>): void {
  const template = document.getElementById('kirim-luring')
  if (!(template instanceof HTMLTemplateElement)) return
  const panel = template.content.firstElementChild?.cloneNode(true)
  if (!(panel instanceof HTMLElement)) return
  application.hidden = true
  application.after(panel)
  panel.querySelector('h2')?.focus()
  panel.querySelector('[data-back]')?.addEventListener('click', () => {
    panel.remove()
    application.hidden = false
  })
  panel.querySelector('[data-queue]')?.addEventListener('click', () => {
    const isDeclared = panel.querySelector<HTMLInputElement>('input[name="declaration"]')?.checked
    const complaint = panel.querySelector<HTMLElement>('[data-missing-declaration]')
    if (complaint) complaint.hidden = isDeclared === true
    if (isDeclared) tryQuietly(queue)
  })
}
