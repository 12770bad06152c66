import {
  type Draft,
  type DraftError,
  type DraftReceipt,
  deleteOldDrafts,
  deletePhotos,
  findDraft,
  listDrafts,
  listPhotos,
  saveDraft,
  savePhoto,
} from './device-store'
import { element, notify, texts } from './page'

/** Sends what was finished without a signal, applications and requests of a visit: photos first, then the form, each once. */

const everyMs = 30_000
/** A phone says that it is online before anything gets through. */
const againAfterMs = 3000
const mostAgain = 3

type ProblemBody = { detail?: string; errors?: DraftError[] }

async function sendPhotos(draft: Draft): Promise<DraftError[]> {
  const errors: DraftError[] = []
  const waiting = (await listPhotos(draft.key)).filter((photo) => !photo.uploadId && !photo.refusal)
  if (waiting.length === 0) return errors
  const { RefusedFile, uploadPhoto } = await import('./upload-photo')
  for (const photo of waiting) {
    try {
      await uploadPhoto(photo, { keep: savePhoto, tries: 2 })
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error
      await savePhoto({ ...photo, refusal: error.message })
      errors.push({ path: `attachments.${photo.requirement}`, message: error.message })
    }
  }
  return errors
}

/** Photos that the server asks for again go up anew the next time. */
async function forgetUploads(draft: Draft, errors: readonly DraftError[]): Promise<void> {
  for (const photo of await listPhotos(draft.key)) {
    if (!photo.uploadId || !errors.some(({ path }) => path === `attachments.${photo.requirement}`)) continue
    const { uploadId: _, uploadUrl: __, ...again } = photo
    await savePhoto(again)
  }
}

async function bodyOf(draft: Draft): Promise<URLSearchParams> {
  const body = new URLSearchParams(draft.entries)
  body.set('key', draft.key)
  for (const photo of await listPhotos(draft.key))
    if (photo.uploadId && !photo.refusal) body.append(`uploads.${photo.requirement}`, photo.uploadId)
  body.set('declaration', 'true')
  body.set('step', 'send')
  return body
}

/** Sends one application. What fails for want of a signal stays queued; what the server refuses waits for its person. */
export async function sendDraft(key: string): Promise<void> {
  const draft = await findDraft(key)
  if (draft?.state !== 'queued') return
  const refused = await sendPhotos(draft)
  if (refused.length > 0) return saveDraft({ ...draft, state: 'refused', errors: refused })
  const response = await fetch(draft.address, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: await bodyOf(draft),
    redirect: 'error',
  })
  if (response.status === 201) {
    const receipt = (await response.json()) as DraftReceipt
    await saveDraft({ ...draft, state: 'sent', entries: [], regions: {}, errors: [], receipt })
    await deletePhotos(draft.key)
    notify('done', texts().device_sentLater, ' ', element('a', { href: '/draf' }, texts().device_seeReceipt))
    dispatchEvent(new Event('drafts-changed'))
    return
  }
  if (response.status === 429 || response.status >= 500) return
  const problem = (await response.json().catch(() => ({}))) as ProblemBody
  await forgetUploads(draft, problem.errors ?? [])
  const errors = problem.errors ?? [{ path: '', message: problem.detail ?? texts().device_refused }]
  await saveDraft({ ...draft, state: 'refused', errors })
  notify('summary', texts().device_refused, ' ', element('a', { href: '/draf' }, texts().device_toDrafts))
  dispatchEvent(new Event('drafts-changed'))
}

async function sendAll(): Promise<void> {
  if (navigator.onLine === false) return
  for (const draft of await listDrafts()) if (draft.state === 'queued') await sendDraft(draft.key)
}

/** One tab sends at a time; the Idempotency-Key guards what a lock cannot. */
async function sendAlone(): Promise<void> {
  if (!('locks' in navigator)) return sendAll()
  await navigator.locks.request('outbox', { ifAvailable: true }, async (lock) => {
    if (lock) await sendAll()
  })
}

/** Tries now, when the signal returns, when the page is seen again, and from time to time. */
export function startOutbox(): void {
  const attempt = (again = mostAgain) => {
    sendAlone().catch(() => {
      if (again > 0) setTimeout(() => attempt(again - 1), againAfterMs) // else at the next occasion
    })
  }
  addEventListener('online', () => attempt())
  addEventListener('draft-queued', () => attempt())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') attempt()
  })
  setInterval(() => attempt(0), everyMs)
  deleteOldDrafts(Date.now()).catch(() => undefined)
  attempt()
}
