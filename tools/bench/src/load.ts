import autocannon from 'autocannon'

export type Load = { perSecond: number; p95Ms: number; errors: number; requests: number }
type Request = { method?: 'GET' | 'POST'; path: string; body?: string; headers?: Record<string, string> }
type Bound = { seconds: number } | { amount: number }

const usualConnections = 32

/**
 * Requests per second under 32 connections, for some seconds or for a number of requests. Those of a list are dealt out in
 * turn to all connections, so that with as many requests as the list has none is sent twice; a function makes each anew.
 */
export async function load(
  url: string,
  requests: readonly Request[] | (() => Request),
  bound: Bound,
  connections = usualConnections,
): Promise<Load> {
  let dealt = 0
  const next = typeof requests === 'function' ? requests : () => requests[dealt++ % requests.length]
  const begun = performance.now()
  let ended = begun
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(
      {
        url,
        connections,
        ...('seconds' in bound ? { duration: bound.seconds } : { amount: bound.amount }),
        requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
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
