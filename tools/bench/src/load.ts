import autocannon from 'autocannon'

export type Load = { perSecond: number; p95Ms: number; errors: number; requests: number }
type Request = { method?: 'GET' | 'POST'; path: string; body?: string; headers?: Record<string, string> }
type Bound = { seconds: number } | { amount: number }

const usualConnections = 32

/**
 * Requests per second under 32 connections, for some seconds or for a number of requests. With `amount` the requests are
 * dealt out so that none is sent twice; a function makes each anew.
 */
export async function load(
  url: string,
  requests: Request[] | (() => Request),
  bound: Bound,
  connections = usualConnections,
): Promise<Load> {
  let dealt = 0
  const deal = (make: () => Request | undefined) => [
    { setupRequest: (request: autocannon.Request) => ({ ...request, ...make() }) as autocannon.Request },
  ]
  const isMade = typeof requests === 'function'
  const begun = performance.now()
  let ended = begun
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(
      {
        url,
        connections,
        ...('seconds' in bound ? { duration: bound.seconds } : { amount: bound.amount }),
        requests: isMade
          ? deal(requests)
          : 'seconds' in bound
            ? (requests as autocannon.Request[])
            : deal(() => requests[dealt++ % requests.length]),
      },
      (error: unknown, outcome) => (error ? reject(error) : resolve(outcome)),
    )
    // Until the last answer, and not until autocannon looks up: it counts whole seconds.
    running.on('response', () => {
      ended = performance.now()
    })
  })
  return {
    perSecond: result.requests.total / ((ended - begun) / 1000),
    p95Ms: result.latency.p97_5,
    errors: result.errors + result.non2xx + result.timeouts,
    requests: result.requests.total,
  }
}
