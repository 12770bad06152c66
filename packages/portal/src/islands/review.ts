import { findDraft, listPhotos, saveDraft } from './device-store'
import { tryQuietly } from './page'
import { thumbnail } from './thumbnail'

/** The photos that lie on this device stand beside their papers. */
async function showThumbnails(draftKey: string): Promise<void> {
  const photos = await listPhotos(draftKey)
  for (const place of document.querySelectorAll<HTMLElement>('[data-uploads]')) {
    const ids = (place.dataset.uploads ?? '').split(' ')
    const shown = photos.filter(({ uploadId }) => uploadId !== undefined && ids.includes(uploadId))
    place.append(...shown.map(({ blob }) => thumbnail(blob, place.dataset.paper)))
  }
}

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

if (key) tryQuietly(() => showThumbnails(key))
