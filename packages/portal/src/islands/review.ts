import { findDraft, saveDraft } from './device-store'
import { tryQuietly } from './page'

/** Sending without a signal: the application waits on the device and goes by itself. */
const form = document.querySelector<HTMLFormElement>('form[data-review]')
const key = form?.getAttribute('data-review')

form?.addEventListener('submit', (event) => {
  const pressed = event.submitter
  const isSending = pressed instanceof HTMLButtonElement && pressed.value === 'send'
  const isDeclared = form.querySelector<HTMLInputElement>('input[name="declaration"]')?.checked
  if (!isSending || !isDeclared || !key || navigator.onLine !== false) return
  event.preventDefault()
  tryQuietly(async () => {
    const draft = await findDraft(key)
    if (!draft) return
    await saveDraft({ ...draft, state: 'queued', errors: [], savedAt: Date.now() })
    location.assign('/draf')
  })
})
