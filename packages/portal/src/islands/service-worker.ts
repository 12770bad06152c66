/**
 * After one visit the portal opens without a signal. Kept are the built files and the public pages; never a page of a
 * person's, never anything of /api or /app. At first only what says that a signal is needed; the rest, once the page that
 * was opened can be used, when that page asks for it: it does not where data are saved.
 */
/** Addresses of the built files; put here by the build. */
declare const BUILT_FILES: readonly string[]

// The library of worker types cannot stand beside the one of pages: what is used of it is written out.
type WaitingEvent = Event & { waitUntil: (work: Promise<unknown>) => void }
type AskingEvent = WaitingEvent & { data: unknown }
type FetchingEvent = WaitingEvent & { request: Request; respondWith: (answer: Promise<Response>) => void }
type WorkerScope = {
  location: Location
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
  addEventListener: ((type: 'install' | 'activate', listener: (event: WaitingEvent) => void) => void) &
    ((type: 'message', listener: (event: AskingEvent) => void) => void) &
    ((type: 'fetch', listener: (event: FetchingEvent) => void) => void)
}
const worker = self as unknown as WorkerScope

/** Names a build: its pages ask for its files, so that neither outlives the other. */
const build = BUILT_FILES.map((file) => file.replace(/^.*-|\.\w+$/g, '')).join('')
const pagesCache = `portal-pages-${build}`
const filesCache = 'portal-files'
/** Where it stands which pages are kept: of which day, in which language. */
const marker = '/luring-tersimpan'
/** A network slower than this is answered from the cache where that is possible. */
const patienceMs = 5000
const againAfterMs = 500

type Kept = { pages: string[]; data: string[]; forms: string }

const isPersonal = (path: string) => /^\/(permohonan|tanda-terima|akun)(\/|$)/.test(path)
const isForeign = (path: string) => /^\/(api|app|queues|health|metrics|modules|shell)(\/|$)/.test(path)

/** Fetches and keeps one address; false where it cannot be had now. */
async function keep(cache: Cache, address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { cache: 'no-cache' })
    if (response.ok && !response.redirected) await cache.put(address, response)
    return true
  } catch {
    return false
  }
}

async function install(): Promise<void> {
  const files = await caches.open(filesCache)
  const known = new Set((await files.keys()).map((request) => new URL(request.url).pathname))
  await files.addAll(BUILT_FILES.filter((file) => !known.has(file)))
  const cache = await caches.open(pagesCache)
  for (const address of ['/perlu-sinyal', '/draf']) await keep(cache, address)
  await worker.skipWaiting()
}

/** Every service and its form come in one answer: they are so alike that it costs a quarter of all of them alone. */
async function keepForms(cache: Cache, address: string): Promise<void> {
  const answer = await fetch(address, { cache: 'no-cache' })
  if (!answer.ok) throw new Error('The forms cannot be had')
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8' })
  for (const name of ['Content-Security-Policy', 'Content-Language', 'Referrer-Policy']) {
    const value = answer.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const { pages } = (await answer.json()) as { pages: [string, string][] }
  for (const [page, text] of pages) await cache.put(page, new Response(text, { headers }))
}

/** The public pages, in the reader's language, once a day. */
async function keepPages(wanted: string): Promise<void> {
  const cache = await caches.open(pagesCache)
  if ((await (await cache.match(marker))?.text()) === wanted) return
  const { pages, data, forms } = (await (await fetch('/luring.json')).json()) as Kept
  await keepForms(cache, forms)
  let isWhole = true
  for (const address of [...pages, ...data]) isWhole = (await keep(cache, address)) && isWhole
  if (isWhole) await cache.put(marker, new Response(wanted))
}

let keeping: Promise<void> = Promise.resolve()

/** One after the other: two pages may ask at once. */
function keepInTurn(wanted: string): Promise<void> {
  keeping = keeping.then(() => keepPages(wanted)).catch(() => undefined) // asked again at the next page
  return keeping
}

async function activate(): Promise<void> {
  const files = await caches.open(filesCache)
  for (const request of await files.keys())
    if (!BUILT_FILES.includes(new URL(request.url).pathname)) await files.delete(request)
  for (const name of await caches.keys()) if (name !== filesCache && name !== pagesCache) await caches.delete(name)
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
worker.addEventListener('message', (event) => {
  if (typeof event.data === 'string') event.waitUntil(keepInTurn(event.data))
})
worker.addEventListener('activate', (event) => event.waitUntil(activate()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname, search } = new URL(request.url)
  if (origin !== worker.location.origin || isForeign(pathname)) return
  if (
    request.method === 'POST' &&
    request.mode === 'navigate' &&
    /^\/(layanan\/[^/]+\/isi|kunjungan)$/.test(pathname)
  ) {
    event.respondWith(sendForm(request))
    return
  }
  if (request.method !== 'GET') return
  if (pathname.startsWith('/portal-assets/')) event.respondWith(cacheFirst(request))
  else if (request.mode === 'navigate' && isPersonal(pathname)) event.respondWith(fetch(request).catch(needsSignal))
  else if (request.mode === 'navigate' || /^\/(wilayah|jadwal)\.json$/.test(pathname))
    event.respondWith(networkFirst(request, search === ''))
})
