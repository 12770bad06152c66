/**
 * After one visit the portal opens without a signal. Kept are the built files and the public pages; never a page of a
 * person's, never anything of /api or /app.
 */
/** Addresses of the built files; put here by the build. */
declare const BUILT_FILES: readonly string[]

// The library of worker types cannot stand beside the one of pages: what is used of it is written out.
type WaitingEvent = Event & { waitUntil: (work: Promise<unknown>) => void }
type FetchingEvent = WaitingEvent & { request: Request; respondWith: (answer: Promise<Response>) => void }
type WorkerScope = {
  location: Location
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
  addEventListener: ((type: 'install' | 'activate' | 'message', listener: (event: WaitingEvent) => void) => void) &
    ((type: 'fetch', listener: (event: FetchingEvent) => void) => void)
}
const worker = self as unknown as WorkerScope

const pagesCache = 'portal-pages'
const filesCache = 'portal-files'
/** A network slower than this is answered from the cache where that is possible. */
const patienceMs = 5000
const againAfterMs = 500

type Kept = { pages: string[]; data: string[] }

const isPersonal = (path: string) => /^\/(permohonan|tanda-terima|akun)(\/|$)/.test(path)
const isForeign = (path: string) => /^\/(api|app|queues|health|metrics|modules|shell)(\/|$)/.test(path)

/** Fetches and keeps one address; a page that cannot be had now is had at its next visit. */
async function keep(cache: Cache, address: string): Promise<void> {
  try {
    const response = await fetch(address, { cache: 'no-cache' })
    if (response.ok && !response.redirected) await cache.put(address, response)
  } catch {
    // Offline now; the next install or visit keeps it.
  }
}

async function install(): Promise<void> {
  const files = await caches.open(filesCache)
  const known = new Set((await files.keys()).map((request) => new URL(request.url).pathname))
  await files.addAll(BUILT_FILES.filter((file) => !known.has(file)))
  await keepPages()
  await worker.skipWaiting()
}

/** The public pages, in the reader's language. */
async function keepPages(): Promise<void> {
  const { pages, data } = (await (await fetch('/luring.json')).json()) as Kept
  const cache = await caches.open(pagesCache)
  for (const address of [...pages, ...data]) await keep(cache, address)
}

async function activate(): Promise<void> {
  const files = await caches.open(filesCache)
  for (const request of await files.keys())
    if (!BUILT_FILES.includes(new URL(request.url).pathname)) await files.delete(request)
  await worker.clients.claim()
}

async function fromCache(request: Request): Promise<Response | undefined> {
  return caches.match(request, { ignoreSearch: true, ignoreVary: true })
}

/** For a page that is not kept: says so, and how to go on. */
async function needsSignal(): Promise<Response> {
  return (await caches.match('/perlu-sinyal', { ignoreVary: true })) ?? Response.error()
}

/** The network first; what is kept when it fails or dawdles. */
async function networkFirst(request: Request, keepAnswer: boolean): Promise<Response> {
  const kept = await fromCache(request)
  const network = fetch(request).then(async (response) => {
    if (keepAnswer && response.ok && !response.redirected)
      await (await caches.open(pagesCache)).put(new URL(request.url).pathname, response.clone())
    return response
  })
  if (!kept) return network.catch(needsSignal)
  const patience = new Promise<Response>((resolve) => setTimeout(() => resolve(kept.clone()), patienceMs))
  return Promise.race([network.catch(() => kept), patience])
}

/**
 * A form that does not get through is tried once more: its key makes the second the same as the first. Then it opens
 * again with what was entered, instead of the browser's own error.
 */
async function sendForm(request: Request): Promise<Response> {
  const [second, copy] = [request.clone(), request.clone()]
  try {
    return await fetch(request).catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, againAfterMs))
      return fetch(second)
    })
  } catch {
    const key = (await copy.formData().catch(() => undefined))?.get('key')
    const draft = typeof key === 'string' && key ? `#draf=${encodeURIComponent(key)}&terputus` : ''
    return Response.redirect(`${new URL(request.url).pathname}${draft}`, 303)
  }
}

async function cacheFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('message', (event) => event.waitUntil(keepPages()))
worker.addEventListener('activate', (event) => event.waitUntil(activate()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname, search } = new URL(request.url)
  if (origin !== worker.location.origin || isForeign(pathname)) return
  if (request.method === 'POST' && request.mode === 'navigate' && /^\/layanan\/[^/]+\/isi$/.test(pathname)) {
    event.respondWith(sendForm(request))
    return
  }
  if (request.method !== 'GET') return
  if (pathname.startsWith('/portal-assets/')) event.respondWith(cacheFirst(request))
  else if (request.mode === 'navigate' && isPersonal(pathname)) event.respondWith(fetch(request).catch(needsSignal))
  else if (request.mode === 'navigate' || pathname === '/wilayah.json')
    event.respondWith(networkFirst(request, search === ''))
})
