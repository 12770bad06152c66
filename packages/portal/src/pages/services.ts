import type { ServiceSummary } from '@sipelandukilat/contract'
import type { ServiceDefinition } from '@sipelandukilat/domain'
import { conditionInWords } from '../form/condition-words'
import { html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'
import { groupByLifeEvent } from './life-events'

export type ServicesProps = { services: readonly ServiceSummary[]; query: string }

/** All services by what happens in a life; plain links, with a search that works without script. */
export function renderServices(site: Site, { services, query }: ServicesProps): string {
  const { messages, language } = site
  const groups = groupByLifeEvent(services, language, query)
  const body = html`<h1>${messages.servicesTitle}</h1>
<p class="lead">${messages.servicesIntro}</p>
<form method="get" action="${addresses.services}" role="search" class="search-row" data-services-search><label for="cari-layanan">${messages.searchService}</label><div class="row"><input id="cari-layanan" type="search" name="cari" value="${query}" maxlength="60" autocomplete="off"><button type="submit" class="quiet">${messages.search}</button></div></form>
${groups.length === 0 ? html`<p class="empty">${messages.noServiceFound(query)} <a href="${addresses.services}">${messages.allServices}</a></p>` : null}
${groups.map(
  (group) =>
    html`<section class="events" aria-labelledby="kelompok-${group.id}"><h2 id="kelompok-${group.id}">${messages[`group_${group.id}`]}</h2><ul class="cards">${group.events.map(
      (event) =>
        html`<li><a class="card" href="${addresses.service(event.service.code)}"><strong>${event.label}</strong><span>${event.service.title[language]}</span></a></li>`,
    )}</ul></section>`,
)}`
  return renderPage(site, { title: messages.servicesTitle, body })
}

/** One service before starting: what is needed, how long it takes, what one gets. */
export function renderService(site: Site, definition: ServiceDefinition): string {
  const { messages, language } = site
  const title = definition.title[language]
  const requirementNote = (requirement: ServiceDefinition['requirements'][number]) => {
    if (requirement.hint) return requirement.hint[language]
    if (typeof requirement.required === 'boolean') return requirement.required ? undefined : messages.optional
    return messages.onlyIf(conditionInWords(requirement.required, { definition, language, messages }))
  }
  const body = html`<p class="trail"><a href="${addresses.services}">‹ ${messages.servicesTitle}</a></p>
<h1>${title}</h1>
<p class="lead">${definition.summary[language]}</p>
<ul class="badges"><li>${messages.freeOfCharge}</li><li>${messages.officeDays(definition.officeDays.total)}</li><li>${
    definition.presence === 'none' ? messages.fromHome : messages.mustBePresent
  }</li></ul>
<div class="actions"><a class="button primary" href="${addresses.form(definition.code)}">${messages.start}</a></div>
${
  definition.reportingDeadline
    ? html`<div class="warning"><p>${messages.reportWithin(definition.reportingDeadline.days)}</p></div>`
    : null
}
<section class="part"><h2>${messages.whatYouNeed}</h2>${
    definition.requirements.length === 0
      ? html`<p>${messages.nothingNeeded}</p>`
      : html`<ul class="requirements">${definition.requirements.map((requirement) => {
          const note = requirementNote(requirement)
          return html`<li><strong>${requirement.label[language]}</strong>${note ? html`<br><span class="help">${note}</span>` : null}</li>`
        })}</ul>`
  }</section>
${
  definition.conditions.length > 0
    ? html`<section class="part"><h2>${messages.conditionsTitle}</h2><ul>${definition.conditions.map((condition) => html`<li>${condition[language]}</li>`)}</ul></section>`
    : null
}
<section class="part"><h2>${messages.whatYouGet}</h2><ul>${definition.products.map(
    (product) =>
      html`<li><strong>${product.label[language]}</strong> – ${messages[`format_${product.format}`]}${
        product.condition ? html`<br><span class="help">${product.condition[language]}</span>` : null
      }</li>`,
  )}</ul></section>
<section class="part"><h2>${messages.howLong}</h2><p>${messages.howLongText(definition.officeDays.total)}</p>${
    definition.presence === 'none'
      ? null
      : html`<p>${messages[`presence_${definition.presence}`]} ${messages.presenceChoices}</p>`
  }</section>
<div class="actions"><a class="button primary" href="${addresses.form(definition.code)}">${messages.start}</a></div>`
  return renderPage(site, { title, body })
}
