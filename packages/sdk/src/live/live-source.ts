/** What the server says over `GET /api/v1/live`: a kind and ids, never personal data. */
export type LiveEvent = { readonly type: string; readonly [id: string]: unknown }

type Listener = (event: LiveEvent) => void

/** Emitted after a lost stream is back: what came meanwhile was missed, so lists should be read again. */
export const reconnected: LiveEvent = { type: 'live.reconnected' }

const channelName = 'sipelandukilat-live'
const longestWait = 60_000

const isLiveEvent = (value: unknown): value is LiveEvent =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** Waits double from one second to a minute, by half at random, so that a restarted server is not run over. */
const waitBefore = (attempt: number) => Math.min(longestWait, 1000 * 2 ** attempt) * (0.5 + Math.random() / 2)

function openStream(url: string, emit: Listener, signal: AbortSignal): void {
  let attempt = 0
  let wasOpen = false
  const connect = () => {
    if (signal.aborted) return
    const source = new EventSource(url)
    signal.addEventListener('abort', () => source.close(), { once: true })
    source.onopen = () => {
      attempt = 0
      if (wasOpen) emit(reconnected)
      wasOpen = true
    }
    source.onmessage = ({ data }) => {
      const event: unknown = JSON.parse(String(data))
      if (isLiveEvent(event)) emit(event)
    }
    source.onerror = () => {
      // The browser tries again by itself unless the server refused; then it is ours to do.
      if (source.readyState !== EventSource.CLOSED) return
      attempt += 1
      setTimeout(connect, waitBefore(attempt))
    }
  }
  connect()
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))

/**
 * Listens to the server through one stream per browser: the tab that holds the lock keeps the stream and tells the others; when it
 * closes, another takes over. Without locks (a plain-http address) each tab keeps its own. Ends when `signal` aborts.
 */
export function startLiveSource(url: string, onEvent: Listener, signal: AbortSignal): void {
  if (!('locks' in navigator)) {
    openStream(url, onEvent, signal)
    return
  }
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = ({ data }) => {
    if (isLiveEvent(data)) onEvent(data)
  }
  signal.addEventListener('abort', () => channel.close(), { once: true })
  const lead = () => {
    openStream(
      url,
      (event) => {
        channel.postMessage(event)
        onEvent(event)
      },
      signal,
    )
    return untilAborted(signal)
  }
  navigator.locks.request(channelName, { signal }, lead).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
