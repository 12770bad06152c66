import type { TravelOrderCheck } from '@sipelandukilat/contract'
import { formatDate } from '@sipelandukilat/domain'
import { html } from '../html'
import { renderPage } from '../layout'
import type { Site } from '../site'

/** What the QR of a travel order opens: whether it is genuine, for which days and regencies, and nobody's name. */
export function renderTravelOrder(site: Site, order: TravelOrderCheck | undefined): string {
  const { messages, language } = site
  const title = messages.travelOrderTitle
  const body = order
    ? html`<h1>${title}</h1><div class="${order.status === 'cancelled' ? 'summary' : 'done'}" role="status"><p>${order.status === 'cancelled' ? messages.travelOrderCancelled : messages.travelOrderGenuine}</p></div><dl class="facts"><div><dt>${messages.travelOrderNumber}</dt><dd>${order.number ?? messages.travelOrderNoNumber}</dd></div><div><dt>${messages.travelOrderDays}</dt><dd>${formatDate(order.startsOn, language)} – ${formatDate(order.endsOn, language)}</dd></div><div><dt>${messages.travelOrderRegencies}</dt><dd>${order.regencies.join(', ')}</dd></div></dl><p class="help">${messages.travelOrderHelp}</p>`
    : html`<h1>${title}</h1><div class="summary" role="alert"><p>${messages.travelOrderUnknown}</p></div><p class="help">${messages.travelOrderHelp}</p>`
  return renderPage(site, { title, body })
}
