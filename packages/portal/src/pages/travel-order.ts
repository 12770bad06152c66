import type { TravelOrderCheck } from '@sipelandukilat/contract'
import { formatDate } from '@sipelandukilat/domain'
import { html } from '../html'
import { renderPage } from '../layout'
import type { Site } from '../site'

/** What the QR of a travel order opens: whether it is genuine, for which days and regencies, and nobody's name. */
export function renderTravelOrder(site: Site, order: TravelOrderCheck | undefined): string {
  const { say, language } = site
  const title = say('travelOrderTitle')
  const body = order
    ? html`<h1>${title}</h1><div class="${order.status === 'cancelled' ? 'summary' : 'done'}" role="status"><p>${order.status === 'cancelled' ? say('travelOrderCancelled') : say('travelOrderGenuine')}</p></div><dl class="facts"><div><dt>${say('travelOrderNumber')}</dt><dd>${order.number ?? say('travelOrderNoNumber')}</dd></div><div><dt>${say('travelOrderDays')}</dt><dd>${formatDate(order.startsOn, language)} – ${formatDate(order.endsOn, language)}</dd></div><div><dt>${say('travelOrderRegencies')}</dt><dd>${order.regencies.join(', ')}</dd></div></dl><p class="help">${say('travelOrderHelp')}</p>`
    : html`<h1>${title}</h1><div class="summary" role="alert"><p>${say('travelOrderUnknown')}</p></div><p class="help">${say('travelOrderHelp')}</p>`
  return renderPage(site, { texts: ['travel-order'], title, body })
}
