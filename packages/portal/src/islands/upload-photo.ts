import { Upload } from 'tus-js-client'
import type { Photo } from './device-store'

const endpoint = '/api/v1/public/uploads'

/** The server does not take this file, whatever the signal: too large, no photo, damaged. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile'
}

const isOffline = () => navigator.onLine === false

function whenOnline(): Promise<void> {
  return new Promise((resolve) => {
    if (!isOffline()) resolve()
    else addEventListener('online', () => resolve(), { once: true })
  })
}

type Attempt = { ended: 'done'; url: string } | { ended: 'lost' }

type Keep = (photo: Photo) => Promise<void>

function attempt(photo: Photo, onProgress: (share: number) => void, keep: Keep, signal: AbortSignal): Promise<Attempt> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(photo.blob, {
      endpoint,
      ...(photo.uploadUrl ? { uploadUrl: photo.uploadUrl } : {}),
      chunkSize: 256 * 1024,
      retryDelays: [0, 1000, 3000],
      storeFingerprintForResuming: false,
      onProgress: (sent, total) => onProgress(total === 0 ? 1 : sent / total),
      onUploadUrlAvailable() {
        photo.uploadUrl = upload.url ?? ''
        keep(photo).catch(() => undefined) // resuming after a reload is a bonus
      },
      onSuccess: () => resolve({ ended: 'done', url: upload.url ?? '' }),
      onError(error) {
        const response = 'originalResponse' in error ? error.originalResponse : null
        const status = response?.getStatus() ?? 0
        if (status === 413 || status === 415) reject(new RefusedFile(detailOf(response?.getBody() ?? '')))
        else resolve({ ended: 'lost' })
      },
    })
    signal.addEventListener('abort', () => {
      upload.abort().catch(() => undefined)
      reject(new DOMException('Aborted', 'AbortError'))
    })
    upload.start()
  })
}

function detailOf(body: string): string {
  try {
    return String((JSON.parse(body) as { detail?: unknown }).detail ?? '')
  } catch {
    return ''
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Uploads a photo and goes on where it stopped whenever the signal returns. Gives the upload's id.
 * `tries` bounds how often; without it, for as long as the page is open. @throws RefusedFile, or AbortError.
 */
export async function uploadPhoto(
  photo: Photo,
  options: {
    /** Keeps where it stopped. */
    keep: Keep
    onProgress?: (share: number) => void
    onLost?: () => void
    signal?: AbortSignal
    tries?: number
  },
): Promise<string> {
  const signal = options.signal ?? new AbortController().signal
  for (let tried = 0; options.tries === undefined || tried < options.tries; tried += 1) {
    if (options.tries === undefined) await whenOnline()
    const outcome = await attempt(photo, options.onProgress ?? (() => undefined), options.keep, signal)
    if (outcome.ended === 'done') {
      photo.uploadId = outcome.url.split('/').at(-1) ?? ''
      await options.keep(photo).catch(() => undefined) // the upload is done whatever the device keeps
      return photo.uploadId
    }
    options.onLost?.()
    await pause(Math.min(30_000, 1000 * 2 ** Math.min(tried, 5)))
  }
  throw new Error('The signal did not return')
}
