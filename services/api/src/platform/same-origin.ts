import type { RequestHandler } from 'express'
import { Problem } from './problem'
import { correlationIdOf, sendProblem } from './serve'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses changes that another site makes a browser send: `Sec-Fetch-Site` where the browser tells it, `Origin` otherwise.
 * A program without either (a gateway, a script) carries no cookies by accident and passes.
 */
export const sameOrigin: RequestHandler = (request, response, next) => {
  correlationIdOf(response)
  if (safeMethods.has(request.method)) return next()
  const site = request.get('sec-fetch-site')
  const origin = request.get('origin')
  const isForeign = site
    ? site !== 'same-origin' && site !== 'none'
    : origin !== undefined && new URL(`http://${request.get('host')}`).host !== hostOf(origin)
  if (isForeign) return sendProblem(request, response, new Problem('forbidden'))
  next()
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
