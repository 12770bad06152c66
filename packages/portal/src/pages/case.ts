import type { ServiceSummary } from '@sipelandukilat/contract'
import { localized } from '@sipelandukilat/domain'
import type { CaseEvent, CaseStep, ServiceCase } from '@sipelandukilat/domain/cases'
import { type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

/** A card that leads to a case, for lists of services. */
export function caseCard({ language }: Site, { id, title, summary }: ServiceCase): Html {
  return html`<li><a class="card" href="${addresses.case(id)}"><strong>${localized(title, language)}</strong><span>${localized(summary, language)}</span></a></li>`
}

/** What happened? One card for each event of a case. */
export function renderCase(site: Site, one: ServiceCase): string {
  const { say, language } = site
  const title = localized(one.title, language)
  const body = html`<p class="trail"><a href="${addresses.services}">‹ ${say('servicesTitle')}</a></p>
<h1>${title}</h1>
<p class="lead">${localized(one.summary, language)}</p>
<section class="events" aria-labelledby="peristiwa"><h2 id="peristiwa">${localized(one.question, language)}</h2><ul class="cards">${one.events.map(
    (event) =>
      html`<li><a class="card" href="${addresses.caseEvent(one.id, event.id)}"><strong>${localized(event.label, language)}</strong></a></li>`,
  )}</ul></section>
<p class="help">${say('searchPerson')} <a href="${addresses.help}">${say('navHelp')}</a></p>`
  return renderPage(site, { texts: ['services'], title, body })
}

/** The papers to bring and the steps in order, each with its service where one is in force. */
export function renderCaseEvent(
  site: Site,
  { one, event, services }: { one: ServiceCase; event: CaseEvent; services: readonly ServiceSummary[] },
): string {
  const { say, language } = site
  const title = localized(event.label, language)
  const body = html`<p class="trail"><a href="${addresses.case(one.id)}">‹ ${localized(one.title, language)}</a></p>
<h1>${title}</h1>
<section class="part"><h2>${say('caseBring')}</h2><ul class="requirements">${event.papers.map(
    ({ label, givenBy, whereMissing }) =>
      html`<li><strong>${localized(label, language)}</strong><br><span class="help">${say('caseGivenBy', { who: localized(givenBy, language) })}</span><br><span class="help">${say('caseMissing', { what: localized(whereMissing, language) })}</span></li>`,
  )}</ul></section>
<section class="part"><h2>${say('caseSteps')}</h2><ol class="requirements">${event.steps.map((step) => renderStep(site, step, services))}</ol></section>
<p class="help">${say('searchPerson')} <a href="${addresses.help}">${say('navHelp')}</a></p>`
  return renderPage(site, { texts: ['services'], title, body })
}

function renderStep({ say, language }: Site, step: CaseStep, services: readonly ServiceSummary[]): Html {
  const service = services.find(({ code }) => code === step.service)
  return html`<li><strong>${localized(step.title, language)}</strong>${
    step.when ? html`<br><em>${localized(step.when, language)}</em>` : null
  }<p>${localized(step.why, language)}</p>${
    service
      ? html`<p><a class="button" href="${addresses.service(service.code)}">${localized(service.title, language)}</a></p>`
      : null
  }<p class="help">${say('caseBasis', { law: step.basis })}</p></li>`
}
