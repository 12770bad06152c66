import { deletePhoto, listPhotos, type Photo, randomKey } from './device-store'
import type { PhotoFault } from './judge-photo'
import { button, element, texts } from './page'
import { shrinkPhoto } from './shrink-photo'

export type Photos = {
  /** Uploads that are under way. */
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

function thumbnail(photo: Photo): Node {
  if (!photo.blob.type.startsWith('image/')) return element('strong', {}, 'PDF')
  const image = element('img', { alt: '', width: '56', height: '56' })
  const address = URL.createObjectURL(photo.blob)
  image.src = address
  image.addEventListener('load', () => URL.revokeObjectURL(address), { once: true })
  return image
}

const adviceOf = (fault: PhotoFault): string =>
  ({ dark: texts().device_photoDark, blurred: texts().device_photoBlurred, cut: texts().device_photoCut })[fault]

/** The line of one photo: picture, progress, remove, and what may make it unreadable. */
function showPhoto(field: Element, photo: Photo, context: Context): HTMLElement {
  const requirement = field.getAttribute('data-file') ?? ''
  const label = field.querySelector('label')?.textContent ?? ''
  const status = element('span', { 'aria-live': 'polite' })
  const abort = new AbortController()
  const remove = button(texts().device_removeFile, 'quiet', () => {
    abort.abort()
    line.remove()
    deletePhoto(photo.id).catch(() => undefined)
    context.onChange()
    field.querySelector<HTMLElement>('input[type="file"]')?.focus()
  })
  remove.append(element('span', { class: 'hidden' }, ` ${photo.name}, ${label}`))
  const advice = photo.fault ? element('p', { class: 'when', role: 'status' }, adviceOf(photo.fault)) : ''
  const line = element('li', {}, thumbnail(photo), status, remove, advice)
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
        status.replaceChildren(texts().device_uploading, bar)
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
    context.pending.add(upload)
    upload.finally(() => context.pending.delete(upload)).catch(() => undefined)
  }
  return line
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
    context.onChange()
  }
}

function enhanceField(field: Element, context: Context): void {
  const input = field.querySelector<HTMLInputElement>('input[type="file"]')
  if (!input) return
  const pick = (source: HTMLInputElement) => {
    const files = [...(source.files ?? [])]
    source.value = '' // the form carries the upload's id, not the file again
    take(field, files, context).catch(() => undefined)
  }
  input.addEventListener('change', () => pick(input))
  if (matchMedia('(pointer: coarse)').matches) {
    const camera = element('input', { type: 'file', accept: 'image/*', capture: 'environment', tabindex: '-1' })
    camera.hidden = true
    camera.addEventListener('change', () => pick(camera))
    const label = field.querySelector('label')?.textContent ?? ''
    const open = button(texts().device_camera, 'quiet', () => camera.click())
    open.append(element('span', { class: 'hidden' }, `: ${label}`))
    input.before(element('p', { class: 'camera' }, open, camera))
  }
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
  }
  return { pending: () => [...context.pending], isPending: () => context.pending.size > 0 }
}
