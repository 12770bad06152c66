import type { ProblemDocument } from '@sipelandukilat/contract'
import { html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

/** A failure in the site's own look, with what to do. */
export function renderProblem(site: Site, problem: ProblemDocument): string {
  const { say } = site
  const isMissing = problem.status === 404
  const title = isMissing ? say('pageMissing') : problem.title
  return renderPage(site, {
    texts: ['problem'],
    title,
    isPersonal: true,
    opensAt: addresses.home,
    body: html`<h1>${title}</h1><p class="lead">${isMissing ? say('pageMissingHelp') : problem.detail}</p>${
      problem.status >= 500
        ? html`<p class="help">${say('problemCode')} <code>${problem.correlationId}</code></p>`
        : null
    }<div class="actions"><a class="button primary" href="${addresses.home}">${say('toHome')}</a><a class="button" href="${addresses.services}">${say('navServices')}</a></div>`,
  })
}
