import { createHmac, randomInt } from 'node:crypto'

const TRIES = 12

export type WebhookOptions = { url: string | undefined; appSecret: string; firstRetryMs?: number }

/** Posts signed webhooks as Meta does: at least once, again while they are not answered with 200, in no sure order. */
export function createWebhooks({ url, appSecret, firstRetryMs = 250 }: WebhookOptions) {
  const stopped = new AbortController()
  const held: string[] = []
  let isHolding = false
  let copies = 1
  let tries = 0

  async function deliver(body: string): Promise<boolean> {
    for (let failures = 0; failures < TRIES; failures += 1) {
      if (failures > 0) await pause(Math.min(firstRetryMs * 2 ** (failures - 1), 30_000))
      if (stopped.signal.aborted || url === undefined) return false
      tries += 1
      if (await post(url, body)) return true
    }
    return false
  }

  async function post(to: string, body: string): Promise<boolean> {
    const signature = createHmac('sha256', appSecret).update(body).digest('hex')
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` }
    const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(10_000)])
    return fetch(to, { method: 'POST', headers, body, signal }).then(
      (response) => response.status === 200,
      () => false,
    )
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      stopped.signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  async function send(body: string): Promise<boolean> {
    if (isHolding) {
      held.push(body)
      return false
    }
    const outcomes = await Promise.all(Array.from({ length: copies }, () => deliver(body)))
    return outcomes.some(Boolean)
  }

  return {
    /** Asks the address whether it is ours, as Meta does when it is entered there. */
    async verify(token: string): Promise<boolean> {
      if (url === undefined) return false
      const challenge = String(randomInt(1_000_000_000))
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.verify_token': token,
        'hub.challenge': challenge,
      })
      const response = await fetch(`${url}?${query}`, { signal: stopped.signal }).catch(() => undefined)
      return response?.status === 200 && (await response.text()) === challenge
    },
    /** Resolves with true once it was taken. */
    send: (value: unknown) => send(JSON.stringify(value)),
    /** Every webhook comes so many times. */
    setCopies: (count: number) => {
      copies = count
    },
    /** Keeps webhooks back; ended, they go out with the newest first. */
    async hold(isHeld: boolean): Promise<void> {
      isHolding = isHeld
      if (isHeld) return
      for (const body of held.splice(0).reverse()) await send(body)
    },
    countTries: () => tries,
    stop: () => stopped.abort(),
  }
}
