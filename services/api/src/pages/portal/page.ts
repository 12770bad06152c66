import { isLanguage, type Language } from '@sipelandukilat/domain'
import {
  choiceDays,
  createSite,
  isTextSize,
  languageName,
  renderProblem,
  type Site,
  type TextSize,
  textSizeName,
  withoutChoices,
} from '@sipelandukilat/portal'
import { parse } from 'cookie'
import type { Request, RequestHandler, Response } from 'express'
import type { Platform } from '../../platform/platform'
import { correlationIdOf, languageOf, toProblem } from '../../platform/serve'
import type { PortalAssets } from './assets'

/** What a page of the portal may load. */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ')

const toTextSize = (value: unknown): TextSize | undefined => (isTextSize(value) ? value : undefined)
const toLanguage = (value: unknown): Language | undefined => (isLanguage(value) ? value : undefined)

/** The reader's own choice, else what their browser prefers. */
export function pageLanguage(request: Request): Language {
  return toLanguage(parse(request.headers.cookie ?? '')[languageName]) ?? languageOf(request)
}

const remember = (response: Response, name: string, choice: string): void => {
  response.cookie(name, choice, { path: '/', sameSite: 'lax', maxAge: choiceDays * 24 * 3600 * 1000 })
}

export const rememberLanguage = (response: Response, language: Language): void =>
  remember(response, languageName, language)

export const rememberTextSize = (response: Response, size: TextSize): void => remember(response, textSizeName, size)

/** The page's path and query. More than one stroke at its beginning would name another site. */
function addressOf({ path, originalUrl }: Request): string {
  const query = originalUrl.split('?').slice(1).join('?')
  return `${path.replace(/^[/\\]+/, '/')}${query ? `?${query}` : ''}`
}

export type PageInput = { request: Request; response: Response; site: Site; now: Date; correlationId: string }

/** A page's handler gives its document, or answers by itself (a redirect, a download). */
export type PageHandler = (input: PageInput) => Promise<string | undefined>

export type Pages = {
  /** `isPersonal`: no copy is kept anywhere. */
  page: (handler: PageHandler, options?: { isPersonal?: boolean }) => RequestHandler
}

const wantsJson = (request: Request) => request.get('accept') === 'application/json'

/** Makes page handlers: language, headers, and failures shown in the site's own look. */
export function createPages({ logger, clock }: Platform, assets: PortalAssets): Pages {
  return {
    page:
      (handler, { isPersonal = false } = {}) =>
      async (request, response) => {
        const chosen = toLanguage(request.query[languageName])
        const chosenSize = toTextSize(request.query[textSizeName])
        const address = request.method === 'GET' ? withoutChoices(addressOf(request)) : undefined
        if ((chosen || chosenSize) && address !== undefined) {
          if (chosen) rememberLanguage(response, chosen)
          if (chosenSize) rememberTextSize(response, chosenSize)
          response.redirect(303, address)
          return
        }
        const language = pageLanguage(request)
        const textSize = toTextSize(parse(request.headers.cookie ?? '')[textSizeName])
        const site = createSite({ language, assets, path: request.path, address, textSize })
        response.set({
          'Content-Security-Policy': contentSecurityPolicy,
          'Content-Language': language,
          'Cache-Control': isPersonal ? 'no-store' : 'private, no-cache',
          Vary: 'Cookie, Accept-Language',
          'Referrer-Policy': 'same-origin',
        })
        const correlationId = correlationIdOf(response)
        try {
          const document = await handler({ request, response, site, now: clock(), correlationId })
          if (document !== undefined && !response.headersSent) response.type('html').send(document)
        } catch (error) {
          const problem = toProblem(error, logger, correlationId)
          if (response.headersSent) {
            response.destroy()
            return
          }
          if (problem.options.retryAfter !== undefined) response.set('Retry-After', String(problem.options.retryAfter))
          response.status(problem.status).set('Cache-Control', 'no-store')
          const document = problem.toDocument(language, correlationId)
          if (wantsJson(request)) response.type('application/problem+json').send(JSON.stringify(document))
          else response.type('html').send(renderProblem(site, document))
        }
      },
  }
}

export { wantsJson }
