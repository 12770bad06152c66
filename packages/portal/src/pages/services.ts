import type { ServiceSummary } from '@sipelandukilat/contract'
import type { ServiceDefinition } from '@sipelandukilat/domain'
import { eventGroupLabel, localized } from '@sipelandukilat/domain'
import { cases, findCase, type ServiceCase } from '@sipelandukilat/domain/cases'
import { type OtherTopic, otherOfficesTexts } from '@sipelandukilat/domain/intent'
import { conditionInWords } from '../form/condition-words'
import { type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'
import { caseCard } from './case'
import { groupByLifeEvent, type LifeEvent, mostUsedEvents, searchLifeEvents } from './life-events'

export type ServicesProps = { services: readonly ServiceSummary[]; query: string }

/** All services by what happens in a life; plain links, with a search that works without script. */
export function renderServices(site: Site, { services, query }: ServicesProps): string {
  const { say, language } = site
  const body = html`<h1>${say('servicesTitle')}</h1>
<p class="lead">${say('servicesIntro')}</p>
<form method="get" action="${addresses.services}" role="search" class="search-row" data-services-search><label for="cari-layanan">${say('searchService')}</label><div class="row"><input id="cari-layanan" type="search" name="cari" value="${query}" maxlength="120" autocomplete="off"><button type="submit" class="quiet">${say('search')}</button></div></form>
${
  query.trim() === ''
    ? html`<section class="events" aria-labelledby="paling-sering"><h2 id="paling-sering">${say('mostUsed')}</h2>${cardsOf(site, mostUsedEvents(services, language))}</section>
<section class="events" aria-labelledby="semua-kejadian"><h2 id="semua-kejadian">${say('allEvents')}</h2>${groupByLifeEvent(
        services,
        language,
      ).map(
        (group) =>
          html`<details class="group" id="kelompok-${group.id}"><summary><h3>${eventGroupLabel(group.id, language)}</h3> <span class="help">${say('eventCount', { count: group.events.length })}</span></summary>${cardsOf(site, group.events, group.id === 'moving' ? cases : [])}</details>`,
      )}</section>`
    : foundIn(site, { services, query })
}`
  return renderPage(site, { texts: ['services', 'help'], title: say('servicesTitle'), body })
}

function cardsOf(site: Site, events: readonly LifeEvent[], first: readonly ServiceCase[] = []): Html {
  const { language } = site
  return html`<ul class="cards">${first.map((one) => caseCard(site, one))}${events.map(
    (event) =>
      html`<li><a class="card" href="${addresses.service(event.service.code)}"><strong>${event.label}</strong><span>${localized(event.service.title, language)}</span></a></li>`,
  )}</ul>`
}

/** What a search finds; where nothing fits, what comes nearest and who helps. */
function foundIn(site: Site, { services, query }: ServicesProps): Html {
  const { say, language } = site
  const { search, events } = searchLifeEvents(services, language, query)
  const all = html`<a href="${addresses.services}">${say('allServices')}</a>`
  if (search.kind === 'other') return html`<div class="empty">${otherWay(site, search.what)}<p>${all}</p></div>`
  if (search.kind === 'elsewhere')
    return html`<div class="empty"><p>${otherOfficesTexts.say(language, `office_${search.topic}`)}</p><p>${all}</p></div>`
  const notice =
    search.kind === 'found' && search.notice === 'religiousCourt'
      ? html`<div class="warning"><p>${say('religiousCourt')}</p></div>`
      : null
  const nothing =
    search.kind === 'nearest' ? html`<p class="empty">${say('noServiceFound', { query })} ${all}</p>` : null
  const meant = search.kind === 'found' && search.case ? findCase(search.case.id) : undefined
  const title = say(search.kind === 'found' ? 'servicesFound' : 'servicesNearest')
  return html`${notice}${nothing}<section class="events" aria-labelledby="hasil-cari"><h2 id="hasil-cari">${title}</h2>${cardsOf(site, events, meant ? [meant] : [])}</section>
<p class="help">${say('searchPerson')} <a href="${addresses.help}">${say('navHelp')}</a></p>`
}

/** The cases whose first step a service is. */
const casesBegunBy = (code: string) =>
  cases.filter(({ events }) => events.some(({ steps }) => steps[0]?.service === code))

/** Where somebody finds what is no service. */
function otherWay({ say }: Site, what: OtherTopic): Html {
  const way = (address: string, label: string) => html`<p><a class="button primary" href="${address}">${label}</a></p>`
  switch (what) {
    case 'status':
      return way(addresses.follow, say('navFollow'))
    case 'complaint':
      return way(addresses.complaint, say('navComplaint'))
    case 'schedule':
      return way(addresses.schedule, say('navSchedule'))
    case 'cost':
      return html`<p>${say('helpMoneyText')}</p>`
    case 'office':
    case 'thanks':
    case 'greeting':
      return way(addresses.help, say('navHelp'))
  }
}

/** One service before starting: what is needed, how long it takes, what one gets. */
export function renderService(site: Site, definition: ServiceDefinition): string {
  const { say, language } = site
  const title = localized(definition.title, language)
  const requirementNote = (requirement: ServiceDefinition['requirements'][number]) => {
    if (requirement.hint) return localized(requirement.hint, language)
    if (typeof requirement.required === 'boolean') return requirement.required ? undefined : say('optional')
    return say('onlyIf', { condition: conditionInWords(requirement.required, { definition, language, say }) })
  }
  const body = html`<p class="trail"><a href="${addresses.services}">‹ ${say('servicesTitle')}</a></p>
<h1>${title}</h1>
<p class="lead">${localized(definition.summary, language)}</p>
<ul class="badges"><li>${say('freeOfCharge')}</li><li>${say('officeDays', { count: definition.officeDays.total })}</li><li>${
    definition.presence === 'none' ? say('fromHome') : say('mustBePresent')
  }</li></ul>
<div class="actions"><a class="button primary" href="${addresses.form(definition.code)}">${say('start')}</a></div>
${casesBegunBy(definition.code).map(
  ({ id, title }) => html`<p><a href="${addresses.case(id)}">${localized(title, language)}</a></p>`,
)}
${
  definition.reportingDeadline
    ? html`<div class="warning"><p>${say(
        definition.approval?.kind === 'lateReport' ? 'reportWithinHead' : 'reportWithin',
        {
          days: definition.reportingDeadline.days,
        },
      )}</p></div>`
    : null
}
<section class="part"><h2>${say('whatYouNeed')}</h2>${
    definition.requirements.length === 0
      ? html`<p>${say('nothingNeeded')}</p>`
      : html`<ul class="requirements">${definition.requirements.map((requirement) => {
          const note = requirementNote(requirement)
          return html`<li><strong>${localized(requirement.label, language)}</strong>${note ? html`<br><span class="help">${note}</span>` : null}${requirement.form ? html`<br><a href="${addresses.blankForm(requirement.form)}">${say('blankForm', { form: requirement.form })}</a>` : null}</li>`
        })}</ul>`
  }</section>
${
  definition.conditions.length > 0
    ? html`<section class="part"><h2>${say('conditionsTitle')}</h2><ul>${definition.conditions.map((condition) => html`<li>${localized(condition, language)}</li>`)}</ul></section>`
    : null
}
<section class="part"><h2>${say('whatYouGet')}</h2><ul>${definition.products.map(
    (product) =>
      html`<li><strong>${localized(product.label, language)}</strong> – ${say(`format_${product.format}`)}${
        product.condition ? html`<br><span class="help">${localized(product.condition, language)}</span>` : null
      }</li>`,
  )}</ul></section>
<section class="part"><h2>${say('howLong')}</h2><p>${say('howLongText', { count: definition.officeDays.total })}</p>${
    definition.presence === 'none'
      ? null
      : html`<p>${say(`presence_${definition.presence}`)} ${say('presenceChoices')}</p>`
  }</section>
<div class="actions"><a class="button primary" href="${addresses.form(definition.code)}">${say('start')}</a></div>`
  return renderPage(site, { texts: ['services'], title, body })
}
