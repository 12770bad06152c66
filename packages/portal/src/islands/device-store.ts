import { draftDaysOnDevice } from '../kept-on-device'
import type { PhotoFault } from './judge-photo'
/** Drafts and photos on this device: an IndexedDB of their own. Nothing here leaves the device before it is sent. */

export type DraftState = 'draft' | 'queued' | 'refused' | 'sent'
export type DraftError = { path: string; message: string }
/** Of an application, or of a visit that was asked for. */
export type DraftReceipt = { trackingNumber: string; pin: string; dueAt: string | null } | { reference: string }

export type Draft = {
  /** Also the Idempotency-Key of its sending. */
  key: string
  /** Path of the page on which it is filled in and to which it is sent. */
  address: string
  title: string
  savedAt: number
  state: DraftState
  /** Names and values of the form. */
  entries: [string, string][]
  /** Names of chosen regions, by name of the entry. */
  regions: Record<string, { code: string; name: string; path: string }>
  errors: DraftError[]
  receipt?: DraftReceipt
}

export type Photo = {
  id: string
  draftKey: string
  requirement: string
  name: string
  blob: Blob
  /** Where its upload goes on after a lost signal. */
  uploadUrl?: string
  /** What may make it unreadable, as seen when it was taken. */
  fault?: PhotoFault
  /** The finished upload. */
  uploadId?: string
  /** Why the server does not take it. */
  refusal?: string
}

function toPromise<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('sipelandukilat', 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('drafts', { keyPath: 'key' })
      request.result.createObjectStore('photos', { keyPath: 'id' }).createIndex('draftKey', 'draftKey')
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opened
}

async function store(name: 'drafts' | 'photos', mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await open()).transaction(name, mode).objectStore(name)
}

export const findDraft = async (key: string): Promise<Draft | undefined> =>
  toPromise<Draft | undefined>((await store('drafts', 'readonly')).get(key))

/** All drafts, the latest first. */
export async function listDrafts(): Promise<Draft[]> {
  const drafts = await toPromise<Draft[]>((await store('drafts', 'readonly')).getAll())
  return drafts.sort((first, second) => second.savedAt - first.savedAt)
}

export async function saveDraft(draft: Draft): Promise<void> {
  const drafts = await store('drafts', 'readwrite')
  const written = toPromise(drafts.put(draft))
  // At once: a page that is being left may not live to see its transaction end by itself.
  drafts.transaction.commit()
  await written
}

export async function listPhotos(draftKey: string): Promise<Photo[]> {
  return toPromise<Photo[]>((await store('photos', 'readonly')).index('draftKey').getAll(draftKey))
}

export async function savePhoto(photo: Photo): Promise<void> {
  await toPromise((await store('photos', 'readwrite')).put(photo))
}

export async function deletePhoto(id: string): Promise<void> {
  await toPromise((await store('photos', 'readwrite')).delete(id))
}

export async function deletePhotos(draftKey: string): Promise<void> {
  for (const photo of await listPhotos(draftKey)) await deletePhoto(photo.id)
}

export async function deleteDraft(key: string): Promise<void> {
  await deletePhotos(key)
  await toPromise((await store('drafts', 'readwrite')).delete(key))
}

/** Drafts that nobody touched for long go by themselves. */
export async function deleteOldDrafts(now: number): Promise<void> {
  for (const draft of await listDrafts())
    if (now - draft.savedAt > draftDaysOnDevice * 86_400_000) await deleteDraft(draft.key)
}

/** A key nobody can guess; works on plain http too. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
