import autocannon from 'autocannon'

export type Load = { perSecond: number; p95Ms: number; errors: number }
type Request = { method?: 'GET' | 'POST'; path: string; body?: string; headers?: Record<string, string> }

const connections = 32

/**
 * Requests per second under 32 connections, for some seconds or for a number of requests. With `amount` the requests are
 * dealt out so that none is sent twice; a function makes each anew.
 */
export async function load(
  url: string,
  requests: Request[] | (() => Request),
  bound: { seconds: number } | { amount: number },
): Promise<Load> {
  let dealt = 0
  const deal = (make: () => Request | undefined) => [
    { setupRequest: (request: autocannon.Request) => ({ ...request, ...make() }) as autocannon.Request },
  ]
  const isMade = typeof requests === 'function'
  const result = await autocannon({
    url,
    connections,
    ...('seconds' in bound ? { duration: bound.seconds } : { amount: bound.amount }),
    requests: isMade
      ? deal(requests)
      : 'seconds' in bound
        ? (requests as autocannon.Request[])
        : deal(() => requests[dealt++ % requests.length]),
  })
  return {
    // Not autocannon's mean of whole seconds: a load of a given amount may end within the first.
    perSecond: result.requests.total / result.duration,
    p95Ms: result.latency.p97_5,
    errors: result.errors + result.non2xx + result.timeouts,
  }
}

/** The median of several rounds, so that one disturbed round does not decide. */
export async function medianLoad(rounds: number, run: () => Promise<Load>): Promise<Load & { spread: number }> {
  const results: Load[] = []
  for (let round = 0; round < rounds; round += 1) results.push(await run())
  results.sort((first, second) => first.perSecond - second.perSecond)
  const middle = results[Math.floor(results.length / 2)]
  if (!middle) throw new Error('No round ran')
  const least = results[0]?.perSecond ?? 0
  const most = results.at(-1)?.perSecond ?? 0
  return {
    ...middle,
    errors: results.reduce((sum, one) => sum + one.errors, 0),
    spread: middle.perSecond === 0 ? 0 : (most - least) / middle.perSecond,
  }
}
