import { deletePhoto, listPhotos, type Photo, randomKey } from './device-store'
import type { PhotoFault } from './judge-photo'
import { button, element, texts } from './page'
import { shrinkPhoto } from './shrink-photo'
import { thumbnail } from './thumbnail'

export type Photos = {
  /** Photos that are made smaller or go up now. */
  pending: () => Promise<unknown>[]
  isPending: () => boolean
}

/** For a form whose draft is not kept on the device. */
export const keepNothing = async (): Promise<void> => undefined

const mostBytes = 10 * 1024 * 1024

/** One at a time: a weak signal carries no two. */
let queue: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work, work)
  queue = turn.catch(() => undefined)
  return turn
}

/** By whose press the file box opens to put another photo in the place of one. */
const replacing = new WeakMap<Element, () => void>()

type Context = {
  key: () => string
  onChange: () => void
  keep: (photo: Photo) => Promise<void>
  pending: Set<Promise<unknown>>
}

/** The server asks for it again: it goes up anew from this device. */
function forgetUpload(photo: Photo): void {
  delete photo.uploadId
  delete photo.uploadUrl
}

const adviceOf = (fault: PhotoFault): string =>
  ({
    dark: texts().device_photoDark,
    blurred: texts().device_photoBlurred,
    small: texts().device_photoSmall,
    cut: texts().device_photoCut,
  })[fault]

/** What the button of a paper says: the first page, or one more. */
function namePick(field: Element): void {
  const pick = field.querySelector<HTMLElement>('[data-pick]')
  if (!pick) return
  pick.dataset.first ??= pick.textContent ?? ''
  const isFirst = field.querySelector('[data-files] li') === null
  pick.textContent = (isFirst ? pick.dataset.first : pick.dataset.more) ?? ''
}

/** The line of one photo: picture, progress, remove, and what may make it unreadable. */
function showPhoto(field: Element, photo: Photo, context: Context): HTMLElement {
  const requirement = field.getAttribute('data-file') ?? ''
  const label = field.querySelector('label')?.textContent ?? ''
  const status = element('span', { 'aria-live': 'polite' })
  const abort = new AbortController()
  const input = field.querySelector<HTMLElement>('input[type="file"]')
  const takeAway = () => {
    abort.abort()
    line.remove()
    deletePhoto(photo.id).catch(() => undefined)
    namePick(field)
    context.onChange()
  }
  const replace = button(texts().device_change, 'quiet', () => {
    if (!input) return
    replacing.set(input, takeAway)
    input.click()
  })
  const remove = button(texts().device_removeFile, 'quiet', () => {
    takeAway()
    input?.focus()
  })
  for (const one of [replace, remove]) one.append(element('span', { class: 'hidden' }, ` ${photo.name}, ${label}`))
  const advice = photo.fault ? element('p', { class: 'when', role: 'status' }, adviceOf(photo.fault)) : ''
  const line = element('li', {}, thumbnail(photo.blob), status, replace, remove, advice)
  const finish = (uploadId: string) => {
    line.append(element('input', { type: 'hidden', name: `uploads.${requirement}`, value: uploadId }))
    status.textContent = texts().device_uploaded
    line.dataset.uploaded = uploadId
    context.onChange()
  }
  const refuse = (message: string) => {
    line.setAttribute('data-refused', '')
    status.className = 'error'
    status.textContent = message || texts().device_refusedFile
  }
  if (photo.uploadId) finish(photo.uploadId)
  else if (photo.refusal) refuse(photo.refusal)
  else {
    status.textContent = texts().device_waiting
    const bar = element('progress', { max: '1', value: '0', 'aria-label': `${texts().device_uploading} ${label}` })
    const upload = inTurn(async () => {
      const { uploadPhoto, RefusedFile } = await import('./upload-photo')
      try {
        if (navigator.onLine === false) status.textContent = texts().device_waitingForSignal
        else status.replaceChildren(texts().device_uploading, bar)
        const uploadId = await uploadPhoto(photo, {
          keep: context.keep,
          signal: abort.signal,
          onProgress(share) {
            if (!bar.isConnected) status.replaceChildren(texts().device_uploading, bar)
            bar.value = share
          },
          onLost: () => {
            status.textContent = texts().device_waitingForSignal
          },
        })
        finish(uploadId)
      } catch (error) {
        if (abort.signal.aborted) return
        if (!(error instanceof RefusedFile)) {
          status.textContent = texts().device_waitingForSignal
          return
        }
        photo.refusal = error.message
        refuse(error.message)
        await context.keep(photo)
      }
    })
    isUnderWay(context, upload)
  }
  return line
}

/** Until it has ended the form waits for it. */
function isUnderWay({ pending }: Context, work: Promise<unknown>): void {
  pending.add(work)
  work.finally(() => pending.delete(work)).catch(() => undefined)
}

async function take(field: Element, files: readonly File[], context: Context): Promise<void> {
  const list = field.querySelector('[data-files]')
  for (const file of files) {
    const { blob, fault } = await shrinkPhoto(file)
    const photo: Photo = {
      id: randomKey(),
      draftKey: context.key(),
      requirement: field.getAttribute('data-file') ?? '',
      name: file.name,
      blob,
      ...(blob.size > mostBytes ? { refusal: texts().device_tooLarge } : {}),
      ...(fault ? { fault } : {}),
    }
    await context.keep(photo).catch(() => undefined) // without storage it is uploaded all the same
    list?.append(showPhoto(field, photo, context))
    namePick(field)
    context.onChange()
  }
}

function enhanceField(field: Element, context: Context): void {
  const input = field.querySelector<HTMLInputElement>('input[type="file"]')
  if (!input) return
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    input.value = '' // the form carries the upload's id, not the file again
    if (files.length > 0) replacing.get(input)?.()
    replacing.delete(input)
    isUnderWay(context, take(field, files, context))
  })
  input.addEventListener('cancel', () => replacing.delete(input))
  field.querySelector('[data-pick]')?.addEventListener('click', () => replacing.delete(input))
}

/** Files by camera or from the phone: shrunk, kept, uploaded with progress, resumed, removed. */
export async function enhancePhotos(form: HTMLFormElement, options: Omit<Context, 'pending'>): Promise<Photos> {
  const context: Context = { ...options, pending: new Set() }
  const kept = await listPhotos(options.key()).catch(() => [])
  for (const field of form.querySelectorAll('[data-file]')) {
    enhanceField(field, context)
    const requirement = field.getAttribute('data-file')
    const list = field.querySelector('[data-files]')
    for (const photo of kept) {
      if (photo.requirement !== requirement) continue
      const sent = [...(list?.querySelectorAll<HTMLInputElement>('input[type="hidden"]') ?? [])]
      sent
        .find((one) => one.value === photo.uploadId)
        ?.closest('li')
        ?.remove()
      if (field.classList.contains('wrong')) forgetUpload(photo)
      list?.append(showPhoto(field, photo, context))
    }
    namePick(field)
  }
  return { pending: () => [...context.pending], isPending: () => context.pending.size > 0 }
}
